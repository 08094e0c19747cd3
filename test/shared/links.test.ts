import { expect, it } from 'vitest';
import { linkAddress } from '../../src/shared/links.ts';
import { sampleSnapshots } from '../fixtures/snapshots.ts';

const { outage } = sampleSnapshots(0);

function withLink(link: string | null) {
  return {
    ...outage,
    service: { ...outage.service, incidents: outage.service.incidents.map((one) => ({ ...one, link })) },
  };
}

it('opens the status page, and an incident that is there', () => {
  expect(linkAddress('status-page', undefined, outage)).toBe('https://status.claude.com/');
  expect(linkAddress('incident', 'qt14v73myyy5', outage)).toBe('https://status.claude.com/incidents/qt14v73myyy5');
});

it.each([
  'http://status.claude.com/incidents/x',
  'https://status.claude.com.evil.test/x',
  'https://status.claude.com:8443/x',
  'https://status.claude.com@evil.test/',
  'https://user@status.claude.com/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'no address at all',
])('does not open %s, whatever the page says', (address) => {
  expect(linkAddress('incident', 'qt14v73myyy5', withLink(address))).toBeNull();
});

it('opens nothing for an incident that is not there', () => {
  expect(linkAddress('incident', 'other', outage)).toBeNull();
  expect(linkAddress('incident', undefined, outage)).toBeNull();
  expect(linkAddress('incident', 'qt14v73myyy5', withLink(null))).toBeNull();
});

it('opens the page of a sign-in under way, at Anthropic only', () => {
  const run = { id: 'r', remedy: 'sign-in', profile: null, phase: 'waiting-for-user', title: 'Sign in' } as const;
  const signingIn = (link: string) => ({
    ...outage,
    remedies: [{ ...run, lines: [], startedAt: 0, undoable: false, link }],
  });
  const address = 'https://claude.ai/oauth/authorize?code=true';
  expect(linkAddress('sign-in', undefined, signingIn(address))).toBe(address);
  expect(linkAddress('sign-in', undefined, signingIn('https://claude.ai.evil.test/'))).toBeNull();
  expect(linkAddress('sign-in', undefined, outage)).toBeNull();
});
