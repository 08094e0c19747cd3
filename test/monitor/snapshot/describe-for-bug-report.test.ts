import { expect, it } from 'vitest';
import { describeForBugReport } from '../../../src/monitor/snapshot/describe-for-bug-report.ts';
import type { FallbackOption } from '../../../src/shared/fallback.ts';
import type { Snapshot } from '../../../src/shared/snapshot.ts';
import { sampleSnapshots } from '../../fixtures/snapshots.ts';

const HOST = { home: '/home/ada', platform: 'linux', user: { uid: 1000, name: 'ada', shell: '/bin/sh' } } as const;
const WAY: FallbackOption = {
  kind: 'gateway',
  name: 'acme-gateway',
  title: 'acme-gateway',
  detail: 'https://llm.acme.example/v1',
  lacks: null,
  lacksToken: false,
  on: true,
  asks: {},
};

/** Two named profiles, one with a gateway of a company's, and everything private that settings can hold. */
function privateSnapshot(): Snapshot {
  const sample = sampleSnapshots(Date.now()).profiles;
  const [work, ...others] = sample.profiles;
  if (!work) throw new Error('no profile');
  const { authSource } = work;
  const source = { ...authSource.interactive, host: 'llm.acme.example' };
  const candidates = authSource.candidates.map((one) => ({ ...one, tail: 'Z9q8' }));
  return {
    ...sample,
    profiles: [{ ...work, authSource: { ...authSource, interactive: source, print: source, candidates } }, ...others],
    fallback: {
      ...sample.fallback,
      state: 'on',
      tail: 'Z9q8',
      name: 'acme-gateway',
      detail: 'acme-gateway is on',
      ways: [WAY],
    },
    settings: {
      ...sample.settings,
      profiles: ['/srv/acme/claude'],
      claudePath: '/srv/acme/bin/claude',
      onChange: 'https://hooks.acme.example/T0K3N',
    },
    history: [
      {
        at: 0,
        kind: 'renewed',
        profile: 'work',
        text: 'Work: requests go to llm.acme.example by acme-gateway.',
        incident: null,
      },
    ],
  };
}

it('says nothing of people, companies, servers and keys, and still how everything is set', () => {
  const text = describeForBugReport(privateSnapshot(), HOST);
  expect(text).not.toMatch(/acme|Z9q8|T0K3N|\bada\b|\bWork\b|Personal|claude-work|claude-old/);
  expect(JSON.parse(text)).toMatchObject({
    light: 'yellow',
    settings: { profiles: 1, profileEntries: 3, onChange: true, claudePath: true, updateCheck: true },
    fallback: { state: 'on', name: '(gateway)', tail: true, ways: 1 },
    profiles: [{ name: '(profile 1)', authSource: { interactive: { host: '(host)' } } }, { name: '(profile 2)' }],
    history: [{ text: '(profile 1): requests go to (host) by (gateway).' }],
  });
});
