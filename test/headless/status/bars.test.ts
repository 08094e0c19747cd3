/** What docs/bars.md says of status bars, done: its lines in the real programs, on a screen nobody sees. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type StatusServer, startStatusServer } from '../../loopback/status-server.ts';
import { describeNeeding } from '../../needs.ts';
import { every } from '../../patience.ts';
import { programEnv } from '../program-env.ts';
import { startNestedTmux } from './nested-tmux.ts';

const ROOT = join(import.meta.dirname, '../../..');
const BARS = readFileSync(join(ROOT, 'docs/bars.md'), 'utf8');
const WAIT = every(200);
const DIMMED = '#8a8a8a';

let home: string;
let service: StatusServer;
let env: Record<string, string>;
const children: ChildProcess[] = [];

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'pilotlight-bars-'));
  service = await startStatusServer();
  // `pilotlight` on PATH, as those who installed it have it; the bars start it by that name.
  mkdirSync(join(home, 'bin'));
  writeFileSync(
    join(home, 'bin/pilotlight'),
    `#!/bin/sh\nexec '${process.execPath}' '${join(ROOT, 'bin/pilotlight.cjs')}' "$@"\n`,
  );
  chmodSync(join(home, 'bin/pilotlight'), 0o755);
  env = { ...programEnv(home, service), PATH: `${join(home, 'bin')}:/usr/bin:/bin` };
});
afterEach(async () => {
  for (const child of children.splice(0)) end(child);
  await service.close();
  rmSync(home, { recursive: true, force: true });
});

/** Its group with it: a bar leaves the program it shows running when it is killed. */
function end({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}

/** @returns what it has printed so far */
function start(program: string, args: readonly string[], more: Record<string, string> = {}): () => string {
  const child = spawn(program, args, {
    cwd: home,
    detached: true,
    env: { ...env, ...more },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  children.push(child);
  let printed = '';
  child.stdout.on('data', (text) => {
    printed += text;
  });
  return () => printed;
}

/** The first block of that language after these words. */
function block(after: string, language: string): string {
  const found = new RegExp(`\\*\\*${after}[\\s\\S]*?\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(BARS)?.[1];
  if (found === undefined) throw new Error(`docs/bars.md has no block of ${after}`);
  return found;
}

describeNeeding('bars', 'in real status bars', () => {
  it('Polybar shows the line in its color', async () => {
    writeFileSync(join(home, 'bar.ini'), `[bar/top]\nmodules-left = pilotlight\n${block('Polybar', 'ini')}`);
    // The X server picks a free screen and says which.
    const screen = start('Xvfb', ['-displayfd', '1', '-screen', '0', '640x48x24']);
    await vi.waitFor(() => expect(screen()).toMatch(/^\d+\n$/), WAIT);
    const bar = start('polybar', ['--quiet', '--stdout', '--config=bar.ini', 'top'], {
      DISPLAY: `:${screen().trim()}`,
    });
    await vi.waitFor(() => expect(bar()).toMatch(new RegExp(`%\\{F${DIMMED}\\}◌ Claude Code [^%]+%\\{F-\\}`)), WAIT);
  });

  it('i3bar gets our block before those of i3status, in lines it can read', async () => {
    writeFileSync(
      join(home, '.i3status.conf'),
      'general { output_format = "i3bar"\ninterval = 1 }\norder += "time"\ntime { format = "noon" }\n',
    );
    const printed = start('sh', ['-c', block('i3bar', 'sh')]);
    // Its own output never ends; what has come is a list whose last bracket is missing.
    const blocks = (): { name: string; full_text: string; color?: string }[][] =>
      JSON.parse(`${printed().split('\n').slice(1, -1).join('\n')}]`);
    await vi.waitFor(() => expect(blocks().length).toBeGreaterThan(1), WAIT);
    for (const line of blocks()) {
      expect(line.map(({ name }) => name)).toEqual(['pilotlight', 'time']);
      expect(line[0]).toMatchObject({ full_text: expect.stringMatching(/^◌ Claude Code /), color: DIMMED });
    }
  });
});

describeNeeding('tmux', 'in a real tmux', () => {
  it('shows the line on its right', async () => {
    const config = join(home, 'tmux.conf');
    writeFileSync(config, block('tmux', 'tmux'));
    const tmux = startNestedTmux(home, config, { ...env, TERM: 'xterm', LC_ALL: 'C.UTF-8' });
    try {
      await vi.waitFor(() => expect(tmux.bar()).toMatch(/◌ Claude Code/), WAIT);
    } finally {
      tmux.close();
    }
  });
});
