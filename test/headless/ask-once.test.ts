import { describe, expect, it } from 'vitest';
import { assessProfile } from '../../src/diagnosis/assess-profile.ts';
import { profileFindings } from '../../src/diagnosis/findings/all-findings.ts';
import { askOnce, askOtherRoutes } from '../../src/headless/doctor/ask-once.ts';
import type { Host, HttpOutcome, HttpRequest, HttpRoute } from '../../src/platform/host.ts';
import { createNodeHost } from '../../src/platform/node-host.ts';
import type { MachineFacts, ProfileFacts } from '../../src/shared/facts.ts';
import { describeVariable } from '../../src/sources/environment/environment.ts';
import { EMPTY_GLOBAL_CONFIG, emptyCredentials } from '../fixtures/profile-facts.ts';
import { createSimulatedClock } from '../simulation/simulated-clock.ts';

/** A server that answers after a while, or never. What time it is, is told by a clock that this process does not always see. */
function hostAround({
  answersAfterMs = null,
  neutral = null,
}: {
  answersAfterMs?: number | null;
  neutral?: number | null;
}) {
  const clock = createSimulatedClock(1_790_000_000_000);
  const asked: { at: number; limitMs: number }[] = [];
  let stoppedMs = 0;
  const monotonic = () => clock.monotonic() + stoppedMs;
  const request = async ({ url, limitMs = 10_000 }: HttpRequest): Promise<HttpOutcome> => {
    const at = monotonic();
    asked.push({ at, limitMs });
    const answers = url === NEUTRAL ? neutral : answersAfterMs;
    await clock.sleep(Math.min(answers ?? Number.POSITIVE_INFINITY, limitMs));
    // Whoever wakes late finds its time over before it finds the answer.
    const isOver = answers === null || monotonic() - at > limitMs;
    if (isOver) return { ok: false, why: 'timeout', detail: '' };
    return { ok: true, status: 200, headers: {}, body: '{"message":"hello"}', url };
  };
  const real = createNodeHost({ env: { PILOTLIGHT_HELLO_URLS: `${HELLO},${HELLO},${NEUTRAL}` } });
  const host: Host = { ...real, clock: { ...clock, monotonic }, http: { reset: () => {}, request } };
  return { host, clock, asked, stopFor: (ms: number) => (stoppedMs += ms) };
}

const HELLO = 'http://127.0.0.1:1/api/hello';
const NEUTRAL = 'http://127.0.0.1:1/neutral';

/** The answer, and how long it took. */
async function askAs({ host, clock }: ReturnType<typeof hostAround>, meanwhile: () => void = () => {}) {
  const begun = host.clock.monotonic();
  let answer: Awaited<ReturnType<typeof askOnce>> | null = null;
  void askOnce(host, null).then((said) => {
    answer = said;
  });
  await clock.advance(300);
  meanwhile();
  while (answer === null) await clock.advance(50);
  return { ...(answer as Awaited<ReturnType<typeof askOnce>>), tookMs: host.clock.monotonic() - begun };
}

describe('one look at the service', () => {
  it('gives all questions together 2.2 seconds, whatever hangs', async () => {
    const around = hostAround({});
    const { service, tookMs } = await askAs(around);
    expect(service.page).toBe('UNKNOWN');
    expect(around.asked.length).toBeGreaterThanOrEqual(3);
    for (const { at, limitMs } of around.asked) expect(at + limitMs).toBeLessThanOrEqual(2_201);
    expect(tookMs).toBeLessThanOrEqual(2_250);
  });

  it('says that only Anthropic is silent where somebody else answers', async () => {
    const { network, service } = await askAs(hostAround({ neutral: 100 }));
    expect([network.state, service.probe]).toEqual(['ONLINE', 'API_DOWN']);
  });

  it('says offline where nobody answers', async () => {
    expect((await askAs(hostAround({}))).network.state).toBe('OFFLINE');
  });

  it('adds the time for which this process was stopped, and hears the answer then', async () => {
    const around = hostAround({ answersAfterMs: 800 });
    const { network, service } = await askAs(around, () => around.stopFor(5_000));
    expect([network.state, service.probe]).toEqual(['ONLINE', 'OK']);
  });

  it('blames nobody where it was stopped and then heard nothing', async () => {
    const around = hostAround({});
    const { network, service, tookMs } = await askAs(around, () => around.stopFor(60_000));
    expect(network).toMatchObject({ state: 'UNKNOWN', detail: expect.stringContaining('too busy') });
    expect(service).toMatchObject({ probe: 'UNKNOWN', page: 'UNKNOWN', trouble: expect.stringContaining('too busy') });
    expect(tookMs - 60_000).toBeLessThan(3_000);
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
