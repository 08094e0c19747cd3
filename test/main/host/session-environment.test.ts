import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sessionEnvironment } from '../../../src/main/host/session-environment.ts';

let folder: string;
let kept: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pilotlight-environ-'));
  kept = join(folder, 'environ');
  writeFileSync(join(folder, 'empty'), '');
  writeFileSync(kept, 'A=1\0XNODE_EXTRA_CA_CERTS=/no\0NODE_EXTRA_CA_CERTS=/company=1.pem\0NODE_OPTIONS=--inspect\0');
});
afterAll(() => rmSync(folder, { recursive: true }));

it('gives back the certificates of the session, and nothing else', () => {
  expect(sessionEnvironment({ HOME: '/home/a' }, kept)).toEqual({
    HOME: '/home/a',
    NODE_EXTRA_CA_CERTS: '/company=1.pem',
  });
});

it.each([
  ['what is there already', { NODE_EXTRA_CA_CERTS: '/other.pem' }, 'environ'],
  ['what the session does not have', { HOME: '/home/a' }, 'empty'],
  ['what cannot be read', { HOME: '/home/a' }, 'missing'],
] as const)('leaves alone %s', (_, env, name) => {
  expect(sessionEnvironment(env, join(folder, name))).toBe(env);
});
