/** The words of the notices. A title says what happened, a body whose side it is on and what to do. */
import { sayNext } from '../../shared/spoken/next.ts';
import type { TableVerdict } from '../../shared/verdict.ts';
import type { ServiceState } from '../../shared/vocabulary.ts';
import type { NoticeProfile } from './notice-context.ts';

const SIDE: Readonly<Record<ServiceState, string>> = {
  UP: '',
  UNKNOWN: '',
  DEGRADED: "This is on Anthropic's side. ",
  PARTIAL: "This is on Anthropic's side. ",
  RECOVERING: "This is on Anthropic's side. ",
  MAINT: "This is on Anthropic's side. ",
  REJECTING: '',
  'LOGIN_DOWN?': "Seen from this computer; Anthropic's status page has not confirmed it. ",
  LOGIN_DOWN: "This is on Anthropic's side, not yours. ",
  'DOWN?': "Seen from this computer; Anthropic's status page has not confirmed it. ",
  DOWN: "This is on Anthropic's side, not yours. ",
};

function asSentence(words: string): string {
  const text = words.replaceAll('; ', '. ').replace(/(^|\. )([a-z])/g, (match) => match.toUpperCase());
  return text.endsWith('.') ? text : `${text}.`;
}

/** Whose side it is on, and the next step as a sentence. */
export function bodyOf(verdict: TableVerdict): string {
  return `${SIDE[verdict.service]}${asSentence(sayNext(verdict.next))}`;
}

/** The names of the profiles meant, when there is more than one to tell apart. */
export function named(title: string, meant: readonly NoticeProfile[], watched: number): string {
  if (watched < 2 || meant.length === 0 || meant.length === watched) return title;
  const [first, second] = meant;
  const names =
    meant.length > 2
      ? `${first?.name} and ${meant.length - 1} more`
      : [first, second].flatMap((p) => p?.name ?? []).join(', ');
  return `${title} (${names})`;
}
