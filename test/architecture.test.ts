import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCircles } from './architecture/circles.ts';
import { listSources, readSightings, resolveSpecifier } from './architecture/imports.ts';
import { findProseDecisions } from './architecture/prose.ts';
import { findBreaches, MAY_IMPORT } from './architecture/rules.ts';

const SRC = join(import.meta.dirname, '../src');

describe('the sources', () => {
  const files = listSources(SRC);

  it('are there to be looked at', () => {
    expect(files.length).toBeGreaterThan(20);
  });

  it('lie in rooms that the architecture knows', () => {
    expect(files.filter((file) => !Object.hasOwn(MAY_IMPORT, file.split('/')[0] ?? ''))).toEqual([]);
  });

  it('keep to the architecture', () => {
    expect(files.flatMap((file) => findBreaches(file, readFileSync(join(SRC, file), 'utf8')))).toEqual([]);
  });

  it('import each other in no circle, not for a type either', () => {
    const imports = files.map((file) => {
      const seen = readSightings(file, readFileSync(join(SRC, file), 'utf8'));
      const own = seen.filter(({ what, name }) => what === 'import' && name.startsWith('.'));
      return [file, own.map(({ name }) => resolveSpecifier(file, name))] as const;
    });
    expect(findCircles(new Map(imports))).toEqual([]);
  });

  it('decide by ids, never by a sentence', () => {
    expect(files.flatMap((file) => findProseDecisions(file, readFileSync(join(SRC, file), 'utf8')))).toEqual([]);
  });
});

describe('a planted breach is found', () => {
  it.each([
    ['shared/a.ts', "import { b } from '../diagnosis/b.ts';", 'diagnosis/ from shared/'],
    ['shared/a.ts', "import type { B } from '../sources/b.ts';", 'sources/ from shared/'],
    ['diagnosis/a.ts', "export { b } from '../sources/b.ts';", 'sources/ from diagnosis/'],
    ['diagnosis/a.ts', "export * from '../monitor/b.ts';", 'monitor/ from diagnosis/'],
    ['sources/a.ts', "const b = await import('../recovery/b.ts');", 'recovery/ from sources/'],
    ['recovery/a.ts', "type B = import('../monitor/b.ts').B;", 'monitor/ from recovery/'],
    ['monitor/a.ts', "import '../headless/b.ts';", 'headless/ from monitor/'],
    ['main/a.ts', "import { b } from '../headless/b.ts';", 'headless/ from main/'],
    ['headless/a.ts', "import { b } from '../main/b.ts';", 'main/ from headless/'],
    ['renderer/deep/a.tsx', "import { b } from '../../diagnosis/b.ts';", 'diagnosis/ from renderer/'],
    ['preload/a.ts', "import { b } from '../monitor/b.ts';", 'monitor/ from preload/'],
    ['shared/a.ts', "import { b } from '../../scripts/b.ts';", 'outside src/'],
    ['monitor/a.ts', "import { b } from './b';", 'without its extension'],
    ['monitor/a.ts', "import { b } from './b.js';", 'without its extension'],
    ['monitor/a.ts', "import { app } from 'electron';", 'electron'],
    ['headless/a.ts', "import type { App } from 'electron';", 'electron'],
    ['headless/a.ts', "import Store from 'electron-store';", 'electron-store'],
    ['monitor/a.ts', "const { app } = require('electron');", 'electron'],
    ['shared/a.ts', "import { join } from 'node:path';", 'no Node'],
    ['diagnosis/a.ts', "import type { Stats } from 'node:fs';", 'no Node'],
    ['renderer/a.tsx', "const fs = await import('node:fs');", 'no Node'],
    ['renderer/a.tsx', "import { join } from 'path';", 'without its node: prefix'],
    ['sources/a.ts', "import { spawn } from 'node:child_process';", 'child_process'],
    ['sources/a.ts', "process.getBuiltinModule('node:child_process');", 'child_process'],
    ['main/a.ts', "import { fork } from 'child_process';", 'without its node: prefix'],
    ['monitor/a.ts', "import { readFile } from 'node:fs/promises';", 'instead of asking the host'],
    ['recovery/a.ts', "import { request } from 'undici';", 'instead of asking the host'],
    ['sources/a.ts', "import { connect } from 'node:http2';", 'instead of asking the host'],
    ['sources/a.ts', 'await fetch(address);', 'instead of the host'],
    ['recovery/a.ts', 'const socket = new WebSocket(address);', 'instead of the host'],
    ['monitor/a.ts', 'await import(name);', 'cannot be known'],
    ['main/a.ts', "exec('ls');", 'shell string'],
    ['main/a.ts', "childProcess.execSync('ls');", 'shell string'],
    ['platform/processes.ts', "childProcess.exec('ls');", 'shell string'],
    ['platform/processes.ts', 'spawn(file, args, { shell: true });', 'a shell'],
    ['platform/processes.ts', "spawn(file, args, { 'shell': '/bin/sh' });", 'a shell'],
    ['platform/processes.ts', 'options.shell = true;', 'a shell'],
    ['headless/a.ts', 'run({ shell: true });', 'a shell'],
    ['main/a.ts', 'spawn(file);', 'starts a process'],
  ])('%s: %s', (file, source, says) => {
    expect(findBreaches(file, `// a first line\n${source}\n`)).toEqual([expect.stringContaining(`${file}:2 `)]);
    expect(findBreaches(file, source).join()).toContain(says);
  });

  it.each([
    ['diagnosis/a.ts', "import type { B } from '../shared/b.ts';"],
    ['headless/a.ts', "const { b } = await import('../monitor/b.ts');"],
    ['main/a.ts', "import { app } from 'electron';"],
    ['renderer/a.tsx', "import { render } from 'preact'; import './a.css';"],
    ['platform/processes.ts', "import { spawn } from 'node:child_process'; spawn(file, args, { shell: false });"],
    ['platform/files/files.ts', "import { open } from 'node:fs/promises';"],
    ['sources/a.ts', "import { join } from 'node:path'; const m = /x/.exec(text);"],
    ['sources/a.ts', 'const user = { shell: null };'],
    ['sources/a.ts', 'await host.web.fetch(address); const all = new Map();'],
    ['shared/a.ts', "// import fs from 'node:fs'\nconst text = \"import { app } from 'electron'\";"],
  ])('and an honest line is let through: %s: %s', (file, source) => {
    expect(findBreaches(file, source)).toEqual([]);
  });
});

