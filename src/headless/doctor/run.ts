/** `pilotlight doctor` and `pilotlight status`. */
import { EXIT_CODE } from '../../diagnosis/report.ts';
import type { Report } from '../../shared/verdict.ts';
import type { RunContext } from '../run.ts';
import { chooseInk, makeShowable } from '../terminal.ts';
import { lookOnce } from './look.ts';
import { describeReport, describeStatus } from './text.ts';

const NARROW = 40;
const WIDE = 110;

export async function runDoctor(context: RunContext): Promise<number> {
  const report = await look(context);
  context.stdout.write(context.options.json === true ? `${JSON.stringify(report, null, 2)}\n` : draw(report, context));
  return EXIT_CODE[report.light];
}

export async function runStatus(context: RunContext): Promise<number> {
  const report = await look(context);
  const shown = makeShowable(report, context.host.home);
  context.stdout.write(`${describeStatus(shown, chooseInk(context.stdout, context.host.env))}\n`);
  return EXIT_CODE[report.light];
}

async function look({ host, options }: RunContext): Promise<Report> {
  const { report } = await lookOnce(host, {
    offline: options.offline === true,
    configDir: typeof options['config-dir'] === 'string' ? options['config-dir'] : null,
    projectDir: typeof options.project === 'string' ? options.project : null,
  });
  return report;
}

function draw(report: Report, { host, stdout }: RunContext): string {
  const width = Math.min(WIDE, Math.max(NARROW, stdout.columns ?? WIDE));
  return describeReport(makeShowable(report, host.home), chooseInk(stdout, host.env), host.clock.now(), width);
}
