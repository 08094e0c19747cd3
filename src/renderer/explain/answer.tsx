import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { LinkId } from '../../shared/commands.ts';
import type { Confidence, ErrorMatch, Explanation } from '../../shared/explanation.ts';
import { EXPLANATION, SIDES } from '../../shared/messages/explanation.ts';
import { EXPLAIN_LINKS } from '../../shared/messages/window/explain-answer.ts';
import { LINKS } from '../../shared/messages/window/window.ts';
import { holdsSecret, redact } from '../../shared/redact.ts';
import type { Light } from '../../shared/vocabulary.ts';
import { Button, CommandButton } from '../parts/button.tsx';
import { CallCard } from '../parts/card.tsx';
import { Moment } from '../parts/moment.tsx';
import { RemedyButtons } from '../parts/remedy-buttons.tsx';
import { TellButton } from '../parts/tell-button.tsx';
import { type Shell, useShell } from '../shell.ts';
import { readSource } from './read-source.ts';

const LABELS: Readonly<Partial<Record<LinkId, string>>> = { ...LINKS, ...EXPLAIN_LINKS };
const LIGHT = { certain: 'orange', likely: 'yellow', guess: 'grey' } as const satisfies Record<Confidence, Light>;

/**
 * Explains what was pasted or dropped. Secrets in it are masked before it leaves the page, and nothing of it is kept.
 * @returns null: nothing could be said, and why stands at the foot of the window
 */
export async function answerTo(shell: Shell, source: string | Blob, onClose: () => void): Promise<VNode | null> {
  const { shortened, text } = await readSource(source).catch(() => ({ text: '', shortened: false }));
  if (!text.trim()) {
    shell.say(EXPLANATION.nothing);
    return null;
  }
  const result = await shell.run('explain', { text: redact(text) });
  if (!result.ok) return null;
  const explanation = { ...result.value, secretSeen: holdsSecret(text), shortened };
  // Each answer is another one: its heading takes the focus.
  return <Answer key={{}} explanation={explanation} onClose={onClose} />;
}

function Answer({ explanation, onClose }: { explanation: Explanation; onClose(): void }) {
  const { guess, known, matches, secretSeen, shortened } = explanation;
  const place = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    place.current?.focus();
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const [first, ...others] = matches;
  return (
    <section class="answer cards" ref={place} tabIndex={-1} aria-label={EXPLANATION.title}>
      {first && <Match match={first} />}
      {!known && (
        <CallCard name="unknown" title={EXPLANATION.unknown} light="grey">
          {guess && <p>{EXPLANATION.nearest}</p>}
        </CallCard>
      )}
      {guess && <Match match={guess} />}
      {others.length > 0 && (
        <details class="card">
          <summary>{EXPLANATION.also(others.length)}</summary>
          <div class="cards">
            {others.map((match) => (
              <Match key={match.id} match={match} />
            ))}
          </div>
        </details>
      )}
      {shortened && <p class="small">{EXPLANATION.shortened}</p>}
      {secretSeen && <p class="small">{EXPLANATION.secretSeen}</p>}
      <Button class="link" onClick={onClose}>
        {EXPLANATION.close}
      </Button>
    </section>
  );
}

function Match({ match }: { match: ErrorMatch }) {
  const { at, because, cause, command, confidence, line, meaning, next, title } = match;
  const { snapshot } = useShell();
  const isDone = match.remedies.some((remedy) => remedy === 'sign-in') && snapshot.commands.includes('start-sign-in');
  return (
    <CallCard name="explained" title={EXPLANATION.quoted(title)} light={LIGHT[confidence]} whose={SIDES[cause]}>
      <p>{meaning}</p>
      <p>
        <b>{EXPLANATION.next}</b> {next}
        {command !== null && !isDone && (
          <>
            {' '}
            <code>{command}</code>
          </>
        )}
      </p>
      <MatchButtons match={match} />
      <ul class="because small">
        {at !== null && (
          <li>
            {EXPLANATION.when} <Moment at={at} as="clock" />
          </li>
        )}
        <li>{EXPLANATION.sure[confidence]}</li>
        {because.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
        {line !== null && line > 1 && <li>{EXPLANATION.line(line)}</li>}
      </ul>
    </CallCard>
  );
}

function MatchButtons({ match: { cause, links, remedies } }: { match: ErrorMatch }) {
  const { snapshot } = useShell();
  const incidentAt = (url: string) => snapshot.service.incidents.find(({ link }) => link === url)?.id;
  return (
    <div class="buttons">
      <RemedyButtons remedies={remedies} profile={null} />
      {cause === 'service' && <TellButton />}
      {links.map(({ link, url }) => (
        <CommandButton
          key={link}
          name="open-link"
          payload={link === 'incident' ? { link, incident: incidentAt(url) } : { link }}
        >
          {LABELS[link]}
        </CommandButton>
      ))}
    </div>
  );
}
