import { useLayoutEffect } from 'preact/hooks';
import { LIGHTS } from '../shared/lights.ts';
import { HEADER } from '../shared/messages/window/verdict.ts';
import { LightIcon } from './parts/light-icon.tsx';
import { Moment } from './parts/moment.tsx';
import { Place } from './parts/place.tsx';
import { useShell } from './shell.ts';

/** Light, headline, and the other side of the story. */
export function Header() {
  const { snapshot } = useShell();
  const { network, service, spoken } = snapshot;
  const { profile, sentence, subtitle } = spoken;
  const isChecked = subtitle.time === 'checked';
  const at = isChecked ? (network.checkedAt ?? service.asOf) : service.asOf;
  useLayoutEffect(() => {
    document.title = `${sentence} Pilotlight`;
  }, [sentence]);
  return (
    <header data-dimmed={snapshot.dimmed}>
      <LightIcon light={snapshot.light} label={HEADER.light(LIGHTS[snapshot.light].name)} />
      <div>
        <h1>{sentence}</h1>
        {profile !== null && (
          <p>
            <Place text={profile} />
          </p>
        )}
        <p>
          {subtitle.text}
          {subtitle.time === 'clock' && subtitle.at !== undefined && (
            <>
              {' '}
              <Moment at={subtitle.at} as="clock" />
            </>
          )}
          {subtitle.time !== null && subtitle.time !== 'clock' && at !== null && (
            <>
              {isChecked ? ' · ' : ', '}
              <Moment at={at} as="ago" {...(isChecked ? { say: HEADER.checked } : {})} />
            </>
          )}
        </p>
      </div>
    </header>
  );
}
