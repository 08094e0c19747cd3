import { describe, expect, it } from 'vitest';
import { savingFindings } from '../../../src/diagnosis/findings/saving-findings.ts';
import type { CredentialFacts, LockFact, ProfileFacts, SavingTrouble } from '../../../src/shared/facts.ts';
import { EMPTY_GLOBAL_CONFIG } from '../../fixtures/profile-facts.ts';
import { credentialFacts, HOUR, NOW } from '../credential-facts.ts';
import { gist } from './gist.ts';

const FOLDER = '/home/ada/.claude';

function find(credentials: Partial<CredentialFacts>, more: Partial<ProfileFacts> = {}) {
  const profile: ProfileFacts = {
    configDir: FOLDER,
    from: 'default',
    credentials: credentialFacts(undefined, credentials),
    settings: [],
    globalConfig: EMPTY_GLOBAL_CONFIG,
    mcpConfig: null,
    locks: [],
    ...more,
  };
  const signIn = { state: 'OK', reason: '', accessTokenExpiresAt: null, loginEndsAt: null } as const;
  return savingFindings({ profile, signIn, profileId: 'default' });
}

const saving = (why: SavingTrouble['why'], more: Partial<SavingTrouble> = {}) => ({
  saving: { why, path: FOLDER, foreign: false, ...more },
});

const lock = (more: Partial<LockFact>): { locks: LockFact[] } => ({
  locks: [
    {
      path: '/home/ada/x.lock',
      kind: 'refresh',
      ageMs: HOUR,
      renewedAt: NOW - HOUR,
      stale: true,
      ownerPid: null,
      owner: { state: 'gone' },
      ...more,
    },
  ],
});

describe('a login that cannot be saved', () => {
  const moved = { remedies: ['move-aside'], step: 'move-away' };
  it.each<[string, SavingTrouble['why'], Partial<ProfileFacts>, object]>([
    ['by its own account', 'denied', {}, { remedies: [] }],
    ['on a disk mounted read-only', 'read-only', {}, { remedies: [], step: 'make-writable' }],
    ['on a full disk', 'full', {}, { remedies: [], step: 'make-room' }],
    ['for a file in the place of the folder', 'not-a-folder', {}, moved],
    [
      'for the same under a name that somebody gave',
      'not-a-folder',
      { from: 'process' },
      { step: 'check-folder-name' },
    ],
    ['for a link to nowhere', 'link-to-nowhere', {}, moved],
  ])('%s', (_name, why, profile, expected) => {
    const [found, ...others] = find(saving(why), profile).map(gist);
    expect(others).toEqual([]);
    expect(found).toEqual({ severity: 'warning', cause: 'machine', at: [FOLDER], remedies: [], ...expected });
  });

  it('shows whether the folder is another account’s, or its mode denies', () => {
    const notes = [true, false].map((foreign) => find(saving('denied', { foreign }))[0]?.evidence[0]?.note);
    expect(notes[0]).toContain('another account');
    expect(notes[1]).not.toContain('another account');
  });

  it('is told of a file alone: the Keychain needs no folder', () => {
    expect(find({ store: 'keychain', ...saving('denied') }, lock({ form: 'other' }))).toEqual([]);
  });
});

describe('a lock in the way of saving', () => {
  const locked = '/home/ada/x.lock';
  it.each<[string, Partial<LockFact>, Partial<ProfileFacts>, object]>([
    ['a file', { form: 'other' }, {}, { remedies: ['move-aside'] }],
    [
      'a file beside a folder that somebody named',
      { form: 'other', kind: 'config-dir' },
      { from: 'process' },
      { remedies: [], step: 'move-away' },
    ],
    ['a folder that holds something', { form: 'full' }, {}, { remedies: ['move-aside'] }],
    ['a date to come', { ahead: true }, {}, { remedies: ['clear-lock'] }],
  ])('%s', (_name, facts, profile, expected) => {
    const found = find({}, { ...profile, ...lock(facts) }).map(gist);
    expect(found).toEqual([{ severity: 'warning', cause: 'machine', at: [locked], ...expected }]);
  });

  it.each<[string, Partial<LockFact>]>([
    ['an old one that is a folder', {}],
    ['one of .claude.json, which holds no login', { kind: 'global-config', form: 'other' }],
    ['the same with something in it', { kind: 'global-config', form: 'full' }],
    ['the same from the future', { kind: 'global-config', ahead: true }],
  ])('is not %s', (_name, facts) => {
    expect(find({}, lock(facts))).toEqual([]);
  });
});
