/** `pilotlight update-claude`, with the real Claude Code and npm away from the network. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLAUDE_VERSIONS, claudeBinary } from '../../../scripts/claude-code.mjs';
import { runUpdateClaude } from '../../../src/headless/recovery/run-update-claude.ts';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { CLOSED_NETWORK } from '../../claude/real-claude.ts';
import { installByNpm, type Registry, startRegistry } from '../../fakes/npm-claude.ts';
import { describeNeeding } from '../../needs.ts';
import { terminal } from './terminal-double.ts';

let home: string;
let registry: Registry;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'pilotlight-update-'));
  registry = await startRegistry();
});
afterEach(async () => {
  await registry.close();
  await rm(home, { recursive: true, force: true, maxRetries: 5 });
});

function hostHere() {
  const env = { HOME: home, ...CLOSED_NETWORK, ...registry.env(home) };
  return createNodeHost({ dataDir: join(home, 'data'), env });
}

describe.skipIf(process.platform === 'win32')('the newest version', () => {
  it.each([
    ['latest', '9.8.7'],
    ['stable', '9.8.0'],
  ])('of an npm install is asked of npm, by its own channel %s', async (channel, newest) => {
    await installByNpm(home, '2.1.100');
    await mkdir(join(home, '.claude'));
    await writeFile(join(home, '.claude/settings.json'), JSON.stringify({ autoUpdatesChannel: channel }));
    const run = terminal(hostHere(), { json: true, 'dry-run': true });
    expect(await runUpdateClaude(run.context)).toBe(0);
    expect(JSON.parse(run.out())).toMatchObject({
      channel,
      newest,
      isOld: true,
      cli: { version: '2.1.100', method: 'npm-global' },
    });
    expect(JSON.parse(run.out()).summary).toMatch(/With this version, .*erase a good login/);
  });

  it('is that of the Claude Code that the settings name', async () => {
    // No terminal finds it.
    const other = join(home, 'other');
    await installByNpm(other, '9.8.7');
    await mkdir(join(home, 'data'));
    await writeFile(join(home, 'data/settings.json'), JSON.stringify({ claudePath: join(other, 'bin/claude') }));
    const run = terminal(hostHere(), { json: true, 'dry-run': true });
    expect(await runUpdateClaude(run.context)).toBe(0);
    expect(JSON.parse(run.out())).toMatchObject({ isOld: false, cli: { version: '9.8.7' } });
  });

  it('is not needed when it is installed', async () => {
    await installByNpm(home, '9.8.7');
    const run = terminal(hostHere(), { yes: true });
    expect(await runUpdateClaude(run.context)).toBe(0);
    expect(run.out()).toContain('is the newest');
  });

  it('is installed, with its progress shown, and what is there afterwards counts', async () => {
    await installByNpm(home, '2.1.100', 'succeeds');
    await writeFile(join(home, 'go'), '');
    const run = terminal(hostHere(), { yes: true });
    expect(await runUpdateClaude(run.context)).toBe(0);
    expect(run.err()).toContain('Checking for updates');
    expect(run.out()).toContain('Claude Code is 9.8.7 now.');
  });

  it.each([
    ['fails', /may not write where Claude Code is installed.*2\.1\.100 is still there/],
    ['does nothing', /says it updated itself, but 2\.1\.100 is still what is installed/],
  ] as const)('that %s is not called done', async (update, says) => {
    await installByNpm(home, '2.1.100', update);
    const run = terminal(hostHere(), { yes: true });
    expect(await runUpdateClaude(run.context)).toBe(1);
    expect(run.err()).toMatch(says);
  });

  it('says so where there is no Claude Code', async () => {
    const run = terminal(hostHere(), { yes: true });
    expect(await runUpdateClaude(run.context)).toBe(1);
    expect(run.err()).toContain('not installed');
  });
});

describeNeeding('claude', 'updating with the real Claude Code', () => {
  it('without a network says so, and that the old version is still there', async () => {
    const [version = ''] = CLAUDE_VERSIONS;
    await mkdir(join(home, 'bin'));
    await symlink(claudeBinary(version), join(home, 'bin/claude'));
    const run = terminal(hostHere(), { yes: true });
    expect(await runUpdateClaude(run.context)).toBe(1);
    expect(run.err()).toMatch(/could not be reached|did not say why|is still/);
    expect(run.err()).toContain(version);
  });
});
