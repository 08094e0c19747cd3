import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builderArguments, explainFailure } from '../../scripts/packaging.mjs';
import { ROOT } from '../../scripts/project.mjs';
import { listShipped, writeLicences } from '../../scripts/third-party-licenses.mjs';

const linux = { platform: 'linux', env: {}, electronDist: null } as const;

describe('what npm run package tells electron-builder', () => {
  it.each([
    ['darwin', '--mac'],
    ['win32', '--win'],
    ['linux', '--linux'],
  ] as const)('on %s', (platform, option) => {
    expect(builderArguments({ ...linux, platform }, [])).toEqual([option, '--publish', 'never']);
  });

  it('nothing on a system without installers', () => {
    expect(builderArguments({ ...linux, platform: 'freebsd' }, [])).toBeNull();
  });

  it('takes an Electron that is there for this machine alone', () => {
    const machine = { ...linux, electronDist: '/electron' };
    expect(builderArguments(machine, ['--dir'])).toContain('-c.electronDist=/electron');
    expect(builderArguments(machine, [])).not.toContain('-c.electronDist=/electron');
  });

  it('names the publisher where a workflow knows one', () => {
    const env = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'someone/pilotlight' };
    expect(builderArguments({ ...linux, env }, [])).toEqual(
      expect.arrayContaining([
        '-c.extraMetadata.homepage=https://github.com/someone/pilotlight',
        '-c.linux.maintainer=The Pilotlight authors <someone@users.noreply.github.com>',
      ]),
    );
  });
});

describe('what it says when electron-builder fails', () => {
  const offline = '  ⨯ getaddrinfo ENOTFOUND github.com  failedTask=build stackTrace=RequestError';
  it.each([
    ['• packaging       platform=linux arch=x64 electron=45.4.1', 'could not fetch Electron:'],
    ['• building        target=AppImage arch=x64 file=x', 'could not fetch the tool that makes AppImages:'],
    ['• building        target=deb arch=x64 file=x', 'could not fetch the tool that makes deb and rpm packages (fpm):'],
    ['• building        target=nsis file=x', 'could not fetch the tool that makes Windows installers (NSIS):'],
    ['• loaded configuration', 'could not fetch a tool it needs:'],
  ])('without a network, at the step "%s"', (step, sentence) => {
    expect(explainFailure(`  ${step}\n${offline}\n`)).toContain(sentence);
  });

  it('without rpmbuild', () => {
    expect(explainFailure("⨯ Need executable 'rpmbuild' to convert dir to rpm")).toContain('apt-get install rpm');
  });

  it('for another reason, points at what was said', () => {
    expect(explainFailure('⨯ Invalid configuration')).toBe(
      'The installers could not be made; above is what electron-builder said.',
    );
  });
});

describe('the licences of others', () => {
  const shipped = listShipped();
  const names = shipped.map(({ name }) => name);

  it('covers every library that the sources import, and theirs', () => {
    const imported = new Set(listSources().flatMap((path) => librariesIn(readFileSync(path, 'utf8'))));
    imported.delete('electron');
    expect([...imported]).toEqual(expect.arrayContaining(['preact', 'undici', 'valibot']));
    expect([...imported].filter((name) => !names.includes(name === 'keytar' ? '@github/keytar' : name))).toEqual([]);
    expect(names).toEqual(expect.arrayContaining(['ajv', 'node-addon-api', 'uuid']));
  });

  it('names no tool of the build', () => {
    expect(
      names.filter((name) => /^(electron|electron-builder|typescript|vite|vitest|@biomejs.*)$/.test(name)),
    ).toEqual([]);
  });

  it('passes on the text of each that has one', () => {
    const text = writeLicences(shipped);
    for (const { name, version, texts } of shipped) {
      expect(text).toContain(`${name} ${version} (`);
      for (const each of texts) expect(text).toContain(each);
    }
    expect(shipped.filter(({ texts }) => texts.length === 0).map(({ name }) => name)).toEqual(['growly']);
  });
});

function listSources(): readonly string[] {
  const entries = readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true });
  return entries.filter(({ name }) => /\.tsx?$/.test(name)).map(({ parentPath, name }) => join(parentPath, name));
}

/** Names of packages, without what is imported for its types alone. */
function librariesIn(source: string): readonly string[] {
  const found = source.matchAll(
    /^(?:import (?!type )[^;]*?from |import |.*\bimport\()'((?:@[\w-]+\/)?[a-z][\w-]*)(?:\/[^']*)?'/gm,
  );
  return [...found].flatMap(([, name]) => name ?? []);
}
