/** `pilotlight doctor` and `pilotlight status`. */
import { EXIT_CODE } from '../../diagnosis/report.ts';
import { DOCTOR_COMMAND } from '../../shared/messages/terminal/looking.ts';
import type { Report } from '../../shared/verdict.ts';
import type { CommandWord } from '../command-table.ts';
import { WRONG_USAGE } from '../exit-codes.ts';
import type { Run, RunContext } from '../run.ts';
import { chooseInk, makeShowable } from '../terminal.ts';
import { type Looked, lookOnce } from './look.ts';
import { namedFolders } from './own-remedies.ts';
import { describeReport, describeStatus } from './text.ts';

const NARROW = 40;
const WIDE = 110;

/** @param load  the other commands, which `--fix` offers */
export function createRunDoctor(load: (command: CommandWord) => Promise<Run>): Run {
  return async (context) => {
    const { options, stdout } = context;
    if (options.fix === true && options.json === true) {
      context.stderr.write(`${DOCTOR_COMMAND.fixWithJson}\n`);
      return WRONG_USAGE;
    }
    if (options.token === true) return (await import('./ci.ts')).checkToken(context);
    if (options.ci === true) return (await import('./ci.ts')).tellUnattended(context, await lookWhole(context));
    const report = await tell(context);
    if (options.fix !== true) return EXIT_CODE[report.light];
    const { offerFixes } = await import('./fix.ts');
    const after = await offerFixes(context, report, { load, look });
    stdout.write(`\n${describeOne(after, context)}\n`);
    return EXIT_CODE[after.light];
  };
}

/** The status once, for commands that would otherwise go on (`--once`). */
export async function runOnce(context: RunContext): Promise<number> {
  return EXIT_CODE[(await tell(context)).light];
}

export async function runStatus(context: RunContext): Promise<number> {
  const { format, follow } = context.options;
  if (typeof format === 'string' || follow === true) {
    const { runFormat } = await import('../status/run-format.ts');
    return runFormat(context, typeof format === 'string' ? format : 'plain', () => look(context));
  }
  const report = await look(context);
  context.stdout.write(`${describeOne(report, context)}\n`);
  return EXIT_CODE[report.light];
}

async function tell(context: RunContext): Promise<Report> {
  const report = await look(context);
  const { options, stdout } = context;
  stdout.write(options.json === true ? `${JSON.stringify(report, null, 2)}\n` : draw(report, context));
  return report;
}

async function look(context: RunContext): Promise<Report> {
  return (await lookWhole(context)).report;
}

function lookWhole({ host, options }: RunContext): Promise<Looked> {
  return lookOnce(host, {
    offline: options.offline === true,
    configDir: typeof options['config-dir'] === 'string' ? options['config-dir'] : null,
    projectDir: typeof options.project === 'string' ? options.project : null,
  });
}

function describeOne(report: Report, { host, options, stdout }: RunContext): string {
  return describeStatus(
    makeShowable(report, host.home),
    chooseInk(stdout, host.env),
    makeShowable(namedFolders(options)),
  );
}

function draw(report: Report, { host, options, stdout }: RunContext): string {
  const width = Math.min(WIDE, Math.max(NARROW, stdout.columns ?? WIDE));
  const ink = chooseInk(stdout, host.env);
  return describeReport(
    makeShowable(report, host.home),
    ink,
    host.clock.now(),
    width,
    makeShowable(namedFolders(options)),
    host.platform,
  );
}
