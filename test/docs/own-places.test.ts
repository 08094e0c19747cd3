/** What the pages say of Pilotlight's own places: its data folder, and the unit that a fleet installs. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UNIT_NAME } from '../../src/recovery/install/service-entries.ts';
import { ROOT } from './pages.ts';

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

describe('docs/watch.md', () => {
  const [, section = ''] = read('docs/watch.md').split('## The data folder\n');
  const told = [...(section.split('\n## ')[0] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);

  it('lists whatever uninstall takes for our own', () => {
    const source = read('src/recovery/install/own-data.ts');
    const [folders = '', files = ''] = ['FOLDERS', 'FILES'].map(
      (set) => new RegExp(`const ${set}: [^[]+\\[([^\\]]+)\\]`).exec(source)?.[1] ?? '',
    );
    const names = (list: string): string[] => [...list.matchAll(/'([^']+)'/g)].map(([, name = '']) => name);
    const ours = [...names(folders).map((name) => `${name}/`), ...names(files)];
    expect(ours.length).toBeGreaterThan(20);
    expect(ours.filter((name) => !told.includes(name))).toEqual([]);
  });
});

describe('docs/fleet', () => {
  const [unit = '', ...others] = readdirSync(join(ROOT, 'docs/fleet')).filter((name) => name.endsWith('.service'));

  it('has one unit, which “autostart” neither overwrites nor removes', () => {
    expect(others).toEqual([]);
    expect(unit).not.toBe(UNIT_NAME);
    expect(read('docs/fleet.md')).toContain(`\`${unit}\``);
    expect(read(`docs/fleet/${unit}`)).toContain(`systemd/user/${unit};`);
  });

  it('starts the program where “install-command” puts it', () => {
    expect(read(`docs/fleet/${unit}`)).toContain('ExecStart=%h/.local/bin/pilotlight ');
  });
});
