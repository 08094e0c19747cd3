import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TargetName } from '../../scripts/build-stamp.mjs';
import { configure } from '../../scripts/build-targets.mjs';

let dir: string;
beforeEach(() => {
  // Inside node_modules, so that the sources find their libraries and nothing else sees them.
  dir = mkdtempSync(join(import.meta.dirname, '../../node_modules/.pilotlight-build-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** Builds a small program; the first file is its entry. Returns what came out, by path. */
async function make(target: TargetName, sources: Record<string, string>): Promise<Record<string, string>> {
  for (const [name, text] of Object.entries(sources)) {
    mkdirSync(dirname(join(dir, 'src', name)), { recursive: true });
    writeFileSync(join(dir, 'src', name), text);
  }
  const out = join(dir, 'out');
  await build(configure(target, join(dir, 'src', Object.keys(sources)[0] ?? ''), out));
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    paths.map((path) => [path.slice(out.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
  );
}

/** The modules that a built file asks for as soon as it is loaded. */
const staticImports = (text = '') =>
  [
    // The desktop's are written without blanks.
    ...text.matchAll(/(?:^|;)import\b\s*(?:[^'"`;()]*?\bfrom\s*)?["'`]([^"'`]+)["'`]/gm),
    ...text.matchAll(/^(?:(?:const|let|var) [\w$]+ = (?:\w+\()?)?require\("([^"]+)"\)/gm),
  ].map(([, name]) => name);

describe.each(['headless', 'main'] as const)('%s', (target) => {
  it('loads at once only what it imports at once', async () => {
    const files = await make(target, {
      'index.ts': `import { join } from 'node:path'; import { parse, string } from 'valibot';
        console.log(join('a', parse(string(), 'b')));
        if (process.argv[2] === 'watch') void import('./watch.ts').then(({ watch }) => watch());`,
      'watch.ts': `import { request } from 'undici'; export const watch = () => console.log(request);`,
    });
    const chunk = Object.keys(files).find((name) => name.startsWith('chunks/')) ?? '';
    expect(chunk).toMatch(/^chunks\/watch-.+\.js$/);
    expect(staticImports(files['index.js']).filter((name) => !name?.startsWith('.'))).toEqual(['node:path']);
    expect(files[chunk]).toContain('watch');
    // The terminal program lies in a clone with its libraries; an installed desktop has none but its own.
    expect(staticImports(files[chunk]).includes('undici')).toBe(target === 'headless');
  });

  it('leaves Electron to Electron', async () => {
    const files = await make(target, { 'index.ts': "import { app } from 'electron'; app.quit();" });
    expect(staticImports(files['index.js'])).toEqual(['electron']);
  });
});

describe('the terminal program', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(dir, 'out/index.js'), ...args], { encoding: 'utf8' }).stdout;

  it('runs a module when it is first used, and once', async () => {
    const says = (name: string) => `process.stdout.write('[${name}]'); export const ${name} = () => '${name} ';`;
    await make('headless', {
      'index.ts': `import { early } from './early.ts'; import { late } from './late.ts';
        process.stdout.write(early());
        if (process.argv[2] === 'late') process.stdout.write(late());
        if (process.argv[2] === 'chunk') void import('./chunk.ts').then(({ chunk }) => chunk());`,
      'early.ts': says('early'),
      'late.ts': `import { early } from './early.ts'; ${says('late')} export const both = () => early() + late();`,
      'chunk.ts': `import { both } from './late.ts'; export const chunk = () => process.stdout.write(both());`,
    });
    expect(run()).toBe('[early]early ');
    expect(run('late')).toBe('[early]early [late]late ');
    expect(run('chunk')).toBe('[early]early [late]early late ');
  });

  it('is not built of modules that need each other', async () => {
    const made = make('headless', {
      'index.ts': `import { a } from './a.ts'; console.log(a());`,
      'a.ts': `import { b } from './b.ts'; export const a = () => b(); export const c = () => 1;`,
      'b.ts': `import { c } from './a.ts'; export const b = () => c();`,
    });
    await expect(made).rejects.toThrow('need each other');
  });
});

describe('main', () => {
  it('leaves native code and programs of others where they are', async () => {
    const files = await make('main', {
      'index.ts': `if (process.argv[2]) console.log(await import('keytar'), await import('node-notifier'));`,
    });
    const text = Object.values(files).join('');
    expect([...text.matchAll(/import\(["`]([^"`.]+)["`]\)/g)].map(([, name]) => name)).toEqual([
      'keytar',
      'node-notifier',
    ]);
  });
});

describe('a library in the bundle of the desktop', () => {
  it('knows the name of its own file', async () => {
    await make('main', {
      'index.ts': `import file from './old.cjs'; process.stdout.write(JSON.stringify(file));`,
      'old.cjs': 'module.exports = [__filename, __dirname];',
    });
    const { stdout } = spawnSync(process.execPath, [join(dir, 'out/index.js')], { encoding: 'utf8' });
    expect(JSON.parse(stdout)).toEqual([join(dir, 'out/index.js'), join(dir, 'out')]);
  });
});

describe('preload', () => {
  it('is one CommonJS file that requires electron and nothing else', async () => {
    const files = await make('preload', {
      'index.ts': `import { contextBridge } from 'electron'; import { number, parse } from 'valibot';
        contextBridge.exposeInMainWorld('n', parse(number(), 1));
        void import('./later.ts').then(({ later }) => later());`,
      'later.ts': "export const later = () => console.log('later');",
    });
    expect(Object.keys(files)).toEqual(['index.cjs']);
    expect([...(files['index.cjs'] ?? '').matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name)).toEqual([
      'electron',
    ]);
    expect(files['index.cjs']).not.toMatch(/\bimport\(/);
  });
});

describe('renderer', () => {
  it('is a page with relative addresses and nothing inline', async () => {
    const files = await make('renderer', {
      'index.html': `<!doctype html><html lang="en"><head><title>x</title><link rel="icon" href="./icon.svg">
        <link rel="stylesheet" href="./page.css"></head><body><script type="module" src="./main.tsx"></script></body></html>`,
      'main.tsx': 'import { render } from \'preact\'; render(<p class="a">hello</p>, document.body);',
      'page.css': 'body { background: url(./icon.svg); }',
      'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    });
    const page = files['index.html'] ?? '';
    expect(page).toMatch(/<script type="module" src="\.\/assets\/[^"]+\.js"><\/script>/);
    expect(page).not.toMatch(/crossorigin|<style|<script(?![^>]*\ssrc=)|(?:src|href)="(?!\.\/)/);
    expect(Object.values(files).join('\n')).not.toContain('data:image');
    // What all parts share, and the page itself.
    expect(Object.keys(files).filter((name) => name.endsWith('.js'))).toHaveLength(2);
  });
});
