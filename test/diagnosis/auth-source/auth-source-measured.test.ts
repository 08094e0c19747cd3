import { describe, expect, test } from 'vitest';
import type { StatusSays } from '../../../src/shared/verdict.ts';
import { layOut, removeHome } from '../../claude/real-claude.ts';
import { inWords, readScenario, resolveFacts, type Scenario } from '../../claude/resolve-scenario.ts';
import measured from '../../fixtures/auth-measured.json' with { type: 'json' };

interface Expected {
  /** `Authorization` and `x-api-key`, as `place:name`; missing: not asked. */
  sent?: [string | null, string | null];
  /** What `auth status` said; null: it refused to answer. */
  says?: string | null;
}

interface Case {
  name: string;
  env: Record<string, string>;
  files: Record<string, string>;
  /** By version; `both`: the two that nearly all were asked of. */
  expected: Readonly<Record<string, Expected>>;
}

const BOTH = ['2.1.329', '2.1.197'];

/** A file that many cases share is written as its number. */
const contentOf = (text: string) => (/^@\d$/.test(text) ? (measured.common[Number(text.slice(1))] ?? text) : text);

const inOneLine = (says: StatusSays | null) =>
  says && [says.loggedIn, says.authMethod, says.apiKeySource ?? '-', says.apiProvider].join('/');

/** By case: its files are read once, however often it is asked. */
const read = new Map<Case, readonly [Expected, Scenario][]>();

async function readCase(one: Case): Promise<readonly [Expected, Scenario][]> {
  const files = Object.fromEntries(Object.entries(one.files).map(([path, text]) => [path, contentOf(text)]));
  const env = { ANTHROPIC_BASE_URL: 'http://127.0.0.1:4242/x', ...one.env };
  const home = await layOut({ env, files });
  try {
    const { both, ...byVersion } = one.expected;
    const all = both ? { ...Object.fromEntries(BOTH.map((version) => [version, both])), ...byVersion } : byVersion;
    const scenarios: [Expected, Scenario][] = [];
    for (const [version, expected] of Object.entries(all)) {
      scenarios.push([expected, await readScenario({ home, env, version })]);
    }
    return scenarios;
  } finally {
    await removeHome(home);
  }
}

describe('what the CLIs were measured to do', () => {
  test.each((measured.cases as unknown as Case[]).map((one) => [one.name, one] as const))('%s', async (_name, one) => {
    const scenarios = read.get(one) ?? (await readCase(one));
    read.set(one, scenarios);
    expect(scenarios).not.toEqual([]);
    for (const [expected, scenario] of scenarios) {
      expect(Object.keys(expected)).not.toEqual([]);
      const { authorization, xApiKey, statusSays } = resolveFacts(scenario).auth.print;
      const asked = scenario.version ?? '';
      if (expected.sent) expect([inWords(authorization), inWords(xApiKey)], asked).toEqual(expected.sent);
      if (expected.says !== undefined) expect(inOneLine(statusSays), asked).toBe(expected.says);
    }
  });
});
