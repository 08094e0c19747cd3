/**
 * The snapshot as it may be put into a public bug report: nobody's account, no name that a person gave, no address of a server of
 * theirs, nothing of a key. Paths stay, so that a place can be told, but for the home folder and the profiles' own.
 */

import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { FallbackReport } from '../../shared/fallback.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { ProfileReport } from '../../shared/verdict.ts';
import { VERSION } from '../../shared/version.ts';

const HISTORY_SHOWN = 20;
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const PUBLIC_HOST = /(?:^|\.)(?:anthropic\.com|claude\.(?:ai|com))$/;
/** What a fallback is called that no person has named. */
const PUBLIC_FALLBACKS: readonly string[] = ['key', 'bedrock', 'mantle', 'vertex'];

/** A text that tells of a person, and what stands for it. */
type Stand = readonly [text: string, instead: string];

/** JSON text; the home folder is written `~`, e-mail addresses and the account are left out. */
export function describeForBugReport(snapshot: Snapshot, host: Pick<Host, 'home' | 'platform' | 'user'>): string {
  const { profiles, history, remedies, settings, fallback, ...rest } = snapshot;
  const shown = {
    pilotlight: VERSION,
    platform: host.platform,
    ...rest,
    settings: describeSettings(settings),
    fallback: describeFallback(fallback),
    profiles: profiles.map(describeProfile),
    // A link to sign in belongs to one person and one moment.
    remedies: remedies.map((run) => ({ ...run, link: null })),
    history: history.slice(0, HISTORY_SHOWN),
  };
  const stands = standsFor(snapshot, host);
  const put = (_key: string, value: unknown): unknown =>
    typeof value === 'string' ? replaceAll(value, stands) : value;
  return redact(JSON.stringify(shown, put, 2), host);
}

/** Of what a person typed only whether it is there: a setting that is added later may be private as well. */
function describeSettings(settings: Settings): object {
  const { notices, serviceNotices, pageIntervalMs, helloIntervalMs, urgentSound, deadlineSevenDays } = settings;
  const { keychainAgreed, askShell, autostart, language, trayTheme, updateCheck, othersCheck, welcomed } = settings;
  return {
    ...{ notices, serviceNotices, pageIntervalMs, helloIntervalMs, urgentSound, deadlineSevenDays },
    ...{ keychainAgreed, askShell, autostart, language, trayTheme, updateCheck, othersCheck, welcomed },
    quietHours: settings.quietHours !== null,
    claudePath: settings.claudePath !== null,
    onChange: settings.onChange !== null,
    profiles: settings.profiles.length,
    profileEntries: settings.profileEntries.length,
  };
}

function describeFallback({ state, since, tail, name, ways }: FallbackReport): object {
  return { state, since, tail: tail !== null, name: nameFallback(name), ways: ways?.length ?? null };
}

function nameFallback(name: string | null | undefined): string | null {
  return name == null || PUBLIC_FALLBACKS.includes(name) ? (name ?? null) : '(gateway)';
}

function describeProfile(profile: ProfileReport, at: number): ProfileReport {
  const { authSource, signIn } = profile;
  const candidates = authSource.candidates.map((one) => ({ ...one, tail: null }));
  return {
    ...profile,
    name: nameProfile(at),
    signIn: { ...signIn, account: null },
    authSource: { ...authSource, candidates },
  };
}

function nameProfile(at: number): string {
  return `(profile ${at + 1})`;
}

/** What is private, wherever it stands: longer ones first, so that none is cut by a part of it. */
function standsFor(
  { profiles, fallback, settings }: Snapshot,
  { home, platform }: Pick<Host, 'home' | 'platform'>,
): Stand[] {
  const usual = pathsOf(platform).join(home, '.claude');
  const named = profiles.flatMap(({ name, configDir }, at): Stand[] => [
    ...(configDir === usual ? [] : [[configDir, nameProfile(at)] as const]),
    ...(name === '~/.claude' ? [] : [[name, nameProfile(at)] as const]),
  ]);
  const hosts = profiles.flatMap(({ authSource: { interactive, print } }) => [interactive.host, print.host]);
  const servers = hosts
    .filter((name) => name !== null && !PUBLIC_HOST.test(name))
    .map((name): Stand => [`${name}`, '(host)']);
  const ways = (fallback.ways ?? [])
    .filter(({ kind }) => kind === 'gateway')
    .map(({ name }): Stand => [name, '(gateway)']);
  const on = fallback.name != null && nameFallback(fallback.name) !== fallback.name ? fallback.name : null;
  const others = settings.profileEntries.flatMap(({ name }): Stand[] => (name ? [[name, '(profile)']] : []));
  const all: Stand[] = [...named, ...servers, ...ways, ...(on === null ? [] : [[on, '(gateway)'] as const]), ...others];
  return all.filter(([text]) => text !== '').toSorted(([a], [b]) => b.length - a.length);
}

/** A word alone is a value of ours (`red`, `key`), whatever a person has called so. */
function replaceAll(value: string, stands: readonly Stand[]): string {
  if (/^[a-z][\w-]*$/.test(value)) return value;
  return stands.reduce(
    (text, [known, instead]) => text.replaceAll(new RegExp(`(?<!\\w)${escapePattern(known)}(?!\\w)`, 'g'), instead),
    value,
  );
}

function redact(text: string, { home, user }: Pick<Host, 'home' | 'user'>): string {
  const escapedHome = JSON.stringify(home).slice(1, -1);
  const homeless = text.replaceAll(escapedHome, '~').replace(EMAIL, '(e-mail)');
  return user.name.length > 2
    ? homeless.replaceAll(new RegExp(`\\b${escapePattern(user.name)}\\b`, 'g'), '(user)')
    : homeless;
}

function escapePattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
