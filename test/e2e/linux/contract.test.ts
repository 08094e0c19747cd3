/** One contract, kept by the real Electron and by the double that stands for it on other systems. */
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../../scripts/project.mjs';
import { findTestElectron } from '../../../scripts/test-electron.mjs';
import { DESKTOP } from '../../fakes/desktop/contract/desktop-cases.mjs';
import { AT_THE_END, BEFORE_READY, THE_END, TOO_LATE } from '../../fakes/desktop/contract/life-cases.mjs';
import { WINDOWS } from '../../fakes/desktop/contract/window-cases.mjs';
import { buildDouble } from '../../fakes/desktop/launch.ts';
import { describeNeeding } from '../../needs.ts';
import { type DesktopSession, openSession } from './session.ts';
import { giveToUser } from './user.ts';

const PROGRAM = join(ROOT, 'test/fakes/desktop/contract');

interface Answers {
  given: Readonly<Record<string, unknown>>;
  ending: readonly string[];
}

/** A folder of its own, and what it is told. */
function makeAround(home: string, name: string): { answers: string; env: Record<string, string> } {
  const folder = join(home, `${name}-data`);
  mkdirSync(folder);
  const answers = join(home, `${name}.json`);
  const picture = join(ROOT, 'src/main/icons/linux/green-dark-24.png');
  cpSync(picture, join(home, 'light.png'));
  const told = { folder, answers, picture: join(home, 'light.png') };
  return { answers, env: { CONTRACT: JSON.stringify(told) } };
}

async function askReal(session: DesktopSession, home: string): Promise<Answers> {
  const { answers, env } = makeAround(home, 'real');
  giveToUser(home);
  const app = join(home, 'electron');
  cpSync(findTestElectron() ?? '', app, { recursive: true });
  cpSync(PROGRAM, join(app, 'resources/app'), { recursive: true });
  writeFileSync(
    join(app, 'resources/app/package.json'),
    '{ "name": "contract", "type": "module", "main": "program.mjs" }',
  );
  // As an installer leaves it, for where namespaces are off.
  if (process.getuid?.() === 0) chmodSync(join(app, 'chrome-sandbox'), 0o4755);
  const started = session.programs.start(join(app, 'electron'), ['--quiet-start', '--password-store=basic'], {
    env: { ...session.env, ...env, HOME: home },
  });
  expect(await started.ended, started.output()).toEqual([0, null]);
  return JSON.parse(readFileSync(answers, 'utf8'));
}

async function askDouble(home: string): Promise<Answers> {
  const double = await buildDouble();
  try {
    const { answers, env } = makeAround(home, 'double');
    const started = double.startProgram(join(PROGRAM, 'program.mjs'), { HOME: home, ...env }, ['--quiet-start']);
    expect(await started.ended, started.output()).toBe(0);
    return JSON.parse(readFileSync(answers, 'utf8'));
  } finally {
    double.remove();
  }
}

describeNeeding(['desktop', 'browser'], 'what Pilotlight relies on in Electron', () => {
  let home: string;
  let session: DesktopSession;
  const answers = new Map<string, Answers>();
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'pilotlight-contract-'));
    session = await openSession({ panel: 'dark', banners: true });
    answers.set('real', await askReal(session, home));
    answers.set('double', await askDouble(home));
  });
  afterAll(async () => {
    await session?.close();
    if (home) rmSync(home, { recursive: true, force: true });
  });

  describe.each(['real', 'double'])('%s', (which) => {
    it.each([...BEFORE_READY, ...TOO_LATE, ...DESKTOP, ...WINDOWS, ...AT_THE_END])('$name', ({ is, name }) => {
      expect(answers.get(which)?.given[name]).toEqual(is);
    });

    it('ends in this order', () => expect(answers.get(which)?.ending).toEqual(THE_END));
  });
});
