/** `pilotlight profiles`: the profiles of this machine with light, account, plan and deadlines; names and order for them. Asks nobody. */
import { openDataFolder } from '../../monitor/data-folder/data-folder.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import { PROFILES_COMMAND } from '../../shared/messages/profiles.ts';
import { allEntries, inOrder, isHidden, type ProfileEntry } from '../../shared/profile-entries.ts';
import { profileLight } from '../../shared/profile-light.ts';
import type { ProfileReport, Report } from '../../shared/verdict.ts';
import type { Light } from '../../shared/vocabulary.ts';
import type { LookOptions } from '../doctor/look.ts';
import { describeLogin } from '../doctor/text.ts';
import { FAILED, WRONG_USAGE } from '../exit-codes.ts';
import type { Run, RunContext } from '../run.ts';
import { createSettingsStore } from '../settings-store.ts';
import { chooseInk, makeShowable, SHAPES } from '../terminal.ts';
import { CHANGES, findProfile } from './change-entries.ts';

type Look = (host: RunContext['host'], options: LookOptions) => Promise<{ report: Report }>;

/** @param look  handed in, since loading it a second time would cut `doctor` in pieces */
export function createRunProfiles(look: Look): Run {
  return async (context) => {
    const [verb = 'list', ...words] = context.words;
    const change = Object.hasOwn(CHANGES, verb) ? CHANGES[verb] : undefined;
    const start = Object.hasOwn(STARTS, verb) ? STARTS[verb] : undefined;
    if (!change && !start && verb !== 'list' && verb !== 'new')
      return complain(context, PROFILES_COMMAND.unknownWord({ word: verb }));
    const { host } = context;
    const store = createSettingsStore(host);
    const { settings, problems } = await store.load();
    for (const problem of problems) context.stderr.write(`${problem}\n`);
    const lookAll = async (): Promise<Report> =>
      (await look(host, { offline: true, configDir: null, projectDir: null, all: true })).report;
    const save = async (profileEntries: readonly ProfileEntry[]): Promise<string | null> => {
      const folder = await openDataFolder(host);
      return folder.ok ? store.save({ ...settings, profileEntries }) : folder.message;
    };
    const report = await lookAll();
    if (verb === 'new') {
      const { runNewProfile } = await import('../recovery/run-new-profile.ts');
      const { adds, code } = await runNewProfile(context, words.join(' '));
      const problem = adds && (await save([...allEntries(report.profiles, settings.profileEntries), adds]));
      return problem ? complain(context, problem, FAILED) : code;
    }
    const resolve = (word: string): string => pathsOf(host.platform).resolve(host.cwd, word);
    if (start) {
      const found = findProfile({ profiles: report.profiles, resolve }, words[0]);
      return typeof found === 'string' ? complain(context, found) : start(context, found.configDir, settings.profiles);
    }
    if (!change) return tell(context, report, settings.profileEntries);
    const next = change({ profiles: report.profiles, entries: settings.profileEntries, resolve }, words);
    if (typeof next === 'string') return complain(context, next);
    const problem = await save(next);
    return problem ? complain(context, problem, FAILED) : tell(context, await lookAll(), next);
  };
}

/** Claude Code in that profile. */
const STARTS: Readonly<Record<string, (context: RunContext, dir: string, added: Added) => Promise<number>>> = {
  async open(context, dir, added) {
    const { openAs } = await import('../recovery/open-as.ts');
    return openAs(context, dir, added);
  },
  async 'sign-in'(context, dir) {
    const { runSignIn } = await import('../recovery/run-sign-in.ts');
    return runSignIn({ ...context, words: [], options: { ...context.options, 'config-dir': dir } });
  },
};

type Added = readonly string[];

function complain({ stderr }: RunContext, sentence: string, code = WRONG_USAGE): number {
  stderr.write(`${sentence}\n`);
  return code;
}

function tell(context: RunContext, report: Report, entries: readonly ProfileEntry[]): number {
  const { host, options, stdout } = context;
  const profiles = inOrder(report.profiles, entries).map((profile) => ({
    profile,
    used: profile === report.profiles[0],
    hidden: isHidden(entries, profile.configDir),
    light: profileLight(profile, report.findings),
  }));
  const text =
    options.json === true
      ? JSON.stringify({ profiles: profiles.map(asData) }, null, 2)
      : makeShowable(profiles, host.home)
          .flatMap((one) => describe(one, context))
          .join('\n');
  stdout.write(`${text}\n`);
  return 0;
}

interface Listed {
  profile: ProfileReport;
  /** New sessions use it. */
  used: boolean;
  hidden: boolean;
  light: Light;
}

function asData({ profile, ...listed }: Listed): object {
  const { id, name, configDir, signIn } = profile;
  const { account, accessTokenExpiresAt, loginEndsAt, plan, state } = signIn;
  return { id, name, configDir, ...listed, state, account, plan, accessTokenExpiresAt, loginEndsAt };
}

function describe({ hidden, light, profile, used }: Listed, { host, stdout }: RunContext): string[] {
  const { configDir, name, signIn } = profile;
  const ink = chooseInk(stdout, host.env);
  const notes = [used ? PROFILES_COMMAND.used : null, hidden ? PROFILES_COMMAND.hidden : null];
  const folder = [name === configDir ? null : configDir, ...notes].filter((part) => part !== null).join(', ');
  const login = describeLogin(signIn, host.clock.now());
  return [
    [`${ink.light(light, SHAPES[light])} ${ink.strong(name)}`, ...(folder ? [ink.dim(folder)] : [])].join('  '),
    `  ${signIn.state === 'NONE' || login.length === 0 ? signIn.reason : login.join(' · ')}`,
  ];
}
