/**
 * `npm run check:claude -- [version…]`: is what Pilotlight knows about Claude Code still so? Without a version the newest
 * one is asked. Random set-ups are laid before the real program, and its sign-in names held against the tables.
 *   --combinations N  how many set-ups a version (100)    --seed N  the same ones again
 *   --accept          what was found is known from now on
 *   --edges [rule…]   asks the two versions beside each change of the table instead
 *   --bisect [rule…]  finds the first version of each rule instead, and prints the table of docs/claude-code-versions.md
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { configureTool } from './build-targets.mjs';
import { claudeBinary, fetchClaude, publishedVersions } from './claude-code.mjs';
import { namesIn, sentenceMark } from './claude-names.mjs';
import { ROOT, tell } from './project.mjs';
import { setUp } from './set-up.mjs';

const KNOWN_FILE = join(ROOT, 'scripts/claude-names.json');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    combinations: { type: 'string', default: '100' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1e9)) },
    accept: { type: 'boolean', default: false },
    bisect: { type: 'boolean', default: false },
    edges: { type: 'boolean', default: false },
  },
});

await setUp();
const { build } = await import('vite');
/** @param {string} file  TypeScript, below the project's folder */
async function load(file) {
  const outDir = join(ROOT, 'out/check-claude', basename(file, '.ts'));
  await build(configureTool(join(ROOT, file), outDir));
  return import(pathToFileURL(join(outDir, 'index.js')).href);
}

const published = await publishedVersions();
if (values.bisect) {
  const { bisectRules } = await load('test/claude/bisect-rules.ts');
  process.stdout.write(`${await bisectRules(published, positionals, tell)}\n`);
} else if (values.edges) {
  const { checkEdges } = await load('test/claude/bisect-rules.ts');
  const lines = /** @type {string[]} */ (await checkEdges(published, positionals));
  process.stdout.write(`${lines.join('\n')}\n`);
  process.exitCode = lines.every((line) => line.includes(': changes')) ? 0 : 1;
} else {
  const versions = positionals.length > 0 ? positionals : published.slice(-1);
  let isFine = true;
  for (const version of versions) isFine = (await checkVersion(version)) && isFine;
  process.exitCode = isFine ? 0 : 1;
}

/** @param {string} version */
async function checkVersion(version) {
  const trouble = await fetchClaude(version);
  if (trouble !== null) {
    tell(`Claude Code ${version} could not be had: ${trouble}.`);
    return false;
  }
  const different = await compare(version);
  const unknown = await listUnknown(version);
  return different + unknown === 0;
}

/** @param {string} version */
async function compare(version) {
  const { compareRandomly } = await load('test/claude/compare-randomly.ts');
  const combinations = Number(values.combinations);
  const found = await compareRandomly(version, { combinations, seed: Number(values.seed), probes: true });
  for (const one of found) process.stdout.write(`${JSON.stringify(one, null, 2)}\n`);
  process.stdout.write(
    `${version}: ${found.length} set-ups otherwise than expected (${combinations} drawn by --seed ${values.seed})\n`,
  );
  return found.length;
}

/** @param {string} version */
async function listUnknown(version) {
  const { VARIABLES } = await load('src/sources/environment/environment-names.ts');
  const { SHAPES } = await load('src/sources/settings/settings-shapes.ts');
  const seen = JSON.parse(readFileSync(KNOWN_FILE, 'utf8'));
  const found = namesIn(readFileSync(claudeBinary(version)).toString('latin1'));
  const known = {
    variables: new Set([...VARIABLES.keys(), ...seen.variables]),
    settings: new Set([...Object.keys(SHAPES), ...seen.settings]),
    credentials: new Set(seen.credentials),
  };
  const unknown = {
    variables: found.variables.filter((name) => !known.variables.has(name)),
    settings: found.settings.filter((name) => !known.settings.has(name)),
    credentials: found.credentials.filter((name) => !known.credentials.has(name)),
    sentences: found.sentences.filter((sentence) => !seen.sentences.includes(sentenceMark(sentence))),
  };
  const lines = Object.entries(unknown).flatMap(([what, names]) => names.map((name) => `  ${what}: ${name}`));
  process.stdout.write([`${version}: ${lines.length} names that the tables do not know`, ...lines, ''].join('\n'));
  if (values.accept) accept(seen, unknown);
  return lines.length;
}

/**
 * @param {import('./claude-names.mjs').Names} seen
 * @param {import('./claude-names.mjs').Names} unknown
 */
function accept(seen, unknown) {
  const all = {
    variables: [...seen.variables, ...unknown.variables].sort(),
    settings: [...seen.settings, ...unknown.settings].sort(),
    credentials: [...seen.credentials, ...unknown.credentials].sort(),
    sentences: [...seen.sentences, ...unknown.sentences.map(sentenceMark)].sort(),
  };
  writeFileSync(KNOWN_FILE, `${JSON.stringify(all, null, 2)}\n`);
}
