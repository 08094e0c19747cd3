/** The snapshot as it may be put into a public bug report: no names, no addresses, no account. */

import type { Host } from '../../platform/host.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { VERSION } from '../../shared/version.ts';

const HISTORY_SHOWN = 20;
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

/** JSON text; the home folder is written `~`, e-mail addresses and the account are left out. */
export function describeForBugReport(snapshot: Snapshot, host: Pick<Host, 'home' | 'platform' | 'user'>): string {
  const { profiles, history, remedies, settings, ...rest } = snapshot;
  const shown = {
    pilotlight: VERSION,
    platform: host.platform,
    ...rest,
    settings: { ...settings, profiles: settings.profiles.length },
    profiles: profiles.map((profile) => ({ ...profile, signIn: { ...profile.signIn, account: null } })),
    // A link to sign in belongs to one person and one moment.
    remedies: remedies.map((run) => ({ ...run, link: null })),
    history: history.slice(0, HISTORY_SHOWN),
  };
  return redact(JSON.stringify(shown, null, 2), host);
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
