/** A second account plants links in a shared folder at every moment: nothing of the first one's is ever written through them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BundledChild, bundleChild } from '../bundle-child.ts';
import { leftOut } from '../needs.ts';
import { FULL, LIMIT_MS } from './full.ts';

const ATTACKER = 4711;
const USER = 4712;
const ROUNDS = FULL ? 5_000 : 400;

/** Swaps whatever appears in the folder for a link to the victim, as fast as it can. */
const ATTACK = `
const { readdirSync, renameSync, symlinkSync, unlinkSync } = require('node:fs');
const [folder, victim] = process.argv.slice(1);
let n = 0;
for (;;) {
  for (const name of readdirSync(folder)) {
    try {
      const at = folder + '/' + name;
      if (n++ % 2) unlinkSync(at); else renameSync(at, folder + '/../trash-' + (n % 50));
      symlinkSync(victim, at);
    } catch {}
  }
}`;

let base: string;
let attacker: ChildProcess | null = null;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'pilotlight-links-'));
});
afterEach(async () => {
  const last = attacker;
  attacker = null;
  // What it is in the middle of making would stand in the way.
  if (last?.kill('SIGKILL')) await once(last, 'exit');
  rmSync(base, { recursive: true, force: true });
});

const why = process.getuid?.() === 0 ? null : 'needs root for other accounts';
describe.skipIf(why !== null)(leftOut('planted links', why), () => {
  let writer: BundledChild;
  beforeAll(async () => {
    writer = await bundleChild(fileURLToPath(new URL('./write-rounds.ts', import.meta.url)));
  });
  afterAll(() => writer.remove());

  it.each([
    ['root', 0, 'a folder of the attacker', ATTACKER, 0o755],
    ['root', 0, 'a folder that both may write to', 0, 0o2777],
    ['an ordinary user', USER, 'a folder of the attacker that all may write to', ATTACKER, 0o777],
    ['an ordinary user', USER, 'a folder that both may write to', USER, 0o2777],
  ])(
    'as %s (%i) in %s',
    async (_who, account, _what, owner, mode) => {
      const folder = join(base, 'shared');
      const victim = join(base, 'victim');
      mkdirSync(folder);
      chownSync(folder, owner, ATTACKER);
      chmodSync(base, 0o777);
      chmodSync(folder, mode);
      writeFileSync(victim, 'mine\n', { mode: 0o644 });
      chownSync(victim, account, account);
      attacker = spawn(process.execPath, ['-e', ATTACK, folder, victim], {
        uid: ATTACKER,
        gid: ATTACKER,
        stdio: 'ignore',
      });
      const outcomes = await writeAs(account, join(folder, 'settings.json'));
      expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(ROUNDS);
      expect(readFileSync(victim, 'utf8')).toBe('mine\n');
      expect(statSync(victim)).toMatchObject({ uid: account, gid: account });
      expect(statSync(victim).mode & 0o777).toBe(0o644);
    },
    LIMIT_MS,
  );

  /** How often each outcome came. */
  async function writeAs(account: number, path: string): Promise<Record<string, number>> {
    const child = spawn(process.execPath, [writer.file, path, String(ROUNDS)], {
      uid: account,
      gid: account,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    const [code] = await once(child, 'close');
    expect(code).toBe(0);
    return JSON.parse(said);
  }
});
