/** A snapshot as Prometheus reads it. Every label comes from a list of ours, or is bounded here. */
import { Gauge, Registry } from 'prom-client';
import { METRICS_HELP } from '../../shared/messages/terminal/watching.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { ComponentReport, ProfileReport } from '../../shared/verdict.ts';
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

/** The page of one scrape, in Prometheus' text form. */
export function renderMetrics(snapshot: Snapshot): Promise<string> {
  const registry = new Registry();
  const profiles = snapshot.profiles.slice(0, MAX_PROFILES);
  gauge(registry, 'info', METRICS_HELP.info, ['version']).set({ version: VERSION }, 1);
  gauge(registry, 'changed_timestamp_seconds', METRICS_HELP.changed).set(snapshot.at / 1000);
  const light = gauge(registry, 'light', METRICS_HELP.light, ['light']);
  for (const one of LIGHTS_WORST_FIRST) light.set({ light: one }, Number(snapshot.light === one));
  setService(registry, snapshot);
  setFindings(registry, snapshot);
  setSignIns(registry, profiles);
  setUsage(registry, profiles);
  return registry.metrics();
}

export const METRICS_TYPE = Registry.PROMETHEUS_CONTENT_TYPE;

function gauge<Label extends string>(
  registry: Registry,
  name: string,
  help: string,
  labelNames: Label[] = [],
): Gauge<Label> {
  return new Gauge({ name: `pilotlight_${name}`, help, labelNames, registers: [registry] });
}

function setService(registry: Registry, { service, network }: Snapshot): void {
  const online = gauge(registry, 'network_online', METRICS_HELP.network);
  online.set(Number(network.state === 'ONLINE'));
  const state = gauge(registry, 'service_state', METRICS_HELP.service, ['state']);
  state.set({ state: service.state }, 1);
  const help = METRICS_HELP.page;
  const component = gauge(registry, 'component_status', help, ['component']);
  for (const { name, status } of service.components.slice(0, MAX_COMPONENTS))
    component.set({ component: name }, COMPONENT[status]);
}

/** What the server refuses is among them: `refused-credential`, `refused-payment` … */
function setFindings(registry: Registry, { findings }: Snapshot): void {
  const help = METRICS_HELP.findings;
  const count = gauge(registry, 'findings', help, ['id', 'severity', 'cause']);
  for (const { id, severity, cause } of findings) count.inc({ id, severity, cause });
}

function setSignIns(registry: Registry, profiles: readonly ProfileReport[]): void {
  const state = gauge(registry, 'sign_in_state', METRICS_HELP.signIn, ['profile', 'state']);
  const ends = gauge(registry, 'login_ends_timestamp_seconds', METRICS_HELP.loginEnds, ['profile']);
  const renews = gauge(registry, 'access_token_expires_timestamp_seconds', METRICS_HELP.tokenRenews, ['profile']);
  for (const { id: profile, signIn } of profiles) {
    for (const one of STATES) state.set({ profile, state: one }, Number(signIn.state === one));
    if (signIn.loginEndsAt !== null) ends.set({ profile }, signIn.loginEndsAt / 1000);
    if (signIn.accessTokenExpiresAt !== null) renews.set({ profile }, signIn.accessTokenExpiresAt / 1000);
  }
}

function setUsage(registry: Registry, profiles: readonly ProfileReport[]): void {
  const used = gauge(registry, 'usage_ratio', METRICS_HELP.usage, ['profile', 'window']);
  const resets = gauge(registry, 'usage_resets_timestamp_seconds', METRICS_HELP.usageResets, ['profile', 'window']);
  const told = gauge(registry, 'usage_told_timestamp_seconds', METRICS_HELP.usageTold, ['profile']);
  for (const { id: profile, usage } of profiles) {
    if (!usage || usage.at === null) continue;
    told.set({ profile }, usage.at / 1000);
    for (const { id: window, percent, resetsAt } of usage.windows) {
      used.set({ profile, window }, percent / 100);
      if (resetsAt !== null) resets.set({ profile, window }, resetsAt / 1000);
    }
  }
}
