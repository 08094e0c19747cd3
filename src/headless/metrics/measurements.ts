/** A snapshot as numbers with labels, whoever collects them. Every label comes from a list of ours, or is bounded here. Pure. */
import { METRICS_HELP } from '../../shared/messages/terminal/watching.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { ComponentReport, Finding, ProfileReport } from '../../shared/verdict.ts';
import { VERSION } from '../../shared/version.ts';
import { LIGHTS_WORST_FIRST, type SignInState } from '../../shared/vocabulary.ts';

/** What is beyond is left out, so that nothing from outside makes ever more series. */
const MAX_PROFILES = 50;
const MAX_COMPONENTS = 20;

const STATES = [
  'OK',
  'STALE',
  'ENDING',
  'DEAD',
  'NONE',
  'UNREADABLE',
  'OTHER',
] as const satisfies readonly SignInState[];
const COMPONENT = {
  operational: 0,
  degraded_performance: 1,
  partial_outage: 2,
  major_outage: 3,
  under_maintenance: 4,
  unknown: -1,
} as const satisfies Record<ComponentReport['status'], number>;

export interface Sample {
  labels: Readonly<Record<string, string>>;
  value: number;
}

interface Gauge {
  help: string;
  labels: readonly string[];
  samples(snapshot: Snapshot, profiles: readonly ProfileReport[]): readonly Sample[];
}

const one = (value: number): Sample[] => [{ labels: {}, value }];
const inSeconds = (at: number | null): number[] => (at === null ? [] : [at / 1000]);

/** Every number there is, by the name under which it is collected, after `pilotlight_`. */
const GAUGES = {
  info: {
    help: METRICS_HELP.info,
    labels: ['version'],
    samples: () => [{ labels: { version: VERSION }, value: 1 }],
  },
  changed_timestamp_seconds: {
    help: METRICS_HELP.changed,
    labels: [],
    samples: ({ at }) => one(at / 1000),
  },
  light: {
    help: METRICS_HELP.light,
    labels: ['light'],
    samples: ({ light }) =>
      LIGHTS_WORST_FIRST.map((each) => ({ labels: { light: each }, value: Number(light === each) })),
  },
  network_online: {
    help: METRICS_HELP.network,
    labels: [],
    samples: ({ network }) => one(Number(network.state === 'ONLINE')),
  },
  service_state: {
    help: METRICS_HELP.service,
    labels: ['state'],
    samples: ({ service: { state } }) => [{ labels: { state }, value: 1 }],
  },
  component_status: {
    help: METRICS_HELP.page,
    labels: ['component'],
    samples: ({ service }) =>
      service.components
        .slice(0, MAX_COMPONENTS)
        .map(({ name, status }) => ({ labels: { component: name }, value: COMPONENT[status] })),
  },
  /** What the server refuses is among them: `refused-credential`, `refused-payment` … */
  findings: {
    help: METRICS_HELP.findings,
    labels: ['id', 'severity', 'cause'],
    samples: ({ findings }) => countFindings(findings),
  },
  sign_in_state: {
    help: METRICS_HELP.signIn,
    labels: ['profile', 'state'],
    samples: (_snapshot, profiles) =>
      profiles.flatMap(({ id, signIn }) =>
        STATES.map((state) => ({ labels: { profile: id, state }, value: Number(signIn.state === state) })),
      ),
  },
  login_ends_timestamp_seconds: {
    help: METRICS_HELP.loginEnds,
    labels: ['profile'],
    samples: (_snapshot, profiles) =>
      profiles.flatMap(({ id, signIn }) =>
        inSeconds(signIn.loginEndsAt).map((value) => ({ labels: { profile: id }, value })),
      ),
  },
  access_token_expires_timestamp_seconds: {
    help: METRICS_HELP.tokenRenews,
    labels: ['profile'],
    samples: (_snapshot, profiles) =>
      profiles.flatMap(({ id, signIn }) =>
        inSeconds(signIn.accessTokenExpiresAt).map((value) => ({ labels: { profile: id }, value })),
      ),
  },
  usage_ratio: {
    help: METRICS_HELP.usage,
    labels: ['profile', 'window'],
    samples: (_snapshot, profiles) =>
      windowsOf(profiles).map(({ labels, percent }) => ({ labels, value: percent / 100 })),
  },
  usage_resets_timestamp_seconds: {
    help: METRICS_HELP.usageResets,
    labels: ['profile', 'window'],
    samples: (_snapshot, profiles) =>
      windowsOf(profiles).flatMap(({ labels, resetsAt }) => inSeconds(resetsAt).map((value) => ({ labels, value }))),
  },
  usage_told_timestamp_seconds: {
    help: METRICS_HELP.usageTold,
    labels: ['profile'],
    samples: (_snapshot, profiles) =>
      profiles.flatMap(({ id, usage }) =>
        inSeconds(usage?.at ?? null).map((value) => ({ labels: { profile: id }, value })),
      ),
  },
} as const satisfies Record<string, Gauge>;

export interface Measurement {
  name: string;
  help: string;
  labels: readonly string[];
  samples: readonly Sample[];
}

export function measure(snapshot: Snapshot): readonly Measurement[] {
  const profiles = snapshot.profiles.slice(0, MAX_PROFILES);
  return Object.entries<Gauge>(GAUGES).map(([name, { help, labels, samples }]) => ({
    name: `pilotlight_${name}`,
    help,
    labels,
    samples: samples(snapshot, profiles),
  }));
}

function countFindings(findings: readonly Finding[]): Sample[] {
  const counted = new Map<string, { labels: Sample['labels']; value: number }>();
  for (const { id, severity, cause } of findings) {
    const key = `${id} ${severity} ${cause}`;
    const known = counted.get(key) ?? { labels: { id, severity, cause }, value: 0 };
    counted.set(key, { ...known, value: known.value + 1 });
  }
  return [...counted.values()];
}

function windowsOf(profiles: readonly ProfileReport[]) {
  return profiles.flatMap(({ id: profile, usage }) =>
    (usage?.at == null ? [] : usage.windows).map(({ id: window, percent, resetsAt }) => ({
      labels: { profile, window },
      percent,
      resetsAt,
    })),
  );
}
