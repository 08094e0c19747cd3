/** Names that people give to a settings file by mistake: a slip of the hand, another ending, one ending too many. */
import { distanceOf } from '../../shared/edit-distance.ts';

/** Those that Claude Code reads in its folder. */
const READ = ['settings.json', 'settings.local.json'];
const MAX_SLIPS = 2;
/** What other programs of the kind call theirs, or the same with another ending. */
const MISTAKES = /^(config\.json|settings?(\.local)?([._-]?json)?(\.[a-z]{2,5}\d?)?)$/;
/** Put aside on purpose: a copy of old times, an example, what an editor keeps beside it. */
const PUT_ASIDE = /^#|[~#]$|\.(bak|back|backup|old|orig|save|saved|sav|sw[a-z]|tmp|temp|dist|sample|off)$/;

/** @param anyCase  the file system takes names in any case for the same (macOS, Windows) */
export function isNearlySettings(name: string, anyCase: boolean): boolean {
  const lower = name.toLowerCase();
  if (READ.includes(anyCase ? lower : name) || PUT_ASIDE.test(lower)) return false;
  // A number makes a name of somebody's own.
  if (/\d/.test(lower.replace('json5', ''))) return false;
  return MISTAKES.test(lower) || READ.some((meant) => isSlipOf(meant, lower));
}

function isSlipOf(meant: string, name: string): boolean {
  return Math.abs(name.length - meant.length) <= MAX_SLIPS && distanceOf(name, meant, MAX_SLIPS) <= MAX_SLIPS;
}
