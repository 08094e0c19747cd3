/** Editors that give their terminals, or Claude Code's extension, variables of their own. */
import { pathsOf } from '../../platform/path-rules.ts';
import type { OtherStart } from '../../shared/facts.ts';
import { mattersToSignIn } from '../environment/environment.ts';
import { parseLeniently } from '../json/lenient-json.ts';
import type { ScriptFiles } from '../shell-profiles/script-files.ts';
import { factsOf, foldersUp, linesOf, type StartsMachine, startOf } from './other-start.ts';

const SETTINGS_ABOVE = { linux: '.config', darwin: 'Library/Application Support', win32: 'AppData/Roaming' } as const;
const SYSTEMS = { linux: 'linux', darwin: 'osx', win32: 'windows' } as const;

/** VS Code and whatever was made from it: by where its settings lie, not by name. And JetBrains' terminals. */
export async function readEditors(host: StartsMachine, files: ScriptFiles): Promise<OtherStart[]> {
  const { join, basename } = pathsOf(host.platform);
  const above = join(host.home, ...SETTINGS_ABOVE[host.platform].split('/'));
  const [editors, ofHome] = await Promise.all([files.list(above), files.list(host.home)]);
  const places: [name: string, file: string][] = [
    ...editors.map((name): [string, string] => [name, join(above, name, 'User', 'settings.json')]),
    // On the far side of a remote session.
    ...ofHome
      .filter((name) => /^\.[\w-]+-server(-insiders)?$/.test(name))
      .map((name): [string, string] => [name.slice(1), join(host.home, name, 'data', 'Machine', 'settings.json')]),
    ...foldersUp(host).map((folder): [string, string] => [basename(folder), join(folder, '.vscode', 'settings.json')]),
  ];
  const found = await Promise.all([
    ...places.map(([name, file]) => readEditor(host, files, name, file)),
    ...foldersUp(host).map((folder) => readJetBrains(files, join(folder, '.idea', 'workspace.xml'))),
  ]);
  return found.flat();
}

async function readEditor(host: StartsMachine, files: ScriptFiles, name: string, file: string): Promise<OtherStart[]> {
  const text = await files.text(file);
  if (text === null) return [];
  const settings = parseLeniently(text);
  if (typeof settings !== 'object' || settings === null) return [];
  const lineAt = linesOf(text);
  const keys = ['claudeCode.environmentVariables', `terminal.integrated.env.${SYSTEMS[host.platform]}`];
  return keys.map((key) => {
    const pairs = pairsOf((settings as Record<string, unknown>)[key]).filter(([one]) => mattersToSignIn(one));
    const lines = new Map(
      [...new Set(pairs.map(([one]) => one))].map((one) => [one, lineAt(text.indexOf(`"${one}"`))]),
    );
    const env = factsOf(
      pairs.map(([one, value]) => ({
        name: one,
        value,
        line: lines.get(one) ?? 1,
        // `${env:NAME}`, `${workspaceFolder}`
        computed: value.includes('${'),
      })),
      file,
    );
    return startOf('editor', `${name}: ${key}`, file, env, { runsClaude: key.startsWith('claudeCode') });
  });
}

/** `[{ name, value }]`, or an object. */
function pairsOf(value: unknown): (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null) return [];
  const pairs: [unknown, unknown][] = Array.isArray(value)
    ? value.map((one: { name?: unknown; value?: unknown } | null): [unknown, unknown] => [one?.name, one?.value])
    : Object.entries(value);
  return pairs.filter((pair): pair is [string, string] => pair.every((one) => typeof one === 'string'));
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** A project's terminals; what it runs itself has other entries (`name` instead of `key`) and starts no Claude Code. */
async function readJetBrains(files: ScriptFiles, file: string): Promise<OtherStart> {
  const text = (await files.text(file)) ?? '';
  const lineAt = linesOf(text);
  const entries = [...text.matchAll(/<env\s+key="([A-Za-z_]\w*)"\s+value="([^"]*)"/g)];
  const env = entries.map(({ 1: name = '', 2: value = '', index }) => ({
    name,
    value: value.replace(/&(\w+);/g, (all, entity: string) => ENTITIES[entity] ?? all),
    line: lineAt(index),
  }));
  return startOf('editor', 'JetBrains: terminal', file, factsOf(env, file));
}
