import { describe, expect, it } from 'vitest';
import { assessProfile } from '../../src/diagnosis/assess-profile.ts';
import { profileFindings } from '../../src/diagnosis/findings/all-findings.ts';
import { askOnce, askOtherRoutes } from '../../src/headless/doctor/ask-once.ts';
import type { Host, HttpRequest, HttpRoute } from '../../src/platform/host.ts';
import { createNodeHost } from '../../src/platform/node-host.ts';
import type { MachineFacts, ProfileFacts } from '../../src/shared/facts.ts';
import { describeVariable } from '../../src/sources/environment/environment.ts';
import { EMPTY_GLOBAL_CONFIG, emptyCredentials } from '../fixtures/profile-facts.ts';

describe('one look at the service', () => {
  it('gives all questions together 2.2 seconds, whatever hangs', async () => {
    let now = 700;
    const asked: { at: number; limitMs: number }[] = [];
    const real = createNodeHost({ env: {} });
    const host = {
      ...real,
      clock: { ...real.clock, monotonic: () => now },
      http: {
        reset: () => {},
        // Hangs until its limit is over, one after the other.
        request: async ({ limitMs = 10_000 }: HttpRequest) => {
          asked.push({ at: now, limitMs });
          await Promise.resolve();
          now = Math.max(now, (asked.at(-1)?.at ?? 0) + limitMs);
          return { ok: false, why: 'timeout', detail: '' } as const;
        },
      },
    };
    const { service } = await askOnce(host, null);
    expect(service.page).toBe('UNKNOWN');
    expect(asked.length).toBeGreaterThanOrEqual(3);
    for (const { at, limitMs } of asked) expect(at + limitMs).toBeLessThanOrEqual(2_900);
  });
});

describe('the ways of further profiles', () => {
  const SETTINGS = { apiKeyHelper: null, forceLoginMethod: null, forceLoginOrg: null, problem: null } as const;
  const profileAt = (configDir: string, proxy?: string): ProfileFacts => {
    const path = `${configDir}/settings.json`;
    const env = proxy ? [describeVariable('HTTPS_PROXY', proxy, 'user-settings', path, 1)] : [];
    return {
      configDir,
      from: 'default',
      credentials: emptyCredentials(null),
      settings: [{ ...SETTINGS, place: 'user-settings', path, status: 'ok', env }],
      globalConfig: EMPTY_GLOBAL_CONFIG,
      mcpConfig: null,
      locks: [],
    };
  };
  const machine: MachineFacts = {
    platform: 'linux',
    processEnv: [],
    shellEnv: [],
    fromShell: true,
    sessions: [],
    clis: [],
    home: '/home/ada',
  };

  /** Gets through without a proxy only. */
  function behindProxies() {
    const real = createNodeHost({ env: {} });
    const ways: (string | null)[] = [];
    let way: HttpRoute = { proxy: null, noProxy: '', certificates: [], unchecked: false };
    const http: Host['http'] = {
      reset: () => {},
      useRoute(next) {
        if (!next || next.proxy === way.proxy) return false;
        way = next;
        return true;
      },
      request: async ({ url }) => {
        ways.push(way.proxy);
        if (way.proxy) return { ok: false, why: 'refused', detail: '' };
        return { ok: true, status: 200, headers: {}, body: '{"message":"hello"}', url };
      },
    };
    return { host: { ...real, http }, ways, way: () => way.proxy };
  }

  it('are asked where they are others, and the first one is taken again', async () => {
    const { host, ways, way } = behindProxies();
    const [first, same, other] = [
      profileAt('/home/ada/.claude'),
      profileAt('/home/ada/.claude-home'),
      profileAt('/home/ada/.claude-work', 'http://proxy.example:3128'),
    ];
    const answers = await askOtherRoutes(host, machine, [first, same, other]);
    expect([...answers]).toEqual([[other, 'refused']]);
    expect(new Set(ways)).toEqual(new Set(['http://proxy.example:3128']));
    expect(way()).toBeNull();
  });

  it('are told of with the variable and its file, each in its own profile', () => {
    const facts = profileAt('/home/ada/.claude-work', 'http://proxy.example:3128');
    const judged = assessProfile({ facts, machine, now: 0, clockOffsetMs: null });
    const found = profileFindings({ facts, machine, now: 0, ...judged, route: 'refused' });
    expect(found).toContainEqual(
      expect.objectContaining({
        id: 'route-leads-nowhere',
        severity: 'error',
        variable: 'HTTPS_PROXY',
        title: expect.stringContaining('proxy.example:3128'),
        evidence: [expect.objectContaining({ file: '/home/ada/.claude-work/settings.json', line: 1 })],
      }),
    );
    for (const route of ['ok', 'timeout'] as const) {
      const answered = profileFindings({ facts, machine, now: 0, ...judged, route });
      expect(answered.map(({ id }) => id)).not.toContain('route-leads-nowhere');
    }
  });
});
