/** How each part of Pilotlight is built: one Vite configuration per target. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { forQuickStart, neededAtStart } from './for-quick-start.mjs';
import { ROOT } from './project.mjs';

const NODE = 'node20.19';

/** Electron's own Node and Chromium are newer than both of these. The first one that knows light-dark() in CSS. */
const CHROMIUM = 'chrome123';

/**
 * Small libraries that every command loads go into the bundle: one file opens faster than thirty.
 * Everything else stays in node_modules and is loaded when a command first needs it; OpenTelemetry's client would be 20 MB
 * there, and is a chunk of its own here.
 */
const BUNDLED = ['valibot', 'jsonc-parser', /^@opentelemetry\//];

/** Native code and programs of others: they stay files. Everything else of the desktop goes into its bundle. */
const NEVER_BUNDLED = ['electron', 'keytar', 'node-notifier'];

/** @type {import('vite').InlineConfig} */
const COMMON = {
  configFile: false,
  envDir: false,
  root: ROOT,
  logLevel: 'warn',
  publicDir: false,
};

/**
 * A program for Node.
 * @param {string} entry
 * @param {string} outDir
 * @param {readonly (string | RegExp)[] | true} bundled  libraries that go into it; true: all
 * @param {import('vite').Rolldown.OutputOptions} output
 * @returns {import('vite').InlineConfig}
 */
function nodeProgram(entry, outDir, bundled, output) {
  return {
    ...COMMON,
    ssr: { noExternal: bundled === true ? true : [...bundled], external: NEVER_BUNDLED },
    build: { ssr: entry, outDir, target: NODE, minify: false, emptyOutDir: true, rolldownOptions: { output } },
  };
}

/**
 * One chunk per dynamic import.
 * @param {string} entry
 * @param {string} outDir
 * @param {readonly (string | RegExp)[] | true} bundled
 * @param {'es' | 'cjs'} format
 */
function splitProgram(entry, outDir, bundled, format) {
  const output = {
    format,
    // The desktop's holds every library whole: blanks and comments alone are more than a MiB of it. Names stay.
    ...(bundled === true ? { minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } } } : {}),
    // A script that V8 has compiled beforehand can require, and only with a warning import.
    ...(format === 'cjs' ? { dynamicImportInCjs: false } : {}),
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
  };
  const program = nodeProgram(entry, outDir, bundled, output);
  // The one that asks the vault is a program of its own: a locked keyring may hang or crash it.
  const vaultChild = join(dirname(entry), '../recovery/vault/vault-child.ts');
  const quickStart = join(dirname(entry), 'quick-start.ts');
  const input = {
    ...(existsSync(quickStart) ? { index: quickStart, program: entry } : { index: entry }),
    ...(existsSync(vaultChild) ? { 'vault-child': vaultChild } : {}),
  };
  return { ...program, build: { ...program.build, ssr: true, rolldownOptions: { input, output } } };
}

/**
 * A program that is no part of the product: a bench, a double of Electron.
 * @param {string} entry
 * @param {string} outDir
 */
export function configureTool(entry, outDir) {
  return splitProgram(entry, outDir, BUNDLED, 'es');
}

/**
 * The configuration of a target; `renderer-de` is `renderer` with German texts.
 * @param {import('./build-stamp.mjs').TargetName} name
 * @param {string} entry
 * @param {string} outDir
 */
export function configure(name, entry, outDir) {
  const [part = '', language] = name.split('-');
  const config = CONFIGURE[/** @type {keyof typeof CONFIGURE} */ (part)](entry, outDir);
  if (language === undefined) return config;
  // Pictures are the same in every language.
  const plugins = (config.plugins ?? []).filter(
    (plugin) => !(plugin && 'name' in plugin && plugin.name === CARRY_ICONS),
  );
  return { ...config, plugins: [speakIn(language), ...plugins] };
}

