import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { SIDES } from '../shared/messages/sides.ts';
import { announce } from '../shared/messages/window/phrasing.ts';
import { callFor } from './primary-action.ts';
import { useShell } from './shell.ts';

/** Speaks when the verdict changes, not when the window opens: then the headline is read anyway. */
export function Announcement() {
  const { snapshot } = useShell();
  const { profile, sentence } = snapshot.spoken;
  const headline = profile === null ? sentence : `${profile}: ${sentence}`;
  const call = callFor(snapshot);
  const text = announce(headline, call?.whose ? SIDES[call.whose] : null, call?.title ?? null);
  const before = useRef(text);
  const [said, setSaid] = useState('');
  useLayoutEffect(() => {
    if (text === before.current) return;
    before.current = text;
    setSaid(text);
  }, [text]);
  return (
    <div class="visually-hidden" role="status" aria-live="polite" data-announcement>
      {said}
    </div>
  );
}
