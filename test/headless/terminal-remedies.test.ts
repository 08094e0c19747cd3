/** What the terminal offers to do by itself, with the built program as a person starts it. */
import { spawnSync } from 'node:child_process';
import { access, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StatusServer } from '../loopback/status-server.ts';
import { startCalmProgram } from './calm-program.ts';
import type { ProgramRunner } from './recovery/program-runner.ts';

const BROKEN = '{"hooks": {},\n}';

let service: StatusServer;
let runner: ProgramRunner;
let settings: string;
beforeEach(async () => {
  ({ runner, service } = await startCalmProgram());
  settings = join(runner.home, '.claude', 'settings.json');
});
afterEach(() => runner.close());

describe('doctor', () => {
  it('names what Pilotlight can do, in a way it can be typed here', async () => {
    await writeFile(settings, BROKEN);
    const { stdout } = await runner.run(['doctor']);
    expect(stdout).toMatch(/Next: sign in\n +npm start -- sign-in\n/);
    expect(stdout).toContain('    npm start -- repair\n');
  });

  it('--fix offers one after the other, asks nobody where nobody sits, and changes nothing then', async () => {
    await writeFile(settings, BROKEN);
    const { stdout, stderr } = await runner.run(['doctor', '--fix']);
    expect(stdout).toMatch(/npm start -- sign-in\n[\s\S]*npm start -- repair\n[\s\S]*settings\.json/);
    expect(stderr).toMatch(/use --yes/);
    expect(await readFile(settings, 'utf8')).toBe(BROKEN);
  });

  it('--fix --yes does it, looks again, and it can be undone', async () => {
    await writeFile(settings, BROKEN);
    const { stdout } = await runner.run(['doctor', '--fix', '--yes']);
    expect(JSON.parse(await readFile(settings, 'utf8'))).toEqual({ hooks: {} });
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/You are not signed in\..*sign-in$/);
    expect((await runner.run(['undo', '--yes'])).code).toBe(0);
    expect(await readFile(settings, 'utf8')).toBe(BROKEN);
  });

  it('--fix --dry-run shows it and changes nothing', async () => {
    await writeFile(settings, BROKEN);
    const { stdout } = await runner.run(['doctor', '--fix', '--dry-run']);
    expect(stdout).toContain('Nothing was changed (--dry-run).');
    expect(await readFile(settings, 'utf8')).toBe(BROKEN);
  });

  it('--fix repairs the project that was named, and says so', async () => {
    const project = join(runner.home, 'my project');
    await mkdir(join(project, '.claude'), { recursive: true });
    await writeFile(join(project, '.claude', 'settings.json'), BROKEN);
    const named = ['--project', 'my project'];
    expect((await runner.run(['doctor', ...named])).stdout).toContain('repair --project "my project"\n');
    await runner.run(['doctor', '--fix', '--yes', ...named]);
    expect(JSON.parse(await readFile(join(project, '.claude', 'settings.json'), 'utf8'))).toEqual({ hooks: {} });
  });

  it('--fix does not go with --json, and says so', async () => {
    const { code, stderr, stdout } = await runner.run(['doctor', '--fix', '--json']);
    expect([code, stdout]).toEqual([64, '']);
    expect(stderr).toMatch(/does not go with --json/);
  });
});

describe('watch --offline', () => {
  it('watches, and asks the network nothing', async () => {
    const watching = runner.start(['watch', '--json', '--offline'], null);
    await expect.poll(() => watching.out()).toContain('not asked (--offline)');
    await writeFile(settings, BROKEN);
    await expect.poll(() => watching.out().trimEnd().split('\n').length).toBeGreaterThan(1);
    watching.child.kill('SIGTERM');
    expect((await watching.done).code).toBe(0);
    expect(service.requests).toEqual([]);
  });
});

describe.skipIf(process.platform === 'win32')('install-command', () => {
  const command = () => join(runner.home, '.local', 'bin', 'pilotlight');

  it('makes a command that runs, is named from then on, and can be undone', async () => {
    const { stdout } = await runner.run(['install-command', '--yes']);
    expect(stdout).toMatch(/\.local\/bin is not on PATH/);
    expect((await stat(command())).mode & 0o777).toBe(0o755);
    const ran = spawnSync(command(), ['--version'], { env: runner.env, encoding: 'utf8' });
    expect(ran.stdout).toMatch(/^pilotlight \d/);

    runner.env = { ...runner.env, PATH: `${join(runner.home, '.local', 'bin')}:/usr/bin:/bin` };
    expect((await runner.run(['doctor'])).stdout).toMatch(/ pilotlight sign-in\n/);
    expect((await runner.run(['install-command', '--yes'])).stderr).toMatch(/is there already/);
    expect((await runner.run(['undo', '--yes'])).code).toBe(0);
    await expect(access(command())).rejects.toThrow();
  });

  it('takes the command away again when asked to', async () => {
    await runner.run(['install-command', '--yes']);
    expect((await runner.run(['install-command', '--remove', '--yes'])).code).toBe(0);
    await expect(access(command())).rejects.toThrow();
  });

  it('leaves a program of the same name alone that somebody else put there', async () => {
    await mkdir(join(runner.home, '.local', 'bin'), { recursive: true });
    await writeFile(command(), '#!/bin/sh\necho mine\n');
    for (const more of [[], ['--remove']]) {
      const { code, stderr } = await runner.run(['install-command', '--yes', ...more]);
      expect([code, stderr]).toEqual([1, expect.stringMatching(/not from Pilotlight/)]);
    }
    expect(await readFile(command(), 'utf8')).toBe('#!/bin/sh\necho mine\n');
  });
});
