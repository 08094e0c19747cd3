/** Finds the versions of Claude Code in which each rule changed, by halving those that were published. */
import { fetchClaude } from '../../scripts/claude-code.mjs';
import { RULES, type RuleName } from '../../src/diagnosis/version-rules.ts';
import { hear } from './compare-answers.ts';
import { type MessageServer, startMessageServer } from './message-server.ts';
import { PROBES } from './version-probes.ts';

/** Looked at first, as parts of the list, so that a rule that came and went is seen. */
const ANCHORS = [0, 0.25, 0.5, 0.75, 1];

/**
 * @param published  versions, oldest first
 * @param wanted     names of rules; empty: all
 * @returns a table in Markdown: rule, when it held by the table, where the real CLI changed its answer
 */
export async function bisectRules(
  published: readonly string[],
  wanted: readonly string[],
  tell: (line: string) => void,
): Promise<string> {
  const server = await startMessageServer();
  const names = (Object.keys(RULES) as RuleName[]).filter((name) => wanted.length === 0 || wanted.includes(name));
  const rows: string[] = [];
  for (const name of names) {
    const changes = await changesOf(server, name, published);
    rows.push(`| \`${name}\` | ${inWords(name)} | ${changes.join(', ') || 'nowhere'} |`);
    tell(rows.at(-1) ?? '');
  }
  await server.close();
  return ['| rule | holds | the answer changes in |', '| --- | --- | --- |', ...rows].join('\n');
}

/**
 * Asks only the two versions on either side of each change that the table names.
 * @returns one line per change, with whether the real CLI's answer changes there
 */
export async function checkEdges(published: readonly string[], wanted: readonly string[]): Promise<string[]> {
  const server = await startMessageServer();
  const lines: string[] = [];
  for (const [name, row] of Object.entries(RULES) as [RuleName, { since?: string; until?: string }][]) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    for (const version of [row.since, row.until].filter((one) => one !== undefined)) {
      const before = published[published.indexOf(version) - 1] ?? '';
      const [old, now] = [await hearOnce(server, name, before), await hearOnce(server, name, version)];
      const said = old === null || now === null ? 'not asked' : old === now ? 'no change' : 'changes';
      lines.push(`${name}: ${said} between ${before} and ${version}`);
    }
  }
  await server.close();
  return lines;
}

/** When a rule holds, by the table: `from 2.1.213`, `before 2.1.212`, or both. */
export function inWords(name: RuleName): string {
  const { since, until }: { since?: string; until?: string } = RULES[name];
  return [since && `from ${since}`, until && `before ${until}`].filter(Boolean).join(', ');
}

async function changesOf(server: MessageServer, name: RuleName, published: readonly string[]): Promise<string[]> {
  const heard = new Map<number, string | null>();
  const listen = async (index: number): Promise<string | null> => {
    if (!heard.has(index)) heard.set(index, await hearOnce(server, name, published[index] ?? ''));
    return heard.get(index) ?? null;
  };
  /** The first versions with another answer, between two that are looked at; what cannot be had is passed over. */
  const between = async (low: number, high: number): Promise<string[]> => {
    const [before, after] = [await listen(low), await listen(high)];
    if (before === after || high - low <= 1) return before === after ? [] : [published[high] ?? ''];
    let middle = Math.floor((low + high) / 2);
    while (middle > low && (await listen(middle)) === null) middle -= 1;
    if (middle === low) return [published[high] ?? ''];
    return [...(await between(low, middle)), ...(await between(middle, high))];
  };
  const anchors = ANCHORS.map((part) => Math.round(part * (published.length - 1)));
  const found: string[] = [];
  for (const [at, anchor] of anchors.slice(1).entries()) found.push(...(await between(anchors[at] ?? 0, anchor)));
  return found;
}

async function hearOnce(server: MessageServer, name: RuleName, version: string): Promise<string | null> {
  if ((await fetchClaude(version)) !== null) return null;
  const first = await hear(server, version, PROBES[name]);
  // A busy machine may end it before its time.
  return first ?? (await hear(server, version, PROBES[name]));
}
