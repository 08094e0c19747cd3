/** `pilotlight` on a terminal: reads the command line, runs one command, ends with its exit code. */

import { createSyncFileReader } from '../platform/files/sync-file-reader.ts';
import type { Host } from '../platform/host.ts';
import { createNodeHost } from '../platform/node-host.ts';
import { PROGRAM, WRONG } from '../shared/messages/terminal/command-line.ts';
import { VERSION } from '../shared/version.ts';
import { readArguments } from './arguments.ts';
import { closeDebugger } from './close-debugger.ts';
import type { CommandWord } from './command-table.ts';
import { lookOnce } from './doctor/look.ts';
import { createRunDoctor, runOnce, runStatus } from './doctor/run.ts';
import { BROKEN, UNWRITTEN, WRONG_USAGE } from './exit-codes.ts';
import { describeCommands } from './help.ts';
import { plainOutput } from './plain-output.ts';
import { escapeUnseen, printableOutput } from './printable.ts';
import { nameCommands, nameProgram, ON_PATH } from './program-name.ts';
import type { Output, Run } from './run.ts';

/** All but the quickest are loaded when they are called: `doctor` must not pay for what it does not use. */
const RUNS = {
  doctor: async () => createRunDoctor(loadRun),
  status: async () => runStatus,
  explain: async () =>
    (await import('./explain/run.ts')).createRunExplain(lookOnce, async (host) =>
      (await import('./others.ts')).knownOthers(host),
    ),
  others: async () => (await import('./others.ts')).runOthers,
  watch: async () => unlessOnce((await import('./watch/run.ts')).runWatch),
  serve: async () => unlessOnce((await import('./watch/run.ts')).runServe),
  'test-banner': async () => (await import('./test-banner.ts')).runTestBanner,
  open: async () => (await import('./open.ts')).runOpen,
  history: async () => (await import('./history.ts')).runHistory,
  settings: async () => (await import('./settings.ts')).runSettings,
  completion: async () => (await import('./completion/run.ts')).runCompletion,
  man: async () => (await import('./completion/run.ts')).runMan,
  reset: async () => (await import('./recovery/run-reset.ts')).runReset,
  backup: async () => (await import('./recovery/run-backup.ts')).runBackup,
  restore: async () => (await import('./recovery/run-restore.ts')).runRestore,
  repair: async () => (await import('./recovery/run-repair.ts')).runRepair,
  'sign-in': async () => (await import('./recovery/run-sign-in.ts')).runSignIn,
  fallback: async () => (await import('./recovery/run-fallback.ts')).runFallback,
  ask: async () => (await import('./recovery/run-ask.ts')).runAsk,
  tools: async () => (await import('./recovery/run-tools.ts')).runTools,
  'install-claude': async () => (await import('./recovery/run-install-claude.ts')).runInstallClaude,
  'update-claude': async () => (await import('./recovery/run-update-claude.ts')).runUpdateClaude,
  check: async () => (await import('./check/run.ts')).runCheck,
  profiles: async () => (await import('./profiles/run.ts')).createRunProfiles(lookOnce),
  sessions: async () => (await import('./sessions/run.ts')).runSessions,
  usage: async () => (await import('./usage/run.ts')).createRunUsage(lookOnce),
  'failure-hook': async () => (await import('./failure-hook/run.ts')).runFailureHook,
  statusline: async () => (await import('./statusline/run.ts')).runStatusline,
  autostart: async () => (await import('./autostart.ts')).runAutostart,
  'install-command': async () => (await import('./recovery/run-install-command.ts')).runInstallCommand,
  uninstall: async () => (await import('./recovery/run-uninstall.ts')).runUninstall,
  undo: async () => (await import('./recovery/run-undo.ts')).runUndo,
} as const satisfies Record<CommandWord, () => Promise<Run>>;

/** A part that is loaded later and asked `doctor` itself would take the program to pieces in the build. */
function unlessOnce(run: Run): Run {
  return (context) => (context.options.once === true ? runOnce(context) : run(context));
}

function loadRun(word: CommandWord): Promise<Run> {
  return RUNS[word]();
}

/** These look once and end: nothing else waits for its turn while they read. */
const LOOK_ONCE: ReadonlySet<CommandWord> = new Set(['doctor', 'status']);

/** What fixes something writes as well, and what follows has to notice that its reader went away. */
function looksOnce(command: CommandWord, options: Readonly<Record<string, unknown>>): boolean {
  return LOOK_ONCE.has(command) && options.fix !== true && options.follow !== true;
}

/** These show nothing but what has gone through `makeShowable`, and paint it. */
const PAINTED: ReadonlySet<CommandWord> = new Set([
  'doctor',
  'status',
  'usage',
  'profiles',
  'watch',
  'serve',
  'history',
]);

