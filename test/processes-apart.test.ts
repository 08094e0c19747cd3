import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { findProcessesApart } from './processes-apart.ts';

const apart = findProcessesApart();
const numbers = () => readdirSync('/proc').filter((name) => /^\d+$/.test(name));

/** Of a process that is there: its parent, and what it is called. */
function look(pid: string): { name: string; state: string; parent: string } | null {
  try {
    const [, name = '', state = '', parent = ''] =
      /^\d+ \((.*)\) (\S) (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return { name, state, parent };
  } catch {
    return null;
  }
}

describe.skipIf(apart === null)('a list of processes of its own', () => {
  const [file = '', ...options] = apart ?? [];

  it('is what this very file has: nobody stands above it but the shell that was first', () => {
    expect(look('1')?.name).toBe('sh');
    expect(String(process.ppid)).toBe('1');
    const strangers = numbers().filter((pid) => pid !== '1' && look(pid)?.parent === '0');
    expect(strangers).toEqual([]);
  });

  it('holds nobody from outside', () => {
    const { stdout } = spawnSync(file, [...options, 'sh', '-c', 'echo /proc/[0-9]*'], { encoding: 'utf8' });
    expect(stdout).toBe('/proc/1 /proc/2\n');
  });

  it('hands on how it ended', () => {
    expect(spawnSync(file, [...options, 'sh', '-c', 'exit 7']).status).toBe(7);
  });

  it('keeps none that lost its parent and ended', () => {
    // The shell between the two ends at once; what it started is then a child of the first.
    const script = "n=$(sh -c 'sleep 0.1 >/dev/null & echo $!'); while [ -e /proc/$n ]; do sleep 0.05; done; echo gone";
    const { stdout } = spawnSync(file, [...options, 'sh', '-c', script], { encoding: 'utf8', timeout: 20_000 });
    expect(stdout).toBe('gone\n');
  });

  it('ends with all that is in it', async () => {
    const child = spawn(file, [...options, 'sh', '-c', "trap '' TERM; sleep 987654 & echo on; wait"]);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const sleepers = () => numbers().filter((pid) => readCommand(pid).includes('987654'));
    expect(sleepers()).not.toEqual([]);
    child.kill('SIGKILL');
    await vi.waitFor(() => expect(sleepers()).toEqual([]), { timeout: 20_000 });
  });
});

function readCommand(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
