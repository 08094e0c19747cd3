/** Names that people take for those of Claude Code's variables: known mistakes, and slips of the hand. */
import { distanceOf } from '../../shared/edit-distance.ts';
import { VARIABLES } from './environment-names.ts';

/** What people type for them, in place of the right word. */
const MISTAKES =
  /^(ANTHROPIC_(AUTH_KEY|TOKEN|KEY|API_TOKEN|APIKEY|ACCESS_TOKEN|ACCESS_KEY|SECRET_KEY|API_SECRET|API_BASE|API_BASE_URL|API_URL|API_ENDPOINT|BASE_URI|BASEURL|HOST|ENDPOINT|URL|OAUTH_TOKEN)|CLAUDE_(API_KEY|APIKEY|AUTH_TOKEN|ACCESS_TOKEN|KEY|TOKEN|OAUTH_TOKEN|BASE_URL|API_URL|API_BASE_URL|CODE_API_KEY|CODE_AUTH_TOKEN|CODE_ACCESS_TOKEN|CODE_OAUTH|CODE_BASE_URL|CODE_CONFIG_DIR|CODE_TOKEN|CONFIG_PATH|CONFIG_HOME|CONFIG|HOME|USE_BEDROCK|USE_VERTEX|CODE_BEDROCK|CODE_VERTEX|CODE_ENABLE_BEDROCK|CODE_ENABLE_VERTEX))$/;

/** Those that a sign-in hangs on, and that are set by hand. */
const MEANT = [
  'ANTHROPIC_API_KEY',
  'ANTHROPIC_AUTH_TOKEN',
  'ANTHROPIC_BASE_URL',
  'ANTHROPIC_CUSTOM_HEADERS',
  'CLAUDE_CODE_OAUTH_TOKEN',
  'CLAUDE_CODE_USE_BEDROCK',
  'CLAUDE_CODE_USE_VERTEX',
  'CLAUDE_CODE_USE_FOUNDRY',
  'CLAUDE_CONFIG_DIR',
] as const;

const MAX_SLIPS = 2;

/** One slip touches two neighbouring pieces at most, so that one of these is whole in every name that is near enough. */
const PIECES = MEANT.map((meant) => ({ meant, pieces: cutIntoPieces(meant, 2 * MAX_SLIPS + 1) }));

/** @param anyCase  names count in any case (Windows): one in small letters is right, not nearly */
export function isNearlyRight(given: string, anyCase = false): boolean {
  const name = anyCase ? given.toUpperCase() : given;
  if (VARIABLES.has(name)) return false;
  // Most of an environment has neither word in it.
  if (/^(ANTHROPIC|CLAUDE)_/.test(name) && MISTAKES.test(name)) return true;
  const text = name.replaceAll(/[-.\s]/g, '_');
  return PIECES.some(
    ({ meant, pieces }) =>
      Math.abs(name.length - meant.length) <= MAX_SLIPS && name !== meant && isSlipOf(meant, pieces, name, text),
  );
}

/** Something in front or behind makes a name of somebody's own: `OLD_…`, `…_WORK`, `…2`. */
function isSlipOf(meant: string, pieces: readonly string[], name: string, text: string): boolean {
  if (name.includes(meant)) return false;
  if (text.toUpperCase() === meant) return true;
  // Most that are as long end here, and cost next to nothing.
  return pieces.some((piece) => text.includes(piece)) && distanceOf(text, meant, MAX_SLIPS) <= MAX_SLIPS;
}

function cutIntoPieces(text: string, count: number): readonly string[] {
  const ends = Array.from({ length: count + 1 }, (_none, at) => Math.round((at * text.length) / count));
  return ends.slice(1).map((end, at) => text.slice(ends[at], end));
}
