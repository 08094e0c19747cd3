import type { ComponentChildren } from 'preact';
import { asSentence, sayPlan } from '../../shared/messages/phrasing.ts';
import { SIGN_IN, STORE } from '../../shared/messages/window/sign-in.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { HOUR_MS } from '../../shared/spans.ts';
import type { ProfileReport, SignInReport } from '../../shared/verdict.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import { Card, Row } from '../parts/card.tsx';
import { Deadline } from '../parts/deadline.tsx';
import { Moment } from '../parts/moment.tsx';
import { Place } from '../parts/place.tsx';
import { RemedyButtons } from '../parts/remedy-buttons.tsx';
import { callFor } from '../primary-action.ts';
import { useShell } from '../shell.ts';

/** What Claude Code's tokens live for, where the store does not tell when it was renewed. */
const USUAL_TOKEN_MS = 8 * HOUR_MS;
const USUAL_LOGIN_MS = 30 * 24 * HOUR_MS;

/** The login: its two deadlines, the plan, and where it is kept. */
export function SignInCard({ profile }: { profile: ProfileReport | undefined }) {
  const { snapshot } = useShell();
  return (
    <Card title={SIGN_IN.title} name="sign-in" aside={profile && describeKeeping(profile.signIn)}>
      {profile && <Reason signIn={profile.signIn} snapshot={snapshot} />}
      {profile ? <Deadlines signIn={profile.signIn} snapshot={snapshot} /> : <p>{SIGN_IN.none}</p>}
      {snapshot.pattern !== null && snapshot.cause !== 'account' && (
        <p class="pattern">{asSentence(snapshot.pattern)}</p>
      )}
      {profile && <Facts profile={profile} />}
    </Card>
  );
}

/** Why the state is what it is, unless it goes without saying or the call says it. */
function Reason({ signIn, snapshot }: { signIn: SignInReport; snapshot: Snapshot }) {
  const { reason, state } = signIn;
  if (state === 'OK' || state === 'STALE' || state === 'ENDING') return null;
  const isTold = callFor(snapshot)?.tellsReason === true && snapshot.profiles[0]?.signIn === signIn;
  return isTold ? null : <p>{asSentence(reason)}</p>;
}

/** "Max · .credentials.json" */
function describeKeeping({ plan, store }: SignInReport): string {
  return plan === null ? STORE[store] : `${sayPlan(plan)} · ${STORE[store]}`;
}

function Deadlines({ signIn, snapshot }: { signIn: SignInReport; snapshot: Snapshot }) {
  const { accessTokenExpiresAt, changedAt, loginEndsAt, state } = signIn;
  if (state === 'DEAD') return <Ended endedAt={loginEndsAt ?? accessTokenExpiresAt ?? changedAt} />;
  const light = snapshot.cause === 'network' ? 'grey' : 'green';
  return (
    <>
      {accessTokenExpiresAt !== null && (
        <Deadline
          name={SIGN_IN.access}
          endsAt={accessTokenExpiresAt}
          wholeMs={wholeOf(accessTokenExpiresAt, changedAt)}
          light={light}
          over={SIGN_IN.renewsLate}
        >
          <span>{snapshot.cause === 'service' ? SIGN_IN.hold : SIGN_IN.renews}</span>
          {changedAt !== null && (
            <span>
              {SIGN_IN.lastRenewed} <Moment at={changedAt} as="clock" />
            </span>
          )}
        </Deadline>
      )}
      {loginEndsAt !== null && (
        <Deadline
          name={SIGN_IN.login}
          endsAt={loginEndsAt}
          wholeMs={USUAL_LOGIN_MS}
          light={state === 'ENDING' ? 'yellow' : light}
        >
          <span>{state === 'ENDING' ? SIGN_IN.signInNow : SIGN_IN.signInBefore}</span>
          <Moment at={loginEndsAt} as="clock" />
        </Deadline>
      )}
    </>
  );
}

/** A login that is over has one end, not two deadlines. */
function Ended({ endedAt }: { endedAt: EpochMs | null }) {
  if (endedAt === null || endedAt <= 0) return null;
  return (
    <Deadline name={SIGN_IN.login} endsAt={endedAt} wholeMs={USUAL_LOGIN_MS} light="red">
      <span>{SIGN_IN.signInAgain}</span>
      <span>
        {SIGN_IN.endedSince} <Moment at={endedAt} as="clock" />
      </span>
    </Deadline>
  );
}

/** From renewal to end, as long as that is plausible; a store that was touched by hand proves nothing. */
function wholeOf(endsAt: number, changedAt: number | null): number {
  const span = changedAt === null ? 0 : endsAt - changedAt;
  return span > HOUR_MS && span < 48 * HOUR_MS ? span : USUAL_TOKEN_MS;
}

function Facts({ profile }: { profile: ProfileReport }) {
  const { account, plan, location, state } = profile.signIn;
  return (
    <details>
      <summary>{SIGN_IN.details}</summary>
      <dl class="facts">
        {plan !== null && <Fact name={SIGN_IN.plan}>{sayPlan(plan)}</Fact>}
        {account?.email && (
          <Fact name={SIGN_IN.account}>
            <Place text={account.email} />
          </Fact>
        )}
        {account?.organization && <Fact name={SIGN_IN.organization}>{account.organization}</Fact>}
        <Fact name={SIGN_IN.kept}>
          <Place text={location} />
        </Fact>
      </dl>
      <div class="buttons">
        <RemedyButtons remedies={state === 'NONE' ? ['sign-in'] : ['sign-in', 'reset']} profile={profile.id} />
      </div>
    </details>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <Row quiet>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </Row>
  );
}
