/** Would Claude Code get in here without anybody who answers it, and what does a container need for that? Pure. */
import type { CertificateFile, MachineFacts, ProfileFacts } from '../shared/facts.ts';
import { isInside } from '../shared/paths.ts';
import type { Barrier, Entrance, Mount, Unattended } from '../shared/unattended.ts';
import type { AuthSource, Finding, Report } from '../shared/verdict.ts';
import { settingsInOrder } from './auth-source/variables.ts';
import { costOf } from './findings/cost.ts';
import { asksAtFirstStart } from './findings/first-start.ts';

export interface UnattendedInput {
  report: Report;
  facts: ProfileFacts;
  machine: MachineFacts;
}

export function judgeUnattended(input: UnattendedInput): Unattended {
  return {
    print: entrance(input, 'print'),
    interactive: entrance(input, 'interactive'),
    mounts: mountsFor(input),
    variables: variablesFor(input),
  };
}

type Mode = 'print' | 'interactive';

function entrance(input: UnattendedInput, mode: Mode): Entrance {
  const source = sourceOf(input, mode);
  const barrier = barrierFor(input, mode, source);
  return {
    getsIn: barrier === null,
    credential: source.authorization ?? source.xApiKey,
    provider: source.provider,
    barrier,
    asksFirst: mode === 'interactive' && !input.facts.globalConfig.onboarded,
  };
}

function sourceOf({ report }: UnattendedInput, mode: Mode): AuthSource {
  const [profile] = report.profiles;
  if (!profile) throw new Error('a report without a profile');
  return profile.authSource[mode];
}

/** Told of one mode alone, and asked here for each. */
const OF_ONE_MODE: ReadonlySet<Finding['id']> = new Set(['first-start-asks', 'nothing-is-sent']);

/** The first thing that stops it, the nearest to this machine first. */
function barrierFor(input: UnattendedInput, mode: Mode, source: AuthSource): Barrier | null {
  const { report, facts, machine } = input;
  const id = report.profiles[0]?.id;
  const stops = (one: Finding) =>
    (one.profile === null || one.profile === id) &&
    one.severity !== 'info' &&
    costOf(one) === 'keeps-out' &&
    !OF_ONE_MODE.has(one.id);
  const finding = report.findings.find(stops);
  if (finding) return { kind: 'finding', title: finding.title, key: finding.key };
  if (!sendsSomething(source)) return withoutCredential(input, mode);
  if (usesLogin(source)) {
    const { state } = report.profiles[0]?.signIn ?? {};
    if (state === 'DEAD') return { kind: 'expired' };
    if (state === 'UNREADABLE') return { kind: 'unreadable' };
  }
  const version = machine.clis.find(({ first }) => first)?.version ?? null;
  if (mode === 'interactive' && asksAtFirstStart(facts.globalConfig, source, version)) {
    return { kind: 'first-start', path: facts.globalConfig.path };
  }
  return outside(report, source);
}

/** A key that a person has to approve first, or nothing at all. */
function withoutCredential({ report }: UnattendedInput, mode: Mode): Barrier {
  const { candidates, print } = report.profiles[0]?.authSource ?? {};
  const waiting = candidates?.find(({ reason }) => reason === 'not-approved' || reason === 'sent-by-print');
  const isSentByPrint = print !== undefined && sendsSomething(print);
  if (mode === 'interactive' && waiting && isSentByPrint) return { kind: 'approval', name: waiting.credential.name };
  return { kind: 'nothing' };
}

function outside({ network, service }: Report, { provider }: AuthSource): Barrier | null {
  if (['OFFLINE', 'CAPTIVE', 'RESTRICTED'].includes(network.state)) return { kind: 'network', detail: network.detail };
  const isAnthropic = provider === 'firstParty';
  return isAnthropic && (service.state === 'DOWN' || service.probe === 'REJECTED') ? { kind: 'service' } : null;
}

function sendsSomething({ provider, authorization, xApiKey }: AuthSource): boolean {
  return (provider !== 'firstParty' && provider !== 'gateway') || authorization !== null || xApiKey !== null;
}

const usesLogin = ({ authorization }: AuthSource): boolean => authorization?.kind === 'sign-in';

const AWS: readonly AuthSource['provider'][] = ['bedrock', 'mantle', 'anthropicAws'];
const GOOGLE: readonly AuthSource['provider'][] = ['vertex', 'anthropicGoogleCloud'];

function mountsFor(input: UnattendedInput): readonly Mount[] {
  const { facts } = input;
  const { credentials, globalConfig, configDir } = facts;
  const login = usesLogin(sourceOf(input, 'print')) || usesLogin(sourceOf(input, 'interactive'));
  const hasSettings = facts.settings.some(({ place, status }) => place === 'user-settings' && status !== 'absent');
  const folder: Mount[] =
    login || hasSettings ? [{ path: configDir, why: login ? 'login' : 'settings', writable: login }] : [];
  const store: Mount[] =
    login && credentials.store === 'file' && !isInside(configDir, credentials.location)
      ? [{ path: credentials.location.replace(/[\\/][^\\/]*$/, ''), why: 'login', writable: true }]
      : [];
  // Claude Code writes it all the time, and asks its first questions again where it is missing.
  const config: Mount[] =
    folder.length > 0 && isInside(configDir, globalConfig.path)
      ? []
      : [{ path: globalConfig.path, why: 'configuration', writable: true }];
  return [...folder, ...store, ...config, ...certificates(facts), ...helpers(input), ...cloud(input)];
}

function certificates({ certificates: named = [] }: ProfileFacts): Mount[] {
  const usable = named.filter(({ trouble }: CertificateFile) => trouble === null);
  return [...new Set(usable.map(({ path }) => path))].map((path) => ({ path, why: 'certificate', writable: false }));
}

function helpers(input: UnattendedInput): Mount[] {
  const programs = settingsInOrder(input.facts).flatMap(({ commands = [] }) => commands.map(({ program }) => program));
  const home = input.machine.home;
  const own = programs.filter((program): program is string => program !== null && isInside(home, program));
  return [...new Set(own)].map((path) => ({ path, why: 'helper', writable: false }));
}

function cloud(input: UnattendedInput): Mount[] {
  const { provider, authorization, xApiKey } = sourceOf(input, 'print');
  const { home, processEnv } = input.machine;
  const given = (name: string) => processEnv.find((fact) => fact.name === name && fact.state === 'set');
  if (authorization || xApiKey || input.facts.cloud?.hasCredentials !== true) return [];
  if (AWS.includes(provider) && !given('AWS_ACCESS_KEY_ID')) {
    return [{ path: `${home}/.aws`, why: 'cloud', writable: true }];
  }
  if (!GOOGLE.includes(provider)) return [];
  const named = given('GOOGLE_APPLICATION_CREDENTIALS')?.plain;
  return [{ path: named ?? `${home}/.config/gcloud`, why: 'cloud', writable: false }];
}

/** What only tells how this process was started. */
const NOT_HANDED_ON = ['CLAUDE_CODE_ENTRYPOINT', 'CLAUDE_CODE_REMOTE', 'CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC'];

function variablesFor({ machine }: UnattendedInput): readonly string[] {
  const set = machine.processEnv.filter(({ name, state }) => state === 'set' && !NOT_HANDED_ON.includes(name));
  return [...new Set(set.map(({ name }) => name))];
}
