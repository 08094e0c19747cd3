/** `pilotlight watch` and `pilotlight serve`: the whole job without Electron, until told to end. */
import { followChangeSetting } from '../../monitor/changes/follow-change-setting.ts';
import type { Monitor } from '../../monitor/monitor.ts';
import { SERVE_COMMAND, WATCH_COMMAND } from '../../shared/messages/terminal/watching.ts';
import { FAILED, WRONG_USAGE } from '../exit-codes.ts';
import type { RunContext } from '../run.ts';
import { chooseInk } from '../terminal.ts';
import { type Headless, startHeadless } from './compose.ts';
import { callOf, describeJson, describeLine } from './lines.ts';
import { offerCommand } from './offer-command.ts';

/** As long as a timer can be; it only keeps the process alive, since nothing else does at rest. */
const FOREVER_MS = 2_147_483_647;

export async function runWatch(context: RunContext): Promise<number> {
  return follow(context, ({ monitor }) => startBeside(context, monitor));
}

export async function runServe(context: RunContext): Promise<number> {
  const { readPort, showWindow } = await import('../serve/show-window.ts');
  if (readPort(context.options.port) === 'wrong') {
    context.stderr.write(`${SERVE_COMMAND.badPort}\n`);
    return WRONG_USAGE;
  }
  return follow(context, async (headless) => {
    const beside = await startBeside(context, headless.monitor);
    if (beside && 'failed' in beside) return beside;
    const window = await showWindow(context, headless);
    if ('failed' in window) {
      await beside?.close();
      return window;
    }
    const close = async (): Promise<void> => void (await Promise.all([window.close(), beside?.close()]));
    return { close };
  });
}

type Beside = { close(): Promise<void> } | { failed: string } | null;

/** Metrics, and word of every change, where they are asked for. */
async function startBeside(context: RunContext, monitor: Monitor): Promise<Beside> {
  const begun: { close(): Promise<void> }[] = [];
  const closeAll = async (): Promise<void> => void (await Promise.all(begun.map((one) => one.close())));
  for (const start of [startMetrics, startPushing, startChanges]) {
    const beside = await start(context, monitor);
    if (beside && 'failed' in beside) {
      await closeAll();
      return beside;
    }
    if (beside) begun.push(beside);
  }
  return { close: closeAll };
}

/** null: not asked for. */
async function startPushing({ options, stderr }: RunContext, monitor: Monitor): Promise<Beside> {
  const { otlp: endpoint } = options;
  if (typeof endpoint !== 'string') return null;
  const { pushMetrics } = await import('../metrics/push-metrics.ts');
  return pushMetrics(monitor.snapshot, { endpoint }, (sentence) => void stderr.write(`${sentence}\n`));
}

/** Whom the command line names; else whom the setting does. */
async function startChanges({ host, options, stderr }: RunContext, monitor: Monitor): Promise<Beside> {
  const { 'on-change': target, 'on-change-secret': secret } = options;
  const complain = (sentence: string): void => void stderr.write(`${sentence}\n`);
  // Whoever asks for no network means this setting as well; a name on the command line is a wish of its own.
  if (typeof target !== 'string') return options.offline === true ? null : followChangeSetting(host, monitor, complain);
  const { followChanges } = await import('../../monitor/changes/follow-changes.ts');
  const secretFile = typeof secret === 'string' ? secret : null;
  return followChanges(host, monitor, { target, secretFile }, complain);
}

/** null: not asked for. */
async function startMetrics({ host, options, stderr }: RunContext, monitor: Monitor): Promise<Beside> {
  const { metrics: address, 'metrics-token': tokenFile = null } = options;
  if (typeof address !== 'string') return null;
  const { serveMetrics } = await import('../metrics/serve-metrics.ts');
  const file = typeof tokenFile === 'string' ? tokenFile : null;
  const serving = await serveMetrics(host, monitor.snapshot, { address, tokenFile: file });
  if ('url' in serving) stderr.write(`${WATCH_COMMAND.metricsAt({ address: serving.url })}\n`);
  return serving;
}

/** @returns the exit code: 0 when told to end, 1 when it could not begin */
async function follow(
  context: RunContext,
  alsoStart: (headless: Headless) => Promise<{ close(): Promise<void> } | { failed: string } | null>,
): Promise<number> {
  const { host, options, stdout, stderr } = context;
  const json = options.json === true;
  const end = untilTold(context);
  const outcome = await startHeadless(host, {
    terminal: json ? null : stdout,
    verbose: options.verbose === true ? stderr : null,
    complain: (sentence) => void stderr.write(`${sentence}\n`),
    onQuit: end.tell,
    offline: options.offline === true,
  });
  if (!outcome.ok) {
    end.tell();
    stderr.write(`${outcome.message}\n`);
    return FAILED;
  }
  const { headless } = outcome;
  const also = await alsoStart(headless);
  if (also && 'failed' in also) {
    end.tell();
    stderr.write(`${also.failed}\n`);
    await headless.stop();
    return FAILED;
  }
  printChanges(context, headless.monitor, json);
  await offerCommand(context);
  await end.told;
  await also?.close();
  await headless.stop();
  if (!json) stdout.write(`${WATCH_COMMAND.ended}\n`);
  return 0;
}

function printChanges({ host, stdout }: RunContext, monitor: Monitor, json: boolean): void {
  const ink = chooseInk(stdout, host.env);
  let last = '';
  const print = (snapshot: ReturnType<Monitor['snapshot']>): void => {
    if (json) {
      stdout.write(`${describeJson(snapshot)}\n`);
      return;
    }
    const call = callOf(snapshot);
    if (call !== last) stdout.write(describeLine(snapshot, ink));
    last = call;
  };
  print(monitor.snapshot());
  monitor.subscribe(print);
}

/** Resolves when the user, the system or the window asks to end; keeps the process alive until then. */
function untilTold({ untilStopped }: RunContext): { told: Promise<void>; tell(): void } {
  const alive = setInterval(() => {}, FOREVER_MS);
  let tell = (): void => {};
  const asked = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const told = Promise.race([asked, untilStopped()]).then(() => clearInterval(alive));
  return { told, tell };
}
