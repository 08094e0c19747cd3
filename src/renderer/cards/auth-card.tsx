import type { FallbackReport } from '../../shared/fallback.ts';
import { asSentence, sayPlan } from '../../shared/messages/phrasing.ts';
import { AUTH, CREDENTIAL, PLACE, PROVIDER } from '../../shared/messages/window/auth.ts';
import type { AuthSource, Candidate, ProfileReport } from '../../shared/verdict.ts';
import { Card, Row } from '../parts/card.tsx';
import { Place } from '../parts/place.tsx';
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

/** Who pays in a session and with `claude -p`; one where it is the same. */
export function describePayers(profile: ProfileReport, fallback: FallbackReport, isFirst: boolean): string[] {
  const { authSource, signIn } = profile;
  const meanwhile = nameFallback(fallback, isFirst);
  const both = [authSource.interactive, authSource.print].map((source) => sayPayer(source, signIn.plan, meanwhile));
  return [...new Set(both)];
}

/** It is told of the first profile only. */
function nameFallback({ name, state }: FallbackReport, isFirst: boolean): string | null {
  return state === 'on' && isFirst ? (name ?? 'key') : null;
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

/** @param fallback  name of the fallback that is on; its key or token comes from a helper that Pilotlight set */
function sayPayer(source: AuthSource, plan: string | null, fallback: string | null): string {
  if (source.provider !== 'firstParty' && source.provider !== 'gateway') return PROVIDER[source.provider];
  const credential = source.authorization ?? source.xApiKey;
  if (!credential) return AUTH.nobody;
  const { kind } = credential;
  if (fallback !== null && (kind === 'key-helper' || kind === 'auth-token'))
    return fallback === 'key' ? AUTH.keyPays : PROVIDER.gateway;
  return kind === 'sign-in' ? AUTH.plan(plan && sayPlan(plan)) : CREDENTIAL[kind];
}
