import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ProfileReport } from '../shared/verdict.ts';
import { type CardName, orderCards } from './card-order.ts';
import { FallbackCard } from './cards/fallback-card.tsx';
import { FindingLines } from './cards/finding-lines.tsx';
import { PrimaryCard } from './cards/primary-card.tsx';
import {
  authCard,
  historyCard,
  LateCard,
  noticesCard,
  othersCard,
  profileSwitch,
  remediesCard,
  serviceCard,
  setupCard,
  signInCard,
  usageCard,
  welcomeCard,
} from './late-card.tsx';
import { lineOf } from './lines.tsx';
import { Fold } from './parts/fold.tsx';
import { useShell } from './shell.ts';
import { offersUsage } from './usage-offer.ts';

interface Chosen {
  profile: ProfileReport | undefined;
}

const CARDS = {
  'sign-in': ({ profile }: Chosen) => <LateCard key="sign-in" fetch={signInCard} profile={profile} />,
  auth: ({ profile }: Chosen) => <LateCard key="auth" fetch={authCard} profile={profile} />,
  service: () => <LateCard key="service" fetch={serviceCard} />,
  findings: () => <FindingLines key="findings" />,
  fallback: () => <FallbackCard key="fallback" />,
  setup: () => <LateCard key="setup" fetch={setupCard} />,
  notices: () => <LateCard key="notices" fetch={noticesCard} />,
  history: () => <LateCard key="history" fetch={historyCard} />,
} as const satisfies Record<CardName, (chosen: Chosen) => ComponentChildren>;

/**
 * The card that matters now, with what belongs to it; of everything else one line, until it is wanted.
 * @param answer  to a pasted error: it takes the place of the call
 */
export function Home({ answer }: { answer: VNode | null }) {
  const { snapshot } = useShell();
  const [chosen, choose] = useState<string | null>(null);
  const profile = snapshot.profiles.find(({ id }) => id === chosen) ?? snapshot.profiles[0];
  const isTold = profile?.usage !== undefined;
  const hasUsage = profile && (isTold || offersUsage(snapshot, profile));
  const usage = hasUsage && <LateCard key="usage" fetch={usageCard} profile={profile} />;
  const { folded, open } = orderCards(snapshot);
  const isWelcome = !snapshot.settings.welcomed && snapshot.commands.includes('set-settings');
  const hasRun = snapshot.remedies.length > 0;
  const draw = (name: CardName) => CARDS[name]({ profile });
  return (
    <div class="cards">
      {snapshot.profiles.length > 1 && profile && (
        <LateCard fetch={profileSwitch} profile={profile} onChoose={choose} />
      )}
      {answer ?? <PrimaryCard />}
      {snapshot.others && <LateCard fetch={othersCard} />}
      {hasRun && <LateCard fetch={remediesCard} now />}
      {isWelcome && <LateCard fetch={welcomeCard} />}
      {isTold && !snapshot.cause && usage}
      {open.map(draw)}
      {/* At the first start it is asked for above. */}
      {!(isWelcome && snapshot.fallback.state === 'no-key') && draw('fallback')}
      {isTold && snapshot.cause && usage}
      <div class="card lines">
        {folded.map((name) => {
          if (name === 'findings') return draw(name);
          const line = lineOf(name, snapshot, profile);
          return (
            line && (
              <Fold key={name} name={name} line={line}>
                {draw(name)}
              </Fold>
            )
          );
        })}
        {!isTold && usage}
      </div>
      {hasRun && <LateCard fetch={remediesCard} now={false} />}
    </div>
  );
}
