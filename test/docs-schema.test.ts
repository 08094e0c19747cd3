/** The JSON Schemas say what the code's types say, and what the program prints is valid by them, in whatever situation. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { drawSchema, SCHEMAS } from '../scripts/json-schema.mjs';
import { explain } from '../src/diagnosis/explain/explain.ts';
import { type Looked, lookOnce } from '../src/headless/doctor/look.ts';
import { usageFiles } from '../src/sources/usage/usage-files.ts';
import { CALM_SITUATION } from './fixtures/calm-situation.ts';
import { programEnv } from './headless/program-env.ts';
import { readFixture } from './loopback/status-server.ts';
import fc from './seeded.ts';
import { createSimulatedHost, type SimulatedHost } from './simulation/simulated-host.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string): object => JSON.parse(readFileSync(join(ROOT, 'docs/schema', file), 'utf8'));

/** Whoever reads it must bear a key that was added; our own output has none that the schema does not know. */
function withoutOthers(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutOthers);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, withoutOthers(value)]));
  return 'required' in schema && Array.isArray(schema.required) ? { ...inner, additionalProperties: false } : inner;
}

const VALIDATORS = new Map(
  SCHEMAS.map(({ file }) => [
    file,
    new Ajv2020({ strict: true, allowUnionTypes: true }).compile(withoutOthers(read(file)) as object),
  ]),
);

function troublesOf(file: string, printed: unknown): unknown {
  const validate = VALIDATORS.get(file);
  return validate?.(printed) ? [] : (validate?.errors ?? 'no schema');
}

/** Limits of waiting pass on the machine's own clock. */
async function look(host: SimulatedHost, offline: boolean): Promise<Looked> {
  let isOver = false;
  const looked = lookOnce(host, { offline, configDir: null, projectDir: null }).finally(() => {
    isOver = true;
  });
  while (!isOver) {
    await new Promise(setImmediate);
    await host.advance(100);
  }
  return looked;
}

const HOME = '/home/ada';
const DIR = `${HOME}/.claude`;
const login = (changes: object): string =>
  JSON.stringify({
    claudeAiOauth: {
      accessToken: 'sk-ant-oat01-x',
      refreshToken: 'sk-ant-ort01-x',
      expiresAt: Date.UTC(2026, 9, 1, 12),
      refreshTokenExpiresAt: Date.UTC(2026, 10, 1),
      scopes: ['user:inference'],
      subscriptionType: 'max',
      ...changes,
    },
  });

/** What a machine may have, each in some of the situations. */
const PARTS: readonly ((host: SimulatedHost) => void)[] = [
  (host) => host.disk.put(`${DIR}/.credentials.json`, login({}), { mode: 0o600 }),
  (host) => host.disk.put(`${DIR}/.credentials.json`, login({ refreshTokenExpiresAt: Date.UTC(2026, 9, 2) })),
  (host) => host.disk.put(`${DIR}/.credentials.json`, login({ accessToken: '', refreshToken: '' })),
  (host) => host.disk.put(`${DIR}/.credentials.json`, '{"claudeAiOauth":'),
  (host) => host.disk.put(`${DIR}/settings.json`, '{"env":{"ANTHROPIC_API_KEY":"sk-ant-api03-x"},"apiKeyHelper":"x"}'),
  (host) => host.disk.put(`${DIR}/settings.json`, '{"model": "opus",}'),
  (host) => host.disk.put(`${DIR}/settings.json`, '{"env":{"CLAUDE_CODE_USE_BEDROCK":"1","AWS_REGION":"eu-west-1"}}'),
  (host) => host.disk.put(`${HOME}/.claude.json`, '{"primaryApiKey":"k","oauthAccount":{"emailAddress":"a@b.c"}}'),
  (host) => host.disk.put(`${HOME}/.bashrc`, 'export ANTHROPIC_BASE_URL=https://g.example ANTHROPIC_AUTH_TOKEN=x\n'),
  (host) => host.disk.put(`${HOME}/.bashrc`, 'export ANTHROPIC_API_KEY=" sk-ant-x"\nexport HTTPS_PROXY=nowhere\n'),
  (host) => {
    host.disk.put('/usr/bin/claude', 'x', { mode: 0o755 });
    host.programs.install('/usr/bin/claude', { stdout: '2.1.329 (Claude Code)\n' });
  },
  (host) => {
    const note = '{"at":1790000000,"version":"2.1.329","fiveHour":{"percent":42,"resetsAt":1790003600}}';
    host.disk.put(usageFiles(host, DIR).windows, note);
  },
  (host) => host.web.answer('https://', { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' }),
  (host) => host.web.answer('https://', { status: 503, body: 'overloaded' }),
  (host) => host.web.answer('https://', { status: 200, body: readFixture('summary/outage.2026-09-03.trimmed.json') }),
  (host) => host.web.answer('https://', { status: 200, body: readFixture('summary/synthetic-hardening.json') }),
  (host) => host.web.cut('refused'),
];

describe.each(SCHEMAS)('docs/schema/$file', (one) => {
  it('is what the types say now (node scripts/json-schema.mjs writes it)', () => {
    expect(readFileSync(join(ROOT, 'docs/schema', one.file), 'utf8')).toBe(drawSchema(one));
  });

  it('refuses what is something else', () => {
    expect(troublesOf(one.file, { version: 1 })).not.toEqual([]);
    expect(troublesOf(one.file, [])).not.toEqual([]);
  });
});

describe('what is printed is valid', () => {
  it('by doctor, for any mixture of situations', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.subarray([...PARTS.keys()]), fc.boolean(), async (parts, offline) => {
        const host = createSimulatedHost();
        for (const part of parts) PARTS[part]?.(host);
        const { report } = await look(host, offline);
        seen.add(`${report.light} ${report.headlineId}`);
        expect(troublesOf('doctor.json', JSON.parse(JSON.stringify(report)))).toEqual([]);
      }),
      { numRuns: 60 },
    );
    expect(seen.size).toBeGreaterThan(5);
  });

  it('by explain, for what people paste', () => {
    const pasted: { text: readonly string[] }[] = JSON.parse(
      readFileSync(join(ROOT, 'test/fixtures/pasted-errors.json'), 'utf8'),
    );
    for (const { text: lines } of pasted.slice(0, 60)) {
      const text = lines.join('\n');
      const answer = explain(text, CALM_SITUATION);
      expect([text, troublesOf('explain.json', JSON.parse(JSON.stringify(answer)))]).toEqual([text, []]);
    }
  });

  it.each([
    ['doctor.json', ['doctor', '--json', '--offline']],
    ['explain.json', ['explain', 'API Error: 401 Invalid bearer token', '--json', '--offline']],
  ])('%s, by the program itself', (file, args) => {
    const home = mkdtempSync(join(tmpdir(), 'pilotlight-schema-'));
    try {
      const run = spawnSync(process.execPath, [join(ROOT, 'out/headless/index.js'), ...args], {
        encoding: 'utf8',
        env: programEnv(home, { origin: 'http://127.0.0.1:9' }),
        cwd: home,
      });
      expect(run.stderr).toBe('');
      expect(troublesOf(file, JSON.parse(run.stdout))).toEqual([]);
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  });
});
