import { useLayoutEffect } from 'preact/hooks';
import { LIGHTS } from '../shared/lights.ts';
import { asideFor } from './aside.ts';
import { Lamp } from './parts/lamp.tsx';
import { Moment } from './parts/moment.tsx';
import { Place } from './parts/place.tsx';
import { capitalize } from './sentences/phrasing.ts';
import { HEADER } from './sentences/verdict.ts';
import { useShell } from './shell.ts';

/** Lamp, headline, and the other side of the story. */
export function Header() {
  const { snapshot } = useShell();
  const { profile, sentence } = snapshot.spoken;
  const aside = asideFor(snapshot);
  useLayoutEffect(() => {
    document.title = `${sentence} Pilotlight`;
  }, [sentence]);
  return (
    <header data-dimmed={snapshot.dimmed}>
      <Lamp light={snapshot.light} label={HEADER.lamp(LIGHTS[snapshot.light].says)} />
      <div>
        <h1>{sentence}</h1>
        {profile !== null && (
          <p>
            <Place text={profile} />
          </p>
        )}
        <p>
          {capitalize(aside.facts.join(' · '))}
          {aside.at !== null && (
            <>
              {aside.time === 'checked' ? ' · ' : ', '}
              <Moment at={aside.at} as="ago" {...(aside.time === 'checked' ? { say: HEADER.checked } : {})} />
            </>
          )}
        </p>
      </div>
    </header>
  );
}
