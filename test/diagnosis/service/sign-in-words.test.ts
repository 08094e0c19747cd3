import { describe, expect, it } from 'vitest';
import { isSignInIncident, speaksOfSignIn } from '../../../src/diagnosis/service/sign-in-words.ts';
import { parseIncident } from '../../../src/sources/status/parse-summary.ts';
import { readFixture } from '../../loopback/status-server.ts';

/** The thirteen of the complete window whose texts are recorded. 9l93x2ht4s5w was recorded before its words came. */
const SIGN_IN = [
  'p88wl8gmb05c',
  '6wlrxz9pqz8f',
  'f4wqmj8rhjsc',
  'vfjv5x6qkd4j',
  '124yr07585k9',
  '5f418rpyb84x',
  'qcfvv041lb1k',
  '6jd2m42f8mld',
  'f00h6l76tsjs',
  'k5yvlfppnp4f',
  '0hzwq1ylg80g',
  'bdr3fq2rkchr',
  'qt14v73myyy5',
];

const recorded = (JSON.parse(readFixture('incidents.json')) as unknown[]).map((incident) => {
  const read = parseIncident(JSON.stringify({ incident }));
  if (read === null) throw new Error('unreadable recording');
  return read;
});

describe('sign-in words', () => {
  it('finds exactly the recorded sign-in incidents among 136', () => {
    expect(recorded).toHaveLength(136);
    const found = recorded.filter(isSignInIncident).map((incident) => incident.id);
    expect(found.sort()).toEqual([...SIGN_IN].sort());
  });

  it('needs the updates: the titles alone tell of three', () => {
    const byTitle = recorded.filter((incident) => speaksOfSignIn(incident.title)).map((incident) => incident.id);
    expect(byTitle.sort()).toEqual(['0hzwq1ylg80g', 'f4wqmj8rhjsc', 'qcfvv041lb1k']);
  });

  it.each([
    'Elevated errors on Claude.ai and Claude Code login',
    'Errors while attempting to log into Claude.ai and the Anthropic Console',
    'Claude.ai iOS logins unavailable',
    'Elevated errors on login with Claude Code',
    'Users may see failures when logging in',
    'OAuth is failing for Claude Code',
    'Requests from Claude Code fail to authenticate',
    'We saw errors on /login attempts via Claude Code',
    'Signing in to the Console fails',
    'Users were logged out',
    'MCP is fine. Login is not.',
  ])('marks: %s', (text) => {
    expect(speaksOfSignIn(text)).toBe(true);
  });

  it.each([
    'Failures to add Credentials to Vaults',
    'Issues authorizing to MCP Servers',
    'MCP servers fail to authenticate',
    'OAuth errors for connectors',
    'Issues with sign-ups on platform.claude.com',
    'Login page of a Vault is slow',
    'Elevated errors on Claude Opus',
    'The blog is down',
    'We are designing a fix and signing off on it',
    'Catalogue ingestion is delayed',
    '',
  ])('does not mark: %s', (text) => {
    expect(speaksOfSignIn(text)).toBe(false);
  });

  it('reads a hostile text of a megabyte without getting stuck', () => {
    expect(speaksOfSignIn('log '.repeat(262_144))).toBe(false);
    expect(speaksOfSignIn(`${'a'.repeat(1_048_576)} login`)).toBe(false);
  });
});
