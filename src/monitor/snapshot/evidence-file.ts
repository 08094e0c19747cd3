/** What may be done with the file behind a finding when a page asks for it: opened where it is text, else only shown. */

import type { Files } from '../../platform/host.ts';
import { findFinding } from '../../shared/find-finding.ts';
import { mayOpen } from '../../shared/may-open.ts';
import type { Snapshot } from '../../shared/snapshot.ts';

export type OpenMode = { way: 'open' | 'show'; file: string } | { way: 'none'; why: 'gone' | 'no-file' | 'absent' };

/** What an editor opens. Everything else is shown in its folder: opening could mean running. */
const TEXT = /(?:\.(?:json|jsonc|md|toml|ya?ml|txt|log)|\/\.?(?:bashrc|zshrc|zshenv|zprofile|profile|bash_profile))$/i;

/** The page says which finding and which of its places; the path comes from our own snapshot. */
export async function chooseOpenMode(
  files: Pick<Files, 'realpath' | 'stat'>,
  { findings }: Pick<Snapshot, 'findings'>,
  asked: { finding: string; evidence: number },
): Promise<OpenMode> {
  const finding = findFinding(findings, asked.finding);
  if (!finding) return { way: 'none', why: 'gone' };
  const file = finding.evidence[asked.evidence]?.file;
  if (!file) return { way: 'none', why: 'no-file' };
  const found = await files.stat(file);
  if (found === null) return { way: 'none', why: 'absent' };
  // A link that is called settings.json may lead to a program, and the system would follow it.
  const paths = [file, (await files.realpath(file)) ?? file];
  return { way: found.kind === 'file' && paths.every((path) => isText(path) && mayOpen(path)) ? 'open' : 'show', file };
}

function isText(path: string): boolean {
  return TEXT.test(path.replaceAll('\\', '/'));
}
