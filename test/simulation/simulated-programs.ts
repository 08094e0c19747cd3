import type { Clock, InteractiveProcess, Processes, RunOutcome, RunRequest } from '../../src/platform/host.ts';

/** How a scripted program ends. */
export interface Ending {
  code?: number;
  stdout?: string;
  stderr?: string;
  /** Past the caller's limit it becomes a timeout. */
  delayMs?: number;
}

export type EndingOrFailure = Ending | { failure: Extract<RunOutcome, { ok: false }>['why'] };

/** The program's side of a talk. */
export interface Actor {
  request: Omit<RunRequest, 'stdin'>;
  print(text: string, stream?: 'stdout' | 'stderr'): void;
  onSaid(listener: (text: string) => void): void;
  /** null: it could not be started. */
  exit(code: number | null): void;
}

export interface SimulatedPrograms {
  /** `file` is what the product asks for: a bare name or a full path. */
  install(file: string, run: EndingOrFailure | ((request: RunRequest) => EndingOrFailure)): void;
  installTalk(file: string, play: (actor: Actor) => void): void;
  uninstall(file: string): void;
  /** Process ids that live (besides the product's own). */
  alive: Set<number>;
  /** Everything that was started. */
  runs: { at: number; file: string; args: readonly string[]; env: RunRequest['env']; stdin: string | undefined }[];
  processes: Processes;
}

/** Scripted programs; one that is not installed is `absent`. */
export function createSimulatedPrograms(clock: Clock, ownPid: number): SimulatedPrograms {
  const programs = new Map<string, (request: RunRequest) => EndingOrFailure>();
  const talks = new Map<string, (actor: Actor) => void>();
  const alive = new Set<number>();
  const runs: SimulatedPrograms['runs'] = [];
  const note = (request: RunRequest): void => {
    const { file, args, env, stdin } = request;
    runs.push({ at: clock.now(), file, args: [...args], env, stdin });
  };

  return {
    install: (file, run) => void programs.set(file, typeof run === 'function' ? run : () => run),
    installTalk: (file, play) => void talks.set(file, play),
    uninstall(file) {
      programs.delete(file);
      talks.delete(file);
    },
    alive,
    runs,
    processes: {
      async run(request) {
        note(request);
        const ending = programs.get(request.file)?.(request) ?? { failure: 'absent' as const };
        if ('failure' in ending) return { ok: false, why: ending.failure, stdout: '', stderr: '' };
        const { code = 0, stdout = '', stderr = '', delayMs = 0 } = ending;
        if (delayMs > 0) await clock.sleep(Math.min(delayMs, request.limitMs));
        if (delayMs > request.limitMs) return { ok: false, why: 'timeout', stdout: '', stderr: '' };
        return { ok: true, code, stdout, stderr };
      },
      talk(request) {
        note(request);
        return startTalk(clock, request, talks.get(request.file) ?? (({ exit }) => exit(null)));
      },
      async launch({ file, args, env }) {
        note({ file, args, ...(env ? { env } : {}), limitMs: 0 });
        return programs.has(file) || talks.has(file);
      },
      alive: (pid) => pid === ownPid || alive.has(pid),
    },
  };
}

function startTalk(clock: Clock, request: Omit<RunRequest, 'stdin'>, play: (actor: Actor) => void): InteractiveProcess {
  const hearers: Parameters<InteractiveProcess['onText']>[0][] = [];
  const sayers: ((text: string) => void)[] = [];
  let over = false;
  let finish: (end: { code: number | null; signal: string | null }) => void = () => {};
  const done = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    finish = resolve;
  });
  const end = (code: number | null, signal: string | null): void => {
    if (over) return;
    over = true;
    cancel();
    finish({ code, signal });
  };
  const cancel = clock.after(request.limitMs, () => end(null, 'SIGTERM'));
  queueMicrotask(() =>
    play({
      request,
      print: (text, stream = 'stdout') => {
        if (!over) for (const hear of hearers) hear(stream, text);
      },
      onSaid: (listener) => void sayers.push(listener),
      exit: (code) => end(code, null),
    }),
  );
  return {
    onText: (listener) => void hearers.push(listener),
    say: (text) => {
      if (!over) for (const hear of sayers) hear(text);
    },
    kill: () => end(null, 'SIGTERM'),
    done,
  };
}
