import { builtinModules } from 'node:module';
import { readSightings, resolveSpecifier, type Sighting } from './imports.ts';

/** Which rooms of src/ each room may import, besides itself. */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  diagnosis: ['shared'],
  platform: ['shared'],
  sources: ['shared', 'diagnosis', 'platform'],
  recovery: ['shared', 'diagnosis', 'platform', 'sources'],
  monitor: ['shared', 'diagnosis', 'platform', 'sources', 'recovery'],
  main: ['shared', 'diagnosis', 'platform', 'sources', 'recovery', 'monitor'],
  headless: ['shared', 'diagnosis', 'platform', 'sources', 'recovery', 'monitor'],
  preload: ['shared'],
  renderer: ['shared'],
};

const WITHOUT_NODE = ['shared', 'diagnosis', 'renderer'];
const WITH_ELECTRON = ['main', 'preload'];
const STARTS_PROCESSES = 'platform/processes.ts';
/** Starts the build of the person's language, which lies beside it. */
const STARTS_A_BUILD = 'main/index.ts';
const NODE_MODULES = new Set(builtinModules);
const PROCESS_STARTERS = ['spawn', 'spawnSync', 'fork', 'execFile', 'execFileSync', 'exec', 'execSync'];

/** Reaches the machine only through the injected host; these rooms never do it themselves. */
const THROUGH_HOST = ['sources', 'recovery', 'monitor'];
const MACHINE = ['fs', 'fs/promises', 'http', 'http2', 'https', 'net', 'tls', 'dns', 'dns/promises', 'dgram', 'undici'];

/** What every JavaScript has to reach the network, without an import. */
const NETWORK = ['fetch', 'new WebSocket', 'new EventSource'];

/** Packages that are a shell of Electron's. */
const ELECTRON_PACKAGES = ['electron', 'electron-store'];

/**
 * What a source file does against the architecture, one sentence each.
 * @param file  relative to src/
 */
export function findBreaches(file: string, source: string): string[] {
  return readSightings(file, source).flatMap((sighting) => {
    const why = sighting.what === 'import' ? judgeImport(file, sighting.name) : judgeUse(file, sighting);
    return why ? [`${file}:${sighting.line} ${why}`] : [];
  });
}

function judgeImport(file: string, specifier: string): string | null {
  if (specifier.startsWith('(computed)'))
    return file === STARTS_A_BUILD ? null : `imports a module that cannot be known beforehand: ${specifier}`;
  const room = roomOf(file);
  if (specifier.startsWith('.')) return judgeOwn(file, room, specifier);
  const name = specifier.replace(/^node:/, '');
  const pkg = name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
  if (ELECTRON_PACKAGES.includes(pkg) && !WITH_ELECTRON.includes(room))
    return `imports ${pkg}, which belongs to main/ and preload/`;
  if (!specifier.startsWith('node:') && NODE_MODULES.has(name)) return `imports ${name} without its node: prefix`;
  if (specifier.startsWith('node:') && WITHOUT_NODE.includes(room))
    return `imports ${specifier} in ${room}/, which knows no Node`;
  if (name === 'child_process' && file !== STARTS_PROCESSES)
    return `imports child_process, which only ${STARTS_PROCESSES} may`;
  if (THROUGH_HOST.includes(room) && MACHINE.includes(name) && !file.startsWith('platform/'))
    return `imports ${specifier} instead of asking the host`;
  return null;
}

function judgeOwn(file: string, room: string, specifier: string): string | null {
  const target = resolveSpecifier(file, specifier);
  // The version is said in one place.
  if (target === '../package.json') return null;
  if (target.startsWith('../')) return `imports ${specifier}, which lies outside src/`;
  if (!/\.(ts|tsx|css|svg|json)(\?\w+)?$/.test(target)) return `imports ${specifier} without its extension`;
  const other = roomOf(target);
  if (other === room) return null;
  if (MAY_IMPORT[room]?.includes(other)) return null;
  return `imports ${other}/ from ${room}/`;
}

function judgeUse(file: string, { what, name }: Sighting): string | null {
  if (what === 'shell-option') {
    const harmless = name === 'false' || (file !== STARTS_PROCESSES && name !== 'true');
    return harmless ? null : `gives a process a shell (shell: ${name})`;
  }
  if (name === 'exec' || name === 'execSync' || name === '.execSync') return `runs a shell string (${name})`;
  if (name === '.exec' && file === STARTS_PROCESSES) return 'runs a shell string (.exec)';
  if (THROUGH_HOST.includes(roomOf(file)) && NETWORK.includes(name))
    return `asks the network (${name}) instead of the host`;
  const starts = PROCESS_STARTERS.includes(name) && file !== STARTS_PROCESSES;
  return starts ? `starts a process (${name}), which only ${STARTS_PROCESSES} may` : null;
}

function roomOf(path: string): string {
  return path.split('/')[0] ?? '';
}
