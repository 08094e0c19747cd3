import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeChecksums, writeSbom } from '../../scripts/installer-papers.mjs';
import { ROOT } from '../../scripts/project.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pilotlight-papers-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('sums the installers and nothing else', async () => {
  for (const name of ['b.deb', 'a.AppImage', 'builder-debug.yml']) writeFileSync(join(folder, name), name);
  expect(await writeChecksums(folder)).toEqual(['a.AppImage', 'b.deb']);
  expect(readFileSync(join(folder, 'SHA256SUMS'), 'utf8')).toMatch(
    /^[0-9a-f]{64} {2}a\.AppImage\n[0-9a-f]{64} {2}b\.deb\n$/,
  );
});

it.runIf(process.platform === 'linux')('sums them so that sha256sum agrees, and notices a change', async () => {
  writeFileSync(join(folder, 'a.deb'), 'one');
  await writeChecksums(folder);
  const check = () => execFileSync('sha256sum', ['--check', 'SHA256SUMS'], { cwd: folder, stdio: 'pipe' });
  expect(String(check())).toBe('a.deb: OK\n');
  writeFileSync(join(folder, 'a.deb'), 'two');
  expect(check).toThrow();
});

it('lists what is inside as CycloneDX: the runtime, the window, every library, no tool of the build', async () => {
  const name = await writeSbom(ROOT, folder, '1.2.3');
  expect(name).toBe('Pilotlight-1.2.3.cdx.json');
  const bill = JSON.parse(readFileSync(join(folder, String(name)), 'utf8'));
  expect(bill).toMatchObject({ bomFormat: 'CycloneDX', metadata: { component: { name: 'pilotlight' } } });
  const names = (bill.components as { name: string; purl: string }[]).map(({ purl }) => purl);
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  for (const library of ['electron', 'preact', 'undici', 'valibot']) {
    const version = manifest.dependencies[library] ?? manifest.devDependencies[library];
    expect(names).toContain(`pkg:npm/${library}@${version}`);
  }
  expect(names.filter((one) => /vitest|typescript|electron-builder/.test(one))).toEqual([]);
});
