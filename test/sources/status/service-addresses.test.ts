import { describe, expect, it } from 'vitest';
import { findServiceAddresses } from '../../../src/sources/status/service-addresses.ts';

const hello = (urls: string) => findServiceAddresses({ PILOTLIGHT_HELLO_URLS: urls });
const status = (urls: string) => findServiceAddresses({ PILOTLIGHT_STATUS_URLS: urls });

describe('addresses of the service', () => {
  it('knows the built-in ones', () => {
    const { status, hello, problems } = findServiceAddresses({ PILOTLIGHT_HELLO_URLS: ' , ' });
    expect(status.map((source) => source.name)).toEqual([
      'status.claude.com',
      'anthropic.statuspage.io',
      'history.atom',
    ]);
    expect(hello?.api).toBe('https://api.anthropic.com/api/hello');
    expect(hello?.login).toBe('https://platform.claude.com/v1/oauth/hello');
    expect(problems).toEqual([]);
  });

  it('takes a base address or a whole one', () => {
    expect(status('http://127.0.0.1:8080, https://x.test/feed/history.atom').status).toEqual([
      { name: '127.0.0.1:8080', url: 'http://127.0.0.1:8080/api/v2/summary.json', kind: 'summary' },
      { name: 'history.atom', url: 'https://x.test/feed/history.atom', kind: 'feed' },
    ]);
    expect(hello('http://localhost:1').hello).toEqual({
      api: 'http://localhost:1/api/hello',
      login: 'http://localhost:1/v1/oauth/hello',
      neutral: null,
    });
    expect(hello('https://a.test/h,https://b.test/h,https://c.test/').hello).toEqual({
      api: 'https://a.test/h',
      login: 'https://b.test/h',
      neutral: 'https://c.test/',
    });
  });

  it.each([
    'http://status.claude.com',
    'http://127.0.0.1.evil.test',
    'http://localhost.evil.test',
    'ftp://127.0.0.1',
    'file:///etc/passwd',
    'https://user:secret@x.test/',
    'nonsense',
    'javascript:alert(1)',
  ])('refuses %s with a sentence that does not repeat it', (url) => {
    for (const found of [status(url), hello(url)]) {
      expect(found.problems).toHaveLength(1);
      expect(found.problems[0]).toMatch(/^Address 1 in PILOTLIGHT_(STATUS|HELLO)_URLS is not used: .+\.$/);
      expect(found.problems[0]).not.toContain(url);
    }
    // What was named badly is not replaced by what was not named.
    expect(status(url).status).toEqual([]);
    expect(hello(url).hello).toBeNull();
  });

  it('uses the good ones of a mixed list', () => {
    const found = status('nonsense,https://good.test/');
    expect(found.status).toHaveLength(1);
    expect(found.problems).toEqual([expect.stringContaining('Address 1')]);
  });
});
