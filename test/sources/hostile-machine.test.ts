/** Parsers of what programs print and of files beside Claude Code's settings: any content, no throw, no secret. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRetryAfter, readTimes } from '../../src/diagnosis/service/answer-class.ts';
import { readArguments } from '../../src/headless/arguments.ts';
import { createHistory } from '../../src/monitor/history/history.ts';
import { createNodeHost } from '../../src/platform/node-host.ts';
import { plainText } from '../../src/shared/plain-text.ts';
import { readLocks } from '../../src/sources/claude-code/claude-locks.ts';
import { findInstalledClis } from '../../src/sources/claude-code/installed-cli.ts';
import { findRunningSessions } from '../../src/sources/claude-code/running-sessions.ts';
import { readAnthropicProfile } from '../../src/sources/credentials/anthropic-profile.ts';
import { createKeychain } from '../../src/sources/credentials/keychain.ts';
import { parseRegistryQuery } from '../../src/sources/shell-profiles/environment-files.ts';
import { parseFeed } from '../../src/sources/status/parse-feed.ts';
import fc from '../seeded.ts';
import { createSimulatedHost } from '../simulation/simulated-host.ts';

const CANARY = 'sk-ant-oat01-CANARYCANARYCANARYCANARY';
const RUNS = { numRuns: 200 };

/** Text near to what is really there, cut, doubled and mixed with anything. */
const near = (...real: string[]) =>
  fc
    .array(fc.oneof(fc.constantFrom(...real), fc.string({ unit: 'binary' }), fc.constantFrom('\0', '\n', CANARY)), {
      maxLength: 6,
    })
    .chain((parts) => fc.nat().map((cut) => parts.join('').slice(0, cut % (parts.join('').length + 1))));

const LOGIN = JSON.stringify({
  claudeAiOauth: { accessToken: CANARY, refreshToken: CANARY, scopes: ['user:inference'] },
});
const HEX = Buffer.from(LOGIN).toString('hex');

describe('what programs print', () => {
  it('the Keychain’s answers', async () => {
    const printed = near(LOGIN, HEX, '"mdat"<timedate>=0x32303236', '"20261120120000Z\\000"', '"acct"<blob>="ada"');
    await fc.assert(
      fc.asyncProperty(printed, printed, fc.constantFrom(0, 1, 36, 44, 51, 128, 255), async (one, other, code) => {
        const host = createSimulatedHost({ platform: 'darwin' });
        host.programs.install('/usr/bin/security', ({ args }) =>
          args.includes('-w') ? { stdout: one } : { code, stdout: other, stderr: one },
        );
        const facts = await createKeychain(host).read({ service: 'Claude Code-credentials', account: 'ada' }, true);
        expect(JSON.stringify(facts)).not.toContain('CANARYCANARY');
        expect(['present', 'absent', 'unreadable']).toContain(facts.status);
      }),
      RUNS,
    );
  });

  it('claude --version', async () => {
    await fc.assert(
      fc.asyncProperty(near('2.1.329 (Claude Code)', '2.1.', ' (Claude Code)'), async (stdout) => {
        const host = createSimulatedHost({ env: { PATH: '/bin' } });
        host.disk.put('/bin/claude', 'x', { mode: 0o755 });
        host.programs.install('/bin/claude', { stdout });
        const [cli] = await findInstalledClis(host, { deep: true });
        expect(cli?.version ?? '0.0.0').toMatch(/^\d+\.\d+\.\d+[\w.+-]*$/);
      }),
      RUNS,
    );
  });

  it('the registry', () => {
    const lines = near(
      '    ANTHROPIC_API_KEY    REG_SZ    x\r\n',
      'HKEY_CURRENT_USER\\Environment\r\n',
      'REG_EXPAND_SZ',
    );
    fc.assert(
      fc.property(lines, (output) => void parseRegistryQuery(output)),
      RUNS,
    );
  });
});

