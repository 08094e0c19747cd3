import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StatusSays } from '../../../src/shared/verdict.ts';
import { inWords, resolveScenario, whereWritten } from '../../claude/resolve-scenario.ts';
import cases from '../../fixtures/auth-cases.json' with { type: 'json' };

/** What a reader of files cannot know, and why. A case that starts to agree must leave this list. */
const UNDECIDABLE: Readonly<Record<string, string>> = {
  'wire primaryApiKey + expired login (refresh invalid_grant) 2.1.329': 'the sign-in server refused the renewal',
  'wire primaryApiKey + expired login (refresh invalid_grant) 2.1.197': 'the sign-in server refused the renewal',
  'wire apiKeyHelper + AUTH_TOKEN env 2.1.197': 'now and then the request is faster than the helper',
  'status of primaryApiKey + expired login (refresh invalid_grant) 2.1.329': 'asked after the refusal',
};

/** Cases with a `--settings` flag: it belongs to that one run, and nothing on the machine tells of it. */
const needsFlag = (args: readonly string[]) => args.includes('--settings');

type Laid = string | { base64?: string; content?: string; mode?: number; symlink?: string; note?: string };

let home = '';
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'pilotlight-cases-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const inHome = (text: string) => text.replaceAll('@HOME@', home);

/** Lays the files out; @returns those the user may not read. */
async function layOut(files: Readonly<Record<string, Laid | undefined>>): Promise<string[]> {
  const denied: string[] = [];
  await mkdir(join(home, 'proj'), { recursive: true });
  for (const [name, laid] of Object.entries(files)) {
    if (laid === undefined) continue;
    const path = join(home, name.replace('/etc/claude-code', 'managed'));
    await mkdir(dirname(path), { recursive: true });
    if (typeof laid === 'object' && laid.symlink !== undefined) {
      await symlink(laid.symlink, path);
      continue;
    }
    await writeFile(path, contentOf(laid));
    if (typeof laid === 'object' && laid.mode === 0) denied.push(path);
  }
  return denied;
}

function contentOf(laid: Laid): string | Buffer {
  if (typeof laid === 'string') return inHome(laid);
  if (laid.base64 !== undefined) return Buffer.from(laid.base64, 'base64');
  return laid.content ?? padded();
}

function padded(): string {
  const login = { accessToken: 'sk-ant-oat01-FAKE', refreshToken: 'r', expiresAt: 1, scopes: ['user:inference'] };
  return JSON.stringify({ claudeAiOauth: login, pad: 'x'.repeat(900 * 1024) });
}

const environment = (env: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, inHome(value)]])),
  );

function agrees(key: string, actual: unknown, expected: unknown): void {
  const reason = UNDECIDABLE[key];
  if (reason) expect(actual, `agrees now, take it off the list: ${reason}`).not.toEqual(expected);
  else expect(actual).toEqual(expected);
}

describe('what `auth status` said', () => {
  test.each(cases.status)('$name ($version)', async ({ name, version, env, files, says }) => {
    const denied = await layOut(files as Record<string, Laid>);
    const question = { home, env: environment(env), version, denied };
    const { auth } = await resolveScenario(question);
    agrees(`status ${name} ${version}`, auth.print.statusSays, says as StatusSays | null);
  });
});

describe('what `claude -p` sent', () => {
  test.each(cases.wire.filter((one) => !needsFlag(one.args)))('$name ($version)', async (one) => {
    const { name, version, args, sent } = one;
    const files = one.files as Record<string, Laid>;
    await layOut(files);
    const env = environment({
      ...one.env,
      // The recorded runs had these two outside their list of variables.
      ...(args.includes('--bare') && { CLAUDE_CODE_SIMPLE: '1' }),
      ...(name.startsWith('BASE_URL custom') && { ANTHROPIC_BASE_URL: 'http://127.0.0.1:4242' }),
    });
    const { auth } = await resolveScenario({ home, env, version });
    const place = (value: string | null | undefined) => (value ? whereWritten(value, env, files) : null);
    agrees(
      `wire ${name} ${version}`,
      {
        authorization: inWords(auth.print.authorization),
        xApiKey: inWords(auth.print.xApiKey),
        host: auth.print.host,
      },
      { authorization: place(sent?.authorization), xApiKey: place(sent?.xApiKey), host: sent?.host ?? null },
    );
    if (!args.includes('--bare')) agrees(`status of ${name} ${version}`, auth.print.statusSays, one.says);
  });
});
