/** An explanation as a person reads it on a terminal. Pure. */

import type { Confidence, ErrorMatch, Explanation } from '../../shared/explanation.ts';
import { EXPLANATION, SIDES } from '../../shared/messages/explanation.ts';
import { LOCALE } from '../../shared/messages/language.ts';
import { formatPast } from '../../shared/messages/span.ts';
import type { Light } from '../../shared/vocabulary.ts';
import { type Ink, SHAPES, wrap } from '../terminal.ts';

const MAX_SHOWN = 5;
const LIGHT = { certain: 'orange', likely: 'yellow', guess: 'grey' } as const satisfies Record<Confidence, Light>;

export function describeExplanation(explanation: Explanation, ink: Ink, now: number, width: number): string {
  const { guess, known, matches, secretSeen, shortened } = explanation;
  const shown = matches.slice(0, MAX_SHOWN);
  const lines = [
    ...(known ? [] : [ink.strong(EXPLANATION.unknown), ...(guess ? [EXPLANATION.nearest] : []), '']),
    ...[...shown, ...(guess ? [guess] : [])].flatMap((match) => [...describeMatch(match, ink, now, width), '']),
    ...(matches.length > MAX_SHOWN ? [EXPLANATION.more(matches.length - MAX_SHOWN), ''] : []),
    ...(shortened ? wrap(EXPLANATION.shortened, '', width) : []),
    ...(secretSeen ? wrap(EXPLANATION.secretSeen, '', width) : []),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function describeMatch(match: ErrorMatch, ink: Ink, now: number, width: number): string[] {
  const light = LIGHT[match.confidence];
  const where = match.line === null ? '' : ink.dim(`  ${EXPLANATION.line(match.line)}`);
  const sure = [EXPLANATION.sure[match.confidence], ...match.because].join('; ');
  return [
    `${ink.light(light, SHAPES[light])} ${ink.strong(EXPLANATION.quoted(match.title))}${where}`,
    ...wrap(match.meaning, '  ', width),
    ...wrap(SIDES[match.cause], '  ', width),
    ...wrap(`${EXPLANATION.next} ${match.next}`, '  ', width),
    ...(match.command === null ? [] : [`    ${ink.strong(match.command)}`]),
    ...(match.at === null
      ? []
      : wrap(`${EXPLANATION.when} ${formatTime(match.at)} (${formatPast(match.at, now)})`, '  ', width)),
    ...wrap(sure, '  ', width).map(ink.dim),
    ...match.links.map(({ url }) => ink.dim(`  ${url}`)),
  ];
}

function formatTime(at: number): string {
  return new Date(at).toLocaleString(LOCALE, { dateStyle: 'medium', timeStyle: 'short' });
}