describe('what others leave in files', () => {
  it('the environment and the state of a process', async () => {
    const environ = near(`ANTHROPIC_API_KEY=${CANARY}\0`, 'CLAUDE_CONFIG_DIR=/x\0', '=\0', 'A');
    await fc.assert(
      fc.asyncProperty(
        environ,
        near('42 (a b) S 1 2 3', ') ', '1 '),
        near('btime 1', '\n'),
        async (env, stat, boot) => {
          const host = createSimulatedHost();
          host.disk.link('/proc/42/exe', '/home/ada/.local/bin/claude');
          for (const [name, text] of Object.entries({ '42/environ': env, '42/stat': stat, stat: boot }))
            host.disk.put(`/proc/${name}`, text);
          expect(JSON.stringify(await findRunningSessions(host, { deep: true }))).not.toContain('CANARYCANARY');
        },
      ),
      RUNS,
    );
  });

  it('the owner of a lock', async () => {
    const record = near('{"pid":42}', '{"pid":"x"', 'null', '[1]', '{"pid":1e99}');
    await fc.assert(
      fc.asyncProperty(record, async (text) => {
        const host = createSimulatedHost();
        host.disk.put('/home/ada/.claude/.oauth_refresh.lock', '');
        host.disk.put('/home/ada/.claude/.oauth_refresh.lock.owner', text);
        const [lock] = await readLocks(host, '/home/ada/.claude', '/home/ada/.claude.json');
        expect(lock?.kind).toBe('refresh');
      }),
      RUNS,
    );
  });

  it('Pilotlight’s own history', async () => {
    const kept = near(
      '{"version":1,"entries":[',
      '],"incidents":[',
      '{"at":1,"kind":"light","profile":null,"text":"x"}',
      ']}',
      'null',
    );
    await fc.assert(
      fc.asyncProperty(kept, async (text) => {
        const host = createSimulatedHost();
        host.disk.put(`${host.dataDir}/history.json`, text);
        const history = createHistory(host);
        await history.load(host.clock.now());
        expect(Array.isArray(history.latest(10))).toBe(true);
      }),
      RUNS,
    );
  });

  it('what the status page and its headers say', () => {
    const feed = near(
      '<feed>',
      '<entry>',
      '<title>Login</title>',
      '<content type="html">',
      '&lt;p&gt;',
      '</entry></feed>',
    );
    const times = near('Fri, 20 Nov 2026 12:00:00 GMT', '3600', '-1', '1e999');
    fc.assert(
      fc.property(feed, (body) => void parseFeed(body)),
      RUNS,
    );
    fc.assert(
      fc.property(times, times, fc.option(fc.nat()), (one, other, at) => {
        const wait = readRetryAfter(one, at);
        expect(wait === null || (Number.isFinite(wait) && wait >= 0)).toBe(true);
        for (const time of Object.values(readTimes({ date: one, age: other }))) {
          expect(time === null || Number.isFinite(time)).toBe(true);
        }
      }),
      RUNS,
    );
    fc.assert(
      fc.property(
        near('<b>', '&#1', '&#x202e;', '\u202e', '<script', 'word '),
        fc.integer({ min: 1, max: 60 }),
        (text, limit) => {
          const line = plainText(text, limit);
          expect(Array.from(line).length).toBeLessThanOrEqual(limit);
          expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u);
        },
      ),
      RUNS,
    );
  });
});

it('a command line of any words is a command, help or a sentence', () => {
  const word = fc.oneof(
    fc.constantFrom(
      'doctor',
      '--json',
      '--config-dir',
      '--',
      '-',
      '--json=1',
      '--help',
      'settings',
      'set',
      '__proto__',
    ),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 5 }), (argv) => {
      const parsed = readArguments(argv);
      expect(['command', 'help', 'version', 'wrong']).toContain(parsed.kind);
      if (parsed.kind === 'wrong') expect(parsed.message).toMatch(/[.?!"]$/);
    }),
    RUNS,
  );
});

describe('a real folder', () => {
  let home: string;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'pilotlight-hostile-'));
  });
  afterAll(() => rm(home, { recursive: true, force: true }));

  it.each(['a\0b', '../../../../etc/passwd', '', '\n', 'x'.repeat(5000), '/', '..'])(
    'may name the active profile %j',
    async (name) => {
      const file = join(home, '.config', 'anthropic', 'active_config');
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, name);
      const host = createNodeHost({ env: { HOME: home } });
      expect(await readAnthropicProfile(host, [])).toBeNull();
    },
  );
});
