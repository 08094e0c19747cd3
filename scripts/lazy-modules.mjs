/**
 * Puts modules into one file in which each runs at its first use, and not when the file is loaded: a command pays for those it uses.
 * It holds where no module does anything by being loaded, and no two need each other. What the bundler writes is changed as text: where
 * it writes anything else than is foreseen here, the build fails.
 */

/** Each module is a chunk at first, so that the bundler writes down what one takes from another. */
const PART = 'part-of-';

/** The bundler's own functions: few ask for them, and not at once. */
const HELPERS = 'rolldown-runtime-';

/** @typedef {import('vite').Rolldown.OutputChunk} Chunk */

/**
 * @param {(id: string) => boolean} isInside  which modules go into the file
 * @param {string} root  the project's folder, which is left out of names
 * @param {string} file  its name, beside the entries
 * @returns {{ output: import('vite').Rolldown.OutputOptions, join(bundle: import('vite').Rolldown.OutputBundle): string }}
 *   options for the bundler; and what makes the file's text of its chunks and removes them
 */
export function lazyModules(isInside, root, file) {
  /** @param {string} id */
  const name = (id) => (isInside(id) ? PART + id.replace(root, '').replaceAll(/\W+/g, '_') : null);
  return {
    output: {
      codeSplitting: { includeDependenciesRecursively: false, groups: [{ debugName: file, name }] },
      chunkFileNames: (chunk) => (chunk.name.startsWith(PART) ? '[name].js' : 'chunks/[name]-[hash].js'),
    },
    join: (bundle) => joinParts(bundle, file),
  };
}

/**
 * @param {import('vite').Rolldown.OutputBundle} bundle
 * @param {string} file
 */
function joinParts(bundle, file) {
  const chunks = Object.values(bundle).filter((each) => each.type === 'chunk');
  const parts = chunks.filter(({ name }) => name.startsWith(PART));
  const others = chunks.filter((each) => !parts.includes(each));
  const numbers = new Map(parts.map(({ fileName }, number) => [fileName, number]));
  refuseCircles(parts);
  for (const chunk of others) chunk.code = takeFromFile(chunk, numbers, file);
  for (const { fileName } of parts) delete bundle[fileName];
  return [
    ...parts.map((_, number) => `var made${number};\n`),
    ...parts.map((part, number) => asFunction(part, number, numbers)),
    'module.exports = (number) => {\n\tswitch (number) {\n',
    ...parts.map((_, number) => `\t\tcase ${number}: return ${useOf(number)};\n`),
    '\t}\n};\n',
  ].join('');
}

/** @param {number} number */
const useOf = (number) => `(made${number} ??= make${number}())`;

/**
 * @param {Chunk} chunk
 * @param {ReadonlyMap<string, number>} numbers
 * @param {string} file
 */
function takeFromFile(chunk, numbers, file) {
  let head = '';
  const body = take(chunk, (from, path) => {
    const number = numbers.get(from);
    if (number === undefined) return from.startsWith(HELPERS) ? `require(${JSON.stringify(path)})` : null;
    head = `const require_part = require(${JSON.stringify(path.replace(from, file))});\n`;
    return `require_part(${number})`;
  });
  return head + body;
}

const GIVEN =
  /^Object\.defineProperty\(exports, "(\w+)", \{\s+enumerable: true,\s+get: function\(\) \{\s+return ([\w$]+);\s+\}\s+\}\);\n/gm;

/**
 * @param {Chunk} part
 * @param {number} number
 * @param {ReadonlyMap<string, number>} numbers  of the parts, by file
 */
function asFunction(part, number, numbers) {
  /** @type {string[]} */
  const given = [];
  const taken = take(part, (from, path) => {
    const other = numbers.get(from);
    return other === undefined ? `require(${JSON.stringify(path)})` : useOf(other);
  });
  const body = taken.replaceAll(GIVEN, (_, outside, inside) => {
    given.push(outside === inside ? outside : `${outside}: ${inside}`);
    return '';
  });
  if (/^(module\.)?exports\b|\bdefineProperty\((module\.)?exports\b/m.test(body))
    throw new Error(`${part.name} gives something in a way that is not foreseen.`);
  return `function make${number}() {\n${body}return { ${given.join(', ')} };\n}\n`;
}

/** As the bundler writes them: for its effects, as a whole, and where it is used but once. */
const FOR_EFFECTS = /^require\("([^"]+)"\);\n/gm;
const AS_WHOLE = /^const (require_[\w$]+) = require\("([^"]+)"\);\n/gm;
const IN_PLACE = /\brequire\("(\.[^"]+)"\)/g;

/**
 * Replaces what a chunk takes from others.
 * @param {Chunk} chunk
 * @param {(file: string, path: string) => string | null} instead  what stands for another chunk; null: it stays as it is
 */
function take({ code, name }, instead) {
  /** @param {string} path */
  const useOfPath = (path) => instead(path.slice(path.lastIndexOf('/') + 1), path);
  /** @type {Map<string, string>} */
  const uses = new Map();
  const body = code
    .replaceAll(FOR_EFFECTS, (line, path) => (useOfPath(path) === null ? line : ''))
    .replaceAll(AS_WHOLE, (line, variable, path) => {
      const use = useOfPath(path);
      if (use === null) return line;
      uses.set(variable, use);
      return '';
    })
    .replaceAll(IN_PLACE, (whole, path) => useOfPath(path) ?? whole)
    .replaceAll(/\brequire_[\w$]+(?=\.)/g, (variable) => uses.get(variable) ?? variable);
  const left = body.match(/\brequire_[\w$]+/g)?.find((variable) => uses.has(variable));
  if (left !== undefined) throw new Error(`${name} takes ${left} in a way that is not foreseen.`);
  return body;
}

/** @param {readonly Chunk[]} parts */
function refuseCircles(parts) {
  const byFile = new Map(parts.map((part) => [part.fileName, part]));
  /** @type {Set<string>} */
  const done = new Set();
  /**
   * @param {string} file
   * @param {readonly string[]} way
   */
  const visit = (file, way) => {
    if (way.includes(file)) throw new Error(`These modules need each other: ${[...way, file].join(' → ')}`);
    if (done.has(file)) return;
    for (const next of byFile.get(file)?.imports ?? []) visit(next, [...way, file]);
    done.add(file);
  };
  for (const { fileName } of parts) visit(fileName, []);
}
