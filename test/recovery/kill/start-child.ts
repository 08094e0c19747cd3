import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleChild } from '../../bundle-child.ts';
import type { SceneName } from './remedies.ts';

export interface ChildProgram {
  /** A remedy in the home folder of a scene. */
  run(
    home: string,
    scene: SceneName,
    what: 'apply' | 'undo',
    before?: number | null,
    killAfterMs?: number,
  ): Promise<ChildEnd>;
  start(wish: ChildWish): Promise<ChildEnd>;
  remove(): Promise<void>;
}

export interface ChildWish {
  args: readonly string[];
  /** Besides PATH. */
  env: Readonly<Record<string, string>>;
  /** It kills itself before the change of this number. */
  dieBefore?: number;
  /** It is killed so long after it has begun. */
  killAfterMs?: number;
}

export interface ChildEnd {
  killed: boolean;
  /** Changes it made, when it came to its end. */
  changes: number | null;
  ok: boolean | null;
}

/** Bundles a child beside this file once. */
export async function buildChild(name: 'child' | 'vault-child' = 'child'): Promise<ChildProgram> {
  const child = await bundleChild(fileURLToPath(new URL(`./${name}.ts`, import.meta.url)));
  const start: ChildProgram['start'] = ({ args, env, dieBefore, killAfterMs }) =>
    end(
      spawn(process.execPath, [child.file, ...args], {
        env: {
          PATH: process.env.PATH,
          ...env,
          ...(dieBefore === undefined ? {} : { DIE_BEFORE: String(dieBefore) }),
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      }),
      killAfterMs,
    );
  return {
    start,
    run: (home, scene, what, before = null, killAfterMs) =>
      start({
        args: [scene, what],
        env: { HOME: home, USERPROFILE: home, PILOTLIGHT_HOME: join(home, 'pilotlight-data') },
        ...(before === null ? {} : { dieBefore: before }),
        ...(killAfterMs === undefined ? {} : { killAfterMs }),
      }),
    remove: child.remove,
  };
}

function end(child: ChildProcess, killAfterMs: number | undefined): Promise<ChildEnd> {
  let said = '';
  let waiting = killAfterMs !== undefined;
  child.stdout?.on('data', (chunk) => {
    said += chunk;
    if (!waiting || !said.includes('go\n')) return;
    waiting = false;
    setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  });
  return new Promise((resolve) => {
    child.on('close', (_code, signal) => {
      const last = said.split('\n').find((line) => line.startsWith('{'));
      const told: { ok: boolean; changes: number } | null = last ? JSON.parse(last) : null;
      resolve({ killed: signal === 'SIGKILL', changes: told?.changes ?? null, ok: told?.ok ?? null });
    });
  });
}
