/** A second account plants links in a shared folder at every moment: nothing of the first one's is ever written through them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFiles } from '../../src/platform/files/files.ts';
import { FULL, LIMIT_MS } from './full.ts';

const ATTACKER = 4711;
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

describe.skipIf(process.getuid?.() !== 0)('planted links (left out: needs root for a second account)', () => {
  it.each([
    ['a folder of the attacker', ATTACKER, 0o755],
    ['a folder that both may write to', 0, 0o2777],
  ])(
    'in %s',
    async (_what, owner, mode) => {
      const folder = join(base, 'shared');
      const victim = join(base, 'victim');
      mkdirSync(folder);
      chownSync(folder, owner, ATTACKER);
      chmodSync(base, 0o777);
      chmodSync(folder, mode);
      writeFileSync(victim, 'mine\n', { mode: 0o644 });
      attacker = spawn(process.execPath, ['-e', ATTACK, folder, victim], {
        uid: ATTACKER,
        gid: ATTACKER,
        stdio: 'ignore',
      });
      const files = createFiles();
      const path = join(folder, 'settings.json');
      const outcomes: Record<string, number> = {};
      // However long it takes until the attack has begun.
      const attacks = (): number => (outcomes['foreign-link'] ?? 0) + (outcomes.changed ?? 0) + (outcomes.failed ?? 0);
      for (let round = 0; round < ROUNDS || attacks() === 0; round++) {
        const outcome = await files.write(path, `{"round":${round}}`, 0o600);
        await files.setMode(path, 0o666);
        const word = outcome.ok ? 'ok' : outcome.why;
        outcomes[word] = (outcomes[word] ?? 0) + 1;
      }
      expect(readFileSync(victim, 'utf8')).toBe('mine\n');
      expect(statSync(victim)).toMatchObject({ uid: 0, gid: 0 });
      expect(statSync(victim).mode & 0o777).toBe(0o644);
    },
    LIMIT_MS,
  );
});
