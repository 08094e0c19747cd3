/** What follow mode prints: one calm line per change for people, one JSON line per snapshot for programs. Pure. */
import { LOCALE } from '../../shared/messages/language.ts';
import { sayHeadlineInLine, sayNextInLine } from '../../shared/messages/speak.ts';
import { WATCH_COMMAND } from '../../shared/messages/terminal/watching.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { describeRemedy, remedyOfVerdict } from '../doctor/own-remedies.ts';
import { type Ink, makeShowable, SHAPES } from '../terminal.ts';

/** The part of a snapshot that `watch --json` promises; docs/watch.md explains it. */
export function describeJson(snapshot: Snapshot): string {
  const { rev, at, light, headline, next, cause, dimmed, service, network, notices } = snapshot;
  const profiles = snapshot.profiles.map(({ id, name, configDir, signIn }) => ({ id, name, configDir, signIn }));
  return JSON.stringify({ rev, at, light, headline, next, cause, dimmed, profiles, service, network, notices });
}

/** Changes when a person should see a new line. */
export function callOf({ light, headline, next, dimmed }: Snapshot): string {
  return [light, headline, next, dimmed].join('\n');
}

/** `14:02  ● Signed in` with the next step behind it. */
export function describeLine(snapshot: Snapshot, ink: Ink): string {
  const { light, dimmed } = snapshot;
  const { headline, next } = makeShowable({ headline: sayHeadlineInLine(snapshot), next: sayNextInLine(snapshot) });
  const remedy = remedyOfVerdict(snapshot);
  const step = [next, remedy && makeShowable(describeRemedy(remedy))].filter((part) => part !== null).join(': ');
  const call = `${ink.light(light, SHAPES[light])} ${ink.strong(headline)}${step ? WATCH_COMMAND.next({ step }) : ''}`;
  return `${ink.dim(clockTime(snapshot.at))}  ${dimmed ? `${call} ${ink.dim(WATCH_COMMAND.lookingAgain)}` : call}\n`;
}

export function clockTime(at: number): string {
  return new Date(at).toLocaleTimeString(LOCALE, { timeStyle: 'short' });
}
