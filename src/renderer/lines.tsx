/** What a folded card says in one line; null: nothing, so it is not drawn. */
import { LINES, SERVICE_LINE, SIGN_IN_LINE } from '../shared/messages/window/lines.ts';
import { SETUP } from '../shared/messages/window/setup.ts';
import { SIGN_IN_LIGHT } from '../shared/profile-light.ts';
import type { Snapshot } from '../shared/snapshot.ts';
import type { ProfileReport, ServiceReport, SignInReport } from '../shared/verdict.ts';
import type { Light, ServiceState } from '../shared/vocabulary.ts';
import type { CardName } from './card-order.ts';
import type { Line } from './parts/fold.tsx';
import { Moment } from './parts/moment.tsx';
import { describePayers } from './payer.ts';

const SERVICE_LIGHT = {
  UP: 'green',
  UNKNOWN: 'grey',
  DEGRADED: 'yellow',
  PARTIAL: 'orange',
  RECOVERING: 'yellow',
  MAINT: 'blue',
  REJECTING: 'green',
  'LOGIN_DOWN?': 'yellow',
  LOGIN_DOWN: 'red',
  'DOWN?': 'yellow',
  DOWN: 'red',
} as const satisfies Record<ServiceState, Light>;

export type Foldable = Exclude<CardName, 'findings' | 'fallback'>;

export function lineOf(name: Foldable, snapshot: Snapshot, profile: ProfileReport | undefined): Line | null {
  return LINE[name](snapshot, profile);
}

const LINE = {
  'sign-in': (_snapshot, profile) => (profile ? signInLine(profile.signIn) : null),
  service: ({ service }) => serviceLine(service),
  auth: ({ fallback, profiles }, profile) =>
    profile
      ? {
          light: null,
          text: LINES.billing(describePayers(profile, fallback, profile === profiles[0]).join(' / ')),
          aside: LINES.why,
        }
      : null,
  setup: ({ action, claude, findings, profiles }) => {
    const notes = findings.filter(({ severity }) => severity === 'info').length;
    if (claude.length === 0 && findings.length === 0) {
      // Before the first look nothing was looked at; and a Claude Code that has to be installed is the call's to tell.
      return profiles.length === 0 || action === 'install' ? null : { light: null, text: SETUP.noClaude };
    }
    const version = (claude.find(({ first }) => first) ?? claude[0])?.version;
    return { light: notes === 0 ? 'green' : null, text: LINES.setup(notes), ...(version ? { aside: version } : {}) };
  },
  notices: ({ notices }) => {
    const open = notices.filter(({ withdrawnAt }) => withdrawnAt === null);
    return open[0] ? { light: open[0].light, text: LINES.notices(open.length) } : null;
  },
  history: ({ history: [last] }) => ({
    light: null,
    text: LINES.history,
    ...(last ? { aside: <Moment at={last.at} as="ago" /> } : {}),
  }),
} as const satisfies Record<Foldable, (snapshot: Snapshot, profile: ProfileReport | undefined) => Line | null>;

function signInLine({ accessTokenExpiresAt, loginEndsAt, state }: SignInReport): Line {
  const at = loginEndsAt ?? accessTokenExpiresAt;
  return {
    light: SIGN_IN_LIGHT[state],
    text: SIGN_IN_LINE[state],
    ...(at === null ? {} : { aside: <Moment at={at} as="left" /> }),
  };
}

function serviceLine({ state }: ServiceReport): Line {
  return { light: SERVICE_LIGHT[state], text: SERVICE_LINE[state], aside: LINES.days };
}
