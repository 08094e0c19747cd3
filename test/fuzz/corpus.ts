/** Inputs worth keeping, one file per target: each a line of JSON. What was once a finding stays among them. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const fileOf = (folder: string, name: string): string => join(folder, `${name}.txt`);

export function readCorpus(folder: string, name: string): string[] {
  const file = fileOf(folder, name);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as string);
}

export function writeCorpus(folder: string, name: string, texts: readonly string[]): void {
  const lines = [...new Set(texts)].map((text) => escapeNonAscii(JSON.stringify(text)));
  writeFileSync(fileOf(folder, name), lines.length === 0 ? '' : `${lines.join('\n')}\n`);
}

/** So that no editor and no review can change or hide anything in it. */
const escapeNonAscii = (json: string): string =>
  json.replace(/[\u007f-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
