import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { printableOutput } from '../../src/headless/printable.ts';
import { nameCommands, nameProgram, ON_PATH, THROUGH_NPM } from '../../src/headless/program-name.ts';
import { createNodeHost } from '../../src/platform/node-host.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'pilotlight-name-'));
});
afterEach(() => rm(dir, { recursive: true }));

const named = () => nameProgram(createNodeHost({ env: { HOME: dir, PATH: dir } }));

describe('how our commands are typed here', () => {
  it('is through npm until there is a pilotlight on PATH that can be run', async () => {
    expect(await named()).toBe(THROUGH_NPM);
    await writeFile(join(dir, 'pilotlight'), '#!/bin/sh\n');
    if (process.platform !== 'win32') expect(await named()).toBe(THROUGH_NPM);
    await chmod(join(dir, 'pilotlight'), 0o755);
    expect(await named()).toBe(ON_PATH);
  });

  it('is put in place of every command in a text, also over the end of a line', () => {
    expect(nameCommands('Run “pilotlight sign-in”, or pilotlight\n  undo 7.', THROUGH_NPM)).toBe(
      'Run “npm start -- sign-in”, or npm start --\n  undo 7.',
    );
  });

  it('leaves the name alone where it is no command', () => {
    for (const text of [
      'pilotlight 0.1.0',
      'the pilotlight command',
      '/opt/pilotlight repair',
      '~/bin/pilotlight sign-in',
      'C:\\bin\\pilotlight undo',
      'my-pilotlight repair',
      'Pilotlight repair',
    ]) {
      expect(nameCommands(text, THROUGH_NPM)).toBe(text);
    }
    expect(nameCommands('pilotlight repair', ON_PATH)).toBe('pilotlight repair');
  });

  it('reaches what is printed', () => {
    let out = '';
    const output = printableOutput({ write: (text) => (out += text) }, { program: THROUGH_NPM });
    output.write('Next: pilotlight repair\n');
    expect(out).toBe('Next: npm start -- repair\n');
  });
});