/** @satisfies {Record<string, (entry: string, outDir: string) => import('vite').InlineConfig>} */
const CONFIGURE = {
  // Node starts CommonJS a fifth sooner than modules, which counts for a command that is over in no time.
  headless: (entry, outDir) => ({
    ...splitProgram(entry, outDir, BUNDLED, 'cjs'),
    plugins: [forQuickStart(entry)],
  }),

  // An installer then carries a few files instead of a tree of libraries.
  main: (entry, outDir) => ({
    ...splitProgram(entry, outDir, true, 'es'),
    // A CommonJS library in a module has no name for its own file.
    define: { __filename: 'import.meta.filename', __dirname: 'import.meta.dirname' },
    plugins: [carryIcons(join(dirname(entry), 'icons'))],
  }),

  // A sandboxed preload cannot load modules: one CommonJS file that requires `electron` and nothing else.
  preload: (entry, outDir) =>
    nodeProgram(entry, outDir, true, { format: 'cjs', entryFileNames: 'index.cjs', codeSplitting: false }),

  renderer: (entry, outDir) => ({
    ...COMMON,
    root: dirname(entry),
    // Relative, so that the page works under any origin: the desktop's own protocol and a loopback port.
    base: './',
    // Calls of h() are smaller than those of the automatic runtime.
    oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } },
    // Cut into five, what is fetched at once would be half a kilobyte more.
    plugins: [dropCrossorigin(), keepTogether(join(dirname(entry), 'main.tsx'))],
    build: {
      outDir,
      target: CHROMIUM,
      emptyOutDir: true,
      // Data addresses and inline scripts would need holes in the content security policy.
      assetsInlineLimit: 0,
      // What is fetched later has nothing of its own to fetch beforehand.
      modulePreload: false,
      // A twentieth smaller than what Vite brings along; for that it takes seconds, which Vite would remark on.
      minify: 'terser',
      terserOptions: { module: true, toplevel: true, compress: { passes: 2, unsafe_arrows: true } },
      rolldownOptions: {
        input: entry,
        checks: { pluginTimings: false },
        transform: { inject: { h: ['preact', 'h'], Fragment: ['preact', 'Fragment'] } },
      },
    },
  }),
};

/**
 * Puts all that the program needs at its start into one file. Left to itself the bundler cuts out of it whatever two parts share, in
 * ever other ways, and there are a dozen files to load.
 * @param {string} entry
 * @returns {import('vite').Plugin}
 */
function keepTogether(entry) {
  /** @type {Set<string>} */
  let needed = new Set();
  return {
    name: 'keep-together',
    buildEnd() {
      needed = neededAtStart(this, entry);
    },
    outputOptions: (output) => ({
      ...output,
      codeSplitting: { groups: [{ name: 'core', test: (id) => needed.has(id) }] },
    }),
  };
}

const CATALOGUE = join(ROOT, 'src/shared/messages');

/**
 * Takes the texts from the folder of that language, which has a file for each of the English one that holds texts.
 * @param {string} language  as in `src/shared/messages-de`
 * @returns {import('vite').Plugin}
 */
export function speakIn(language) {
  /** @param {string} file */
  const translationOf = (file) => {
    const way = relative(CATALOGUE, file);
    const translated = join(`${CATALOGUE}-${language}`, way);
    return way.startsWith('..') || !existsSync(translated) ? null : translated;
  };
  return {
    name: 'speak-in',
    enforce: 'pre',
    resolveId(source, importer) {
      if (importer === undefined || !source.startsWith('.')) return null;
      const asked = join(dirname(importer), source);
      // What a translation takes over from its English file is meant as it is there, with all that stands behind it.
      const takesOver = translationOf(asked) === importer || translationOf(importer) !== null;
      return takesOver ? null : translationOf(asked);
    },
    transformIndexHtml: (html) => html.replace('<html lang="en">', `<html lang="${language}">`),
  };
}

/**
 * Vite marks its script and style with `crossorigin`, which a custom protocol would have to answer with CORS headers.
 * @returns {import('vite').Plugin}
 */
function dropCrossorigin() {
  return {
    name: 'drop-crossorigin',
    transformIndexHtml: { order: 'post', handler: (html) => html.replaceAll(/ crossorigin(?=[\s>])/g, '') },
  };
}

const CARRY_ICONS = 'carry-icons';

/**
 * The tray reads its pictures as files while it runs, so they go beside the program under their own names.
 * @param {string} folder
 * @returns {import('vite').Plugin}
 */
function carryIcons(folder) {
  return {
    name: CARRY_ICONS,
    generateBundle() {
      const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
      for (const name of names.filter((each) => statSync(join(folder, each)).isFile())) {
        this.emitFile({
          type: 'asset',
          fileName: `icons/${name.replaceAll('\\', '/')}`,
          source: readFileSync(join(folder, name)),
        });
      }
    },
  };
}
