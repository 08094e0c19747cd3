#!/usr/bin/env node
// In the place of fpm, which comes from GitHub: makes a deb of what electron-builder tells fpm, with Debian's own tool.
// For rpm it keeps what it was told as JSON, since there is nothing here to make one with.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const options = { depends: [], files: [] };
const words = process.argv.slice(2);
for (let at = 0; at < words.length; at++) {
  const word = words[at];
  if (word === '--force') continue;
  if (!word.startsWith('-')) options.files.push(word);
  else if (word === '-d') options.depends.push(words[++at]);
  else options[word.replace(/^-+/, '')] = words[++at];
}

if (options.t === 'deb') makeDeb(options);
else writeFileSync(options.package, JSON.stringify(options, null, 2));

function makeDeb({ files, depends, description, ...told }) {
  const root = mkdtempSync(join(tmpdir(), 'pilotlight-deb-'));
  try {
    for (const file of files) {
      const cut = file.lastIndexOf('=');
      const target = join(root, file.slice(cut + 1));
      mkdirSync(dirname(target), { recursive: true });
      cpSync(file.slice(0, cut), target, { recursive: true });
    }
    mkdirSync(join(root, 'DEBIAN'));
    const [summary, ...rest] = description.split('\n').map((line) => line.trim());
    const control = {
      Package: told.name,
      Version: told.version,
      Architecture: told.architecture,
      Maintainer: told.maintainer,
      Depends: depends.join(', '),
      Recommends: told['deb-recommends'],
      Section: told.category,
      Priority: told['deb-priority'],
      Homepage: told.url,
      Description: [summary, ...rest.map((line) => ` ${line}`)].join('\n'),
    };
    const lines = Object.entries(control).filter(([, value]) => value !== undefined);
    writeFileSync(join(root, 'DEBIAN/control'), lines.map(([name, value]) => `${name}: ${value}\n`).join(''));
    for (const [name, source] of [
      ['postinst', told['after-install']],
      ['postrm', told['after-remove']],
    ]) {
      cpSync(source, join(root, 'DEBIAN', name));
      chmodSync(join(root, 'DEBIAN', name), 0o755);
    }
    execFileSync('dpkg-deb', ['--root-owner-group', '-Znone', '--build', root, told.package]);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
