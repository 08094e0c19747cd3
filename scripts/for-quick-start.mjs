/** How the terminal program is built, whose commands are over in no time. */
import { lazyModules } from './lazy-modules.mjs';
import { ROOT } from './project.mjs';

/** What loads the program needs a few modules of it before: they are there twice, so that it has no need of the program. */
const OWN = '?own';

/**
 * Puts all that the program needs at its start into core.js, where each module runs when it is first used. Says that the files are
 * CommonJS, which the project's own package.json does not; and escapes what is not ASCII, so that the program can be read byte for byte.
 * @param {string} entry
 * @returns {import('vite').Plugin}
 */
export function forQuickStart(entry) {
  const file = 'core.js';
  /** @type {Set<string>} */
  let needed = new Set();
  const lazy = lazyModules((id) => needed.has(id), ROOT, file);
  return {
    name: 'for-quick-start',
    resolveId: {
      order: 'pre',
      async handler(source, importer, options) {
        if (importer === undefined || !source.startsWith('.') || !/quick-start\.ts$|\?own$/.test(importer)) return null;
        const found = await this.resolve(source, importer.replace(OWN, ''), { ...options, skipSelf: true });
        return found && !found.external && !found.id.endsWith(OWN) ? found.id + OWN : found;
      },
    },
    buildEnd() {
      needed = neededAtStart(this, entry);
    },
    // What is read at every start need not be long; lines and names stay, for who reports where it broke.
    outputOptions: (output) => ({
      ...output,
      ...lazy.output,
      comments: { legal: true, jsdoc: false, annotation: false },
    }),
    generateBundle(_options, bundle) {
      this.emitFile({ type: 'asset', fileName: file, source: escapeNonAscii(lazy.join(bundle)) });
      for (const each of Object.values(bundle)) if (each.type === 'chunk') each.code = escapeNonAscii(each.code);
      this.emitFile({ type: 'asset', fileName: 'package.json', source: '{ "type": "commonjs" }\n' });
    },
  };
}

/**
 * What a program needs at its start, whatever it does then.
 * @param {import('vite').Rolldown.PluginContext} context
 * @param {string} entry
 * @returns {Set<string>} ids of modules, without the entry
 */
export function neededAtStart(context, entry) {
  /** @type {Set<string>} */
  const needed = new Set();
  const open = [entry];
  for (let id = open.pop(); id !== undefined; id = open.pop())
    for (const imported of context.getModuleInfo(id)?.importedIds ?? [])
      if (!needed.has(imported)) {
        needed.add(imported);
        open.push(imported);
      }
  return needed;
}

/** @param {string} code */
function escapeNonAscii(code) {
  return code.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
