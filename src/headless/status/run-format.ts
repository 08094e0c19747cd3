/** `pilotlight status --format …`: one line for a status bar, from the one who watches already or from a look. */
import { EXIT_CODE } from '../../diagnosis/report.ts';
import { statusFilePath } from '../../monitor/status-file/status-file.ts';
import { STATUS_COMMAND } from '../../shared/messages/terminal/looking.ts';
import type { PublicStatus } from '../../shared/public-status.ts';
import type { Report } from '../../shared/verdict.ts';
import { watchPath } from '../../sources/watch/watch-path.ts';
import { WRONG_USAGE } from '../exit-codes.ts';
import type { RunContext } from '../run.ts';
import { FIELDS, FORMATS, formatStatus, isFormat, isTemplate, unknownFields } from './formats.ts';
import { readStatus } from './read-status.ts';

/** Ages and forecasts move on, and somebody who watched may be gone. */
const LOOK_AGAIN_MS = 60_000;

/** Programs that hide what ends with another code than 0. */
const FOR_PEOPLE = ['plain', 'json'];

/** @param look  one look of one's own, where nobody watches */
export async function runFormat(context: RunContext, format: string, look: () => Promise<Report>): Promise<number> {
  const wrong = whyWrong(format);
  if (wrong !== null) {
    context.stderr.write(`${wrong}\n`);
    return WRONG_USAGE;
  }
  const { host, options, stdout } = context;
  const print = (status: PublicStatus): string => formatStatus(format, status, host.clock.now());
  const status = await readStatus(host, look);
  stdout.write(`${print(status)}\n`);
  if (options.follow !== true) return FOR_PEOPLE.includes(format) ? EXIT_CODE[status.light] : 0;
  await follow(context, print, print(status), look);
  return 0;
}

function whyWrong(format: string): string | null {
  if (isFormat(format)) return null;
  if (!isTemplate(format)) return STATUS_COMMAND.noFormat({ name: format, names: Object.keys(FORMATS).join(', ') });
  const unknown = unknownFields(format);
  return unknown.length === 0
    ? null
    : STATUS_COMMAND.unknownPlaceholder({ name: unknown[0] ?? '', names: Object.keys(FIELDS).join(', ') });
}

/** One line per change, until told to end. */
async function follow(
  { host, stdout, untilStopped }: RunContext,
  print: (status: PublicStatus) => string,
  first: string,
  look: () => Promise<Report>,
): Promise<void> {
  let last = first;
  let isReading = false;
  let again = false;
  const read = async (): Promise<void> => {
    isReading = true;
    do {
      again = false;
      const line = print(await readStatus(host, look));
      if (line !== last) stdout.write(`${line}\n`);
      last = line;
    } while (again);
    isReading = false;
  };
  const changed = (): void => {
    again = true;
    if (!isReading) void read();
  };
  const watch = watchPath(host, statusFilePath(host), changed);
  // It also keeps the process alive, since nothing else does at rest.
  const timer = setInterval(changed, LOOK_AGAIN_MS);
  await untilStopped();
  clearInterval(timer);
  watch.close();
}
