/** `pilotlight update-claude`, with the real Claude Code and npm away from the network. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLAUDE_VERSIONS, claudeBinary } from '../../../scripts/claude-code.mjs';
import { findProgram } from '../../../scripts/project.mjs';
import { runUpdateClaude } from '../../../src/headless/recovery/run-update-claude.ts';
import { createNodeHost } from '../../../src/sources/host/node-host.ts';
import { CLOSED_NETWORK } from '../../claude/real-claude.ts';
import { describeNeeding } from '../../needs.ts';
import { terminal } from './terminal-double.ts';

let home: string;
let versions: Server;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'pilotlight-update-'));
  // Answers as npm's own protocol does, on loopback.
  versions = createServer((_request, response) => {
    const tags = { latest: '9.8.7', stable: '9.8.0' };
    const all = Object.fromEntries(Object.values(tags).map((version) => [version, { name: NAME, version }]));
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ name: NAME, 'dist-tags': tags, versions: all }));
  });
  await new Promise<void>((resolve) => versions.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  versions.closeAllConnections();
  await new Promise((resolve) => versions.close(resolve));
  await rm(home, { recursive: true, force: true, maxRetries: 5 });
});

const NAME = '@anthropic-ai/claude-code';

function hostHere() {
  const path = [
    join(home, 'bin'),
    dirname(findProgram('npm') ?? ''),
    dirname(process.execPath),
    '/usr/bin',
    '/bin',
  ].join(':');
  const registry = `http://127.0.0.1:${(versions.address() as AddressInfo).port}/`;
  const env = {
    PATH: path,
    HOME: home,
    ...CLOSED_NETWORK,
    npm_config_registry: registry,
    npm_config_cache: join(home, 'npm'),
  };
  return createNodeHost({ dataDir: join(home, 'data'), env });
}

async function installByNpm(version: string): Promise<void> {
  const folder = join(home, 'lib/node_modules', NAME);
  await mkdir(folder, { recursive: true });
  await mkdir(join(home, 'bin'), { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: NAME, version }));
  await writeFile(join(folder, 'cli.js'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
  await symlink(join(folder, 'cli.js'), join(home, 'bin/claude'));
}

describe.skipIf(process.platform === 'win32')('the newest version', () => {
  it.each([
    ['latest', '9.8.7'],
    ['stable', '9.8.0'],
  ])('of an npm install is asked of npm, by its own channel %s', async (channel, newest) => {
    await installByNpm('2.1.100');
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
    expect(JSON.parse(run.out()).says).toMatch(/With version 2\.1\.100 .*erase a login that was good/);
  });

  it('is not needed when it is installed', async () => {
    await installByNpm('9.8.7');
    const run = terminal(hostHere(), { yes: true });
    expect(await runUpdateClaude(run.context)).toBe(0);
    expect(run.out()).toContain('is the newest');
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
  }, 60_000);
});
