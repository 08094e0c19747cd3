/** `pilotlight usage`: how full the plan's windows are, as Claude Code has told; asks nobody. */
import { USAGE_GAPS } from '../../shared/messages/usage.ts';
import type { Report } from '../../shared/verdict.ts';
import type { LookOptions } from '../doctor/look.ts';
import type { Run, RunContext } from '../run.ts';
import { makeShowable } from '../terminal.ts';
import { describeUsage } from './text.ts';

/** Nothing is known of the profile shown first. */
const NOT_KNOWN = 3;

type Look = (host: RunContext['host'], options: LookOptions) => Promise<{ report: Report }>;

/** @param look  handed in, since loading it a second time would cut `doctor` in pieces */
export function createRunUsage(look: Look): Run {
  return async (context) => {
    const { host, options, stdout } = context;
    const configDir = typeof options['config-dir'] === 'string' ? options['config-dir'] : null;
    const { report } = await look(host, { offline: true, configDir, projectDir: null });
    const profiles = report.profiles.map(({ id, name, usage }) => ({ id, name, usage: usage ?? null }));
    stdout.write(options.json === true ? `${JSON.stringify({ profiles }, null, 2)}\n` : draw(report, context));
    return report.profiles[0]?.usage?.windows.length ? 0 : NOT_KNOWN;
  };
}

function draw(report: Report, { host }: RunContext): string {
  const { profiles } = makeShowable(report, host.home);
  const named = profiles.length > 1;
  const blocks = profiles.map(({ name, usage }) => {
    const lines = usage ? describeUsage(usage, host.clock.now()) : [USAGE_GAPS['not-fed']];
    return named ? [name, ...lines.map((line) => `  ${line}`)] : lines;
  });
  return `${blocks.flat().join('\n')}\n`;
}
