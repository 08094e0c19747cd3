import { asSentence } from '../../shared/messages/phrasing.ts';
import { AUTH, PLACE, PROVIDER } from '../../shared/messages/window/auth.ts';
import type { Candidate, ProfileReport } from '../../shared/verdict.ts';
import { Card, Row } from '../parts/card.tsx';
import { Place } from '../parts/place.tsx';
import { nameFallback, sayPayer } from '../payer.ts';
import { longPlace } from '../primary-action.ts';
import { useShell } from '../shell.ts';

const USUAL_HOST = 'api.anthropic.com';

/** Who pays for the next request, and everything that could have. */
export function AuthCard({ profile }: { profile: ProfileReport | undefined }) {
  const { fallback, profiles } = useShell().snapshot;
  if (!profile) return null;
  const { authSource, signIn } = profile;
  const { candidates, interactive, lacks, print } = authSource;
  const meanwhile = nameFallback(fallback, profile === profiles[0]);
  const inSession = sayPayer(interactive, signIn.plan, meanwhile);
  const withPrint = sayPayer(print, signIn.plan, meanwhile);
  return (
    <Card title={AUTH.title} name="auth">
      {inSession === withPrint ? (
        <p class="winner">{inSession}</p>
      ) : (
        <>
          <Mode name={AUTH.interactive} payer={inSession} />
          <Mode name={AUTH.print} payer={withPrint} />
        </>
      )}
      {interactive.host !== null && interactive.host !== USUAL_HOST && <p>{AUTH.sentTo(interactive.host)}</p>}
      {lacks && lacks.missing.length > 0 && <p>{AUTH.lacks(PROVIDER[lacks.provider], lacks.missing.join(', '))}</p>}
      {candidates.length > 0 && (
        <details>
          <summary>{AUTH.all(candidates.length)}</summary>
          <ol class="candidates">
            {candidates.map((candidate) => (
              <CandidateItem
                key={`${candidate.credential.name} ${candidate.credential.place} ${candidate.file}:${candidate.line}`}
                candidate={candidate}
              />
            ))}
          </ol>
        </details>
      )}
    </Card>
  );
}

function Mode({ name, payer }: { name: string; payer: string }) {
  return (
    <Row>
      <span class="quiet-text">{name}</span>
      <b>{payer}</b>
    </Row>
  );
}

function CandidateItem({ candidate }: { candidate: Candidate }) {
  const { credential, tail, why, wins } = candidate;
  const place = longPlace(candidate) ?? PLACE[credential.place];
  const used = sayUse(wins);
  return (
    <li data-used={used !== null}>
      <div class="candidate-name">
        <b>
          <Place text={credential.name} />
          {tail !== null && <span class="quiet-text"> {AUTH.tail(tail)}</span>}
        </b>
        {used !== null && <span class="badge">{used}</span>}
      </div>
      <Place text={place} />
      <p>{asSentence(why)}</p>
    </li>
  );
}

function sayUse(wins: Candidate['wins']): string | null {
  if (wins.print && wins.interactive) return AUTH.used;
  if (wins.print) return AUTH.onlyPrint;
  return wins.interactive ? AUTH.onlyInteractive : null;
}