/** These keep something in Pilotlight's own folder; `watch` and `serve` open it themselves. */
const KEEPS: ReadonlySet<CommandWord> = new Set([
  'reset',
  'backup',
  'restore',
  'repair',
  'sign-in',
  'fallback',
  'ask',
  'others',
  'profiles',
  'settings',
  'autostart',
  'install-claude',
  'update-claude',
  'failure-hook',
  'statusline',
  'install-command',
  'uninstall',
  'undo',
]);

async function main(argv: readonly string[]): Promise<number> {
  const parsed = readArguments(argv);
  switch (parsed.kind) {
    case 'help':
      quickOutput().write(nameCommands(describeCommands(parsed.command, quickOutput().columns), await ownName()));
      return 0;
    case 'version':
      quickOutput().write(`pilotlight ${VERSION}\n`);
      return 0;
    case 'wrong':
      complain(nameCommands(`${escapeUnseen(parsed.message)} ${WRONG.seeHelp}`, await ownName()));
      return WRONG_USAGE;
    case 'command': {
      const run = await loadRun(parsed.command);
      const once = looksOnce(parsed.command, parsed.options);
      const host = createNodeHost({ version: VERSION, ...(once ? { files: createSyncFileReader() } : {}) });
      const forPrograms = parsed.options.json === true;
      const painted = PAINTED.has(parsed.command);
      const program = forPrograms ? ON_PATH : await nameProgram(host);
      if (!once) await closeDebugger();
      const keeps = KEEPS.has(parsed.command) || parsed.options.fix === true;
      if (keeps && parsed.options['dry-run'] !== true) await closeFolder(host);
      return run({
        host,
        options: parsed.options,
        words: parsed.words,
        stdout: printableOutput(once ? quickOutput() : nodeOutput().stdout, { painted, program }),
        // Streams of Node's that take their time to make; not every command complains, few listen.
        get stderr() {
          return printableOutput(nodeOutput().stderr, { program });
        },
        get stdin() {
          return process.stdin;
        },
        untilStopped,
      });
    }
  }
}

/** Before anything is put there that is nobody else's business. */
async function closeFolder(host: Host): Promise<void> {
  const problem = await (await import('../monitor/data-folder/data-folder.ts')).narrowDataFolder(host);
  if (problem !== null) complain(problem);
}

function ownName(): ReturnType<typeof nameProgram> {
  return nameProgram(createNodeHost({ version: VERSION, files: createSyncFileReader() }));
}

/** Not on Windows: only Node's stream knows how its console wants letters beyond ASCII. */
function quickOutput(): Output {
  return process.platform === 'win32' ? nodeOutput().stdout : plainOutput(1, () => nodeOutput().stdout);
}

function untilStopped(): Promise<void> {
  return Promise.race([nodeOutput().readerGone, stopSignal()]);
}

/** Goes on listening after the first signal, so that a second one does not end the program in the middle of its tidying up. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
}

/** What has been begun when a command is over may take so long. */
const LAST_WORK_MS = 200;

let unwritten = false;

/**
 * A reader that goes away (`| head`) is no error of ours: what runs on ends in good order, the rest just ends. What cannot
 * be written for another reason (a full disk) is said once.
 */
function openOutput() {
  const { stdout, stderr } = process;
  const readerGone = new Promise<void>((resolve) => {
    stdout.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && !unwritten) {
        unwritten = true;
        complain(PROGRAM.unwritten({ reason: error.message }));
      }
      resolve();
    });
  });
  stderr.on('error', () => {});
  return { stdout, stderr, readerGone };
}

/**
 * All is said: a connection that hangs, or a question to a name server, keeps nobody waiting any longer. Where nothing but the
 * descriptor was written to, nothing is on its way: Node need not even tidy up.
 */
function endSoon(): void {
  if (!output) process.exit();
  const isWritten = () => !output || (output.stdout.writableLength === 0 && output.stderr.writableLength === 0);
  setTimeout(() => (isWritten() ? process.exit() : endSoon()), LAST_WORK_MS).unref();
}

let output: ReturnType<typeof openOutput> | undefined;
function nodeOutput(): ReturnType<typeof openOutput> {
  output ??= openOutput();
  return output;
}

function complain(sentence: string): void {
  printableOutput(nodeOutput().stderr).write(`${sentence}\n`);
}

function explainFailure(error: NodeJS.ErrnoException): number {
  const unwritten = error.syscall === 'write';
  const why = unwritten
    ? PROGRAM.unwritten({ reason: error.message })
    : PROGRAM.broke({ reason: error.stack ?? error.message });
  complain(why);
  return unwritten ? UNWRITTEN : BROKEN;
}

// Node's own answer to it is to open a debugger.
if (process.platform !== 'win32') process.on('SIGUSR1', () => {});

void main(process.argv.slice(2))
  .catch(explainFailure)
  .then((code) => {
    process.exitCode = code;
    // The stream may say so only now.
    process.on('exit', () => {
      if (unwritten) process.exitCode = UNWRITTEN;
    });
    endSoon();
  });
