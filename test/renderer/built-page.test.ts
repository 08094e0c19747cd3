import { beforeAll, expect, it } from 'vitest';
import { SAFE_HEADERS } from '../../src/headless/serve/headers.ts';
import type { PageFiles } from '../../src/headless/serve/page-files.ts';
import { buildPage } from '../browser/stage/page-under-test.ts';

let page: PageFiles;
let html = '';
beforeAll(async () => {
  page = await buildPage();
  html = page.get('/')?.bytes.toString() ?? '';
}, 60_000);

it('is under 25 kB compressed, in all', () => {
  const sum = [...page.values()].reduce((total, { gzipped }) => total + gzipped.length, 0);
  expect(sum).toBeGreaterThan(5000);
  expect(sum).toBeLessThan(25_000);
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
  const script = [...page].find(([address]) => address.endsWith('.js'))?.[1].bytes.toString() ?? '';
  expect(script).not.toMatch(
    /\beval\(|new Function\(|document\.write|insertAdjacentHTML|localStorage|document\.cookie/,
  );
});
