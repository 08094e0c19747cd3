import { beforeAll, expect, it } from 'vitest';
import { SAFE_HEADERS } from '../../src/headless/serve/headers.ts';
import type { PageFiles } from '../../src/headless/serve/page-files.ts';
import { buildPage } from '../browser/harness/page-under-test.ts';

let page: PageFiles;
let html = '';
beforeAll(async () => {
  page = await buildPage();
  html = page.get('/')?.bytes.toString() ?? '';
});

/** The files that the page itself names, and what those import without being asked to. */
function loadedAtFirst(): string[] {
  const found = new Set(['/']);
  for (const address of found) {
    const text = page.get(address)?.bytes.toString() ?? '';
    for (const [, name] of text.matchAll(/(?:src|href)="\.\/([^"]+)"/g)) found.add(`/${name}`);
    for (const [, name] of text.matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)) found.add(`/assets/${name}`);
  }
  return [...found];
}

const gzippedBytes = (addresses: Iterable<string>): number =>
  [...addresses].reduce((total, address) => total + (page.get(address)?.gzipped.length ?? Number.NaN), 0);

it('is under 25 kB compressed when it opens, and fetches settings and dialogs later', () => {
  const first = loadedAtFirst();
  expect(gzippedBytes(first)).toBeGreaterThan(5000);
  expect(gzippedBytes(first)).toBeLessThan(25_000);
  const script = first.map((address) => page.get(address)?.bytes.toString()).join('\n');
  for (const part of [
    'settings-view',
    'confirm-remedy',
    'answer',
    'others-card',
    'usage-card',
    'welcome-card',
    'history-card',
  ]) {
    const [, address] = new RegExp(`import\\("\\./(${part}-[\\w-]+\\.js)"\\)`).exec(script) ?? [];
    expect(first).not.toContain(`/assets/${address}`);
    expect([...page.keys()]).toContain(`/assets/${address}`);
  }
});

it('is under 46 kB compressed in all', () => {
  expect(gzippedBytes(page.keys())).toBeLessThan(46_000);
});

it('has no inline script, style or handler, and loads only its own files', () => {
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:/i);
  const loaded = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => `/${address?.replace('./', '')}`);
  expect(loaded.length).toBeGreaterThanOrEqual(3);
  for (const address of loaded) expect([...page.keys()]).toContain(address);
});

it('asks for the same policy as the server, save what only a header can say', () => {
  const inPage = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html)?.[1]?.split('; ');
  const inHeader = SAFE_HEADERS['content-security-policy']
    .split('; ')
    .filter((rule) => !rule.startsWith('frame-ancestors'));
  expect(inPage?.sort()).toEqual(inHeader.sort());
});

it('knows no way to turn text into code or markup that it uses', () => {
  const scripts = [...page].filter(([address]) => address.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(2);
  const script = scripts.map(([, { bytes }]) => bytes.toString()).join('\n');
  expect(script).not.toMatch(
    /\beval\(|new Function\(|document\.write|insertAdjacentHTML|localStorage|document\.cookie/,
  );
});
