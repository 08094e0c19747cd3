/** `pilotlight others`: do other people report sign-in trouble at Claude Code's public issue tracker right now? */
import { openDataFolder } from '../monitor/data-folder/data-folder.ts';
import { createOthers } from '../monitor/others/ask-others.ts';
import type { Host } from '../platform/host.ts';
import { OTHERS, OTHERS_VERDICT, sayOthers } from '../shared/messages/others.ts';
import { formatPast, formatSpan } from '../shared/messages/span.ts';
import type { OthersAnswer, OthersReport } from '../shared/others.ts';
import type { EpochMs } from '../shared/vocabulary.ts';
import type { RunContext } from './run.ts';
import { createSettingsStore } from './settings-store.ts';
import { chooseInk, makeShowable } from './terminal.ts';

/** 0: as usual. 1: many report it. 3: not known. */
const CODES = { usual: 0, 'too-few': 0, many: 1, unknown: 3 } as const satisfies Record<OthersAnswer, number>;

/** What was answered within the last minutes, without a question; null: nothing was, or it is switched off. */
export async function knownOthers(host: Host): Promise<OthersReport | null> {
  const { settings } = await createSettingsStore(host).load();
  return createOthers(host, () => settings.othersCheck).known();
}

export async function runOthers({ host, options, stdout }: RunContext): Promise<number> {
  const { settings } = await createSettingsStore(host).load();
  // Without a folder nothing is remembered, and the tracker is asked all the same.
  await openDataFolder(host);
  const report = await createOthers(host, () => settings.othersCheck).ask();
  if (options.json === true) {
    stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    return CODES[report.answer];
  }
  const ink = chooseInk(stdout, host.env);
  const now = host.clock.now();
  const verdict = OTHERS_VERDICT[report.answer] ?? whatNext(report, now);
  const newest = makeShowable(report.newest).map(
    ({ at, title, url }) => `  ${title}  ${ink.dim(`${formatPast(at, now)}  ${url}`)}`,
  );
  stdout.write(`${[ink.strong(sayOthers(report)), ...(verdict ? [verdict] : []), ...newest].join('\n')}\n`);
  return CODES[report.answer];
}

/** After an answer that is none: when there may be one; null: at once. */
function whatNext({ askAgainAt, why }: OthersReport, now: EpochMs): string | null {
  if (why === 'off') return OTHERS.switchOn;
  return askAgainAt !== null && askAgainAt > now ? OTHERS.again(formatSpan(askAgainAt - now)) : null;
}
