import { describe, expect, it } from 'vitest';
import { bypassesProxy, proxyAddress, spelledOut } from '../../src/shared/proxies.ts';

describe('the list of hosts without a proxy', () => {
  it.each([
    ['*', 'api.anthropic.com', true],
    ['anthropic.com', 'api.anthropic.com', true],
    ['.anthropic.com', 'api.anthropic.com', true],
    ['*.anthropic.com', 'api.anthropic.com', true],
    ['localhost, API.Anthropic.com', 'api.anthropic.com', true],
    ['localhost anthropic.com', 'api.anthropic.com', true],
    ['api.anthropic.com:443', 'api.anthropic.com', true],
    ['api.anthropic.com:8443', 'api.anthropic.com', false],
    ['anthropic.com', 'notanthropic.com', false],
    ['localhost', '127.0.0.1', false],
    ['127.0.0.1', '127.0.0.1', true],
    ['127.0.0.0/8', '127.0.0.1', true],
    ['10.0.0.0/8', '127.0.0.1', false],
    ['10.0.0.0/99', '10.0.0.1', false],
    ['"127.0.0.1"', '127.0.0.1', false],
    ['', 'api.anthropic.com', false],
    ['::1', '[::1]', true],
    ['[::1]:443', '[::1]', true],
    ['[::1]:8443', '[::1]', false],
    ['::', '[::1]', false],
  ])('%j and %s', (list, host, expected) => {
    expect(bypassesProxy(list, host)).toBe(expected);
  });

  it('is spelled out for libraries that take a bare domain for one host', () => {
    expect(spelledOut(' corp.example, *.local,*')).toBe('corp.example,.corp.example,local,.local,*');
  });
});

it('an address without a scheme means http', () => {
  expect(proxyAddress(' proxy.example:3128 ')).toBe('http://proxy.example:3128');
  expect(proxyAddress('socks5://x:1')).toBe('socks5://x:1');
});