describe('a planted circle is found', () => {
  it.each<[Record<string, string[]>, string[][]]>([
    [{ a: ['b'], b: ['c'], c: [] }, []],
    [{ a: ['b'], b: ['a'], c: ['a'] }, [['a', 'b']]],
    [
      { a: ['b'], b: ['c'], c: ['a'], d: ['e', 'c'], e: ['d'] },
      [
        ['a', 'b', 'c'],
        ['d', 'e'],
      ],
    ],
    [{ a: ['a'] }, [['a']]],
  ])('%j', (imports, circles) => expect(findCircles(new Map(Object.entries(imports)))).toEqual(circles));
});

describe('a planted decision by prose is found', () => {
  it.each([
    ['if (finding.title === headline) go();', 'title'],
    ["if (key?.why.includes('white')) go();", 'why'],
    ['switch (finding.title) {\n  case headline:\n    go();\n}', 'title'],
    ["switch (state) {\n  case 'is not answering':\n    go();\n}", 'is not answering'],
    ["const isHelper = note.startsWith('apiKeyHelper');", 'note'],
    ["if (state === 'is not answering') go();", 'is not answering'],
    ['const name = VARIABLE.exec(detail);', 'detail'],
    ["import { REASONS } from '../shared/messages/credentials.ts';\nif (x === REASONS.blank) go();", 'REASONS'],
  ])('%s', (source, word) => {
    expect(findProseDecisions('diagnosis/a.ts', source)).toEqual([expect.stringContaining(word)]);
  });

  it.each([
    "if (reason === 'blank') go();",
    "switch (detail) {\n  case 'blank':\n    go();\n}",
    'if (last?.title !== view.title) draw();',
    "const at = text.includes(' ');",
    "import { REASONS } from '../shared/messages/credentials.ts';\nconst why = REASONS[reason];",
  ])('and this is none: %s', (source) => expect(findProseDecisions('diagnosis/a.ts', source)).toEqual([]));
});
