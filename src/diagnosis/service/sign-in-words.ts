/**
 * Does an incident speak of sign-in? The title rarely says so; often only a later update does, so everything is read
 * again at every reading.
 */
import type { PageIncident } from './page-content.ts';

const MARKS: readonly RegExp[] = [
  /\blog[- ]?(?:in|ins|out|outs)\b/i,
  /\blogg(?:ed|ing)[- ]?(?:in|into|out)\b/i,
  /\blog(?:s)? (?:back )?into\b/i,
  /(?:^|[\s"'`(])\/log(?:in|out)\b/i,
  // Not "signed in": it tells who is meant, not what fails.
  /\bsign(?:ing|s)?[- ]?(?:in|ins|into|out|outs)\b/i,
  /\bsigned[- ]?out\b/i,
  /\boauth\b/i,
  /\b(?:re-?)?authenticat(?:e|ed|es|ing|ion)\b/i,
  /\bSSO\b/,
];

// Other products' sign-in: MCP servers, connectors, vaults, creating an account, or the company's account elsewhere.
const NOT_OURS: readonly RegExp[] = [
  /\bMCP\b/,
  /\bconnectors?\b/i,
  /\bvaults?\b/i,
  /\bsign(?:ing)?[- ]?ups?\b/i,
  /\b(?:X|Twitter) account\b/,
];

/** True when one sentence speaks of signing in to Claude. */
function sentenceSpeaks(sentence: string): boolean {
  return MARKS.some((mark) => mark.test(sentence)) && !NOT_OURS.some((other) => other.test(sentence));
}

/**
 * True when a text speaks of signing in to Claude.
 * @param text  a title or an update; only its first 10 000 characters are read
 */
export function speaksOfSignIn(text: string): boolean {
  return text
    .slice(0, 10_000)
    .split(/(?<=[.!?])\s+|\n/)
    .some(sentenceSpeaks);
}

/** True when the title or any update of an incident speaks of sign-in. */
export function isSignInIncident(incident: Pick<PageIncident, 'title' | 'updates'>): boolean {
  return speaksOfSignIn(incident.title) || incident.updates.some((update) => speaksOfSignIn(update.body));
}
