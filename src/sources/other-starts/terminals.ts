/** Terminal programs whose own settings set variables for every shell in them: kitty, Ghostty, Alacritty, zellij, GNU screen. */

import { pathsOf } from '../../platform/path-rules.ts';
import { configHome } from '../../platform/xdg-folders.ts';
import type { OtherStart } from '../../shared/facts.ts';
import type { ScriptFiles } from '../shell-profiles/script-files.ts';
import { type Assignment, factsOf, holdsVariable, type StartsMachine, startOf } from './other-start.ts';

interface Terminal {
  name: string;
  /** Below the folder for configurations, or (with `~/`) the home folder, or absolute. */
  files: readonly string[];
  /** Read after them on macOS. */
  onMac?: readonly string[];
  /** Only the first of them that is there is read. */
  first?: true;
  /** What keeps its `$NAME` from being put in; missing: nothing is put in. */
  expands?: 'anywhere' | 'outside-single-quotes';
  /** One variable: its name, then its value. */
  line: RegExp;
  /** Head of the block in which such lines count; null: anywhere. The block ends at `until`. */
  block: { head: RegExp; until: RegExp } | null;
}

const QUOTED_OR_WORD = /(?:"([^"]*)"|'([^']*)'|([^\s#]\S*))/.source;

const TERMINALS: readonly Terminal[] = [
  {
    name: 'kitty',
    files: ['kitty/kitty.conf'],
    line: /^\s*env\s+([A-Za-z_]\w*)=(.*)$/,
    block: null,
    expands: 'anywhere',
  },
  {
    name: 'Ghostty',
    files: ['ghostty/config'],
    onMac: ['~/Library/Application Support/com.mitchellh.ghostty/config'],
    line: /^\s*env\s*=\s*"?([A-Za-z_]\w*)=([^"]*)"?\s*$/,
    block: null,
  },
  {
    name: 'Alacritty',
    files: [
      'alacritty/alacritty.toml',
      'alacritty.toml',
      '~/.config/alacritty/alacritty.toml',
      '~/.alacritty.toml',
      '/etc/alacritty/alacritty.toml',
    ],
    first: true,
    line: new RegExp(`^\\s*"?([A-Za-z_]\\w*)"?\\s*=\\s*${QUOTED_OR_WORD}`),
    block: { head: /^\s*\[env\]/, until: /^\s*\[/ },
  },
  {
    name: 'zellij',
    files: ['zellij/config.kdl'],
    line: new RegExp(`^\\s*([A-Za-z_]\\w*)\\s+${QUOTED_OR_WORD}`),
    block: { head: /^\s*env\s*\{/, until: /^\s*\}/ },
  },
  {
    name: 'screen',
    files: ['~/.screenrc'],
    line: new RegExp(`^\\s*setenv\\s+([A-Za-z_]\\w*)\\s+${QUOTED_OR_WORD}`),
    block: null,
    expands: 'outside-single-quotes',
  },
];

export async function readTerminals(host: StartsMachine, files: ScriptFiles): Promise<OtherStart[]> {
  if (host.platform === 'win32') return [];
  const found = await Promise.all(TERMINALS.map((terminal) => readTerminal(host, files, terminal)));
  return found.flat();
}

async function readTerminal(host: StartsMachine, files: ScriptFiles, terminal: Terminal): Promise<OtherStart[]> {
  const { join, isAbsolute } = pathsOf(host.platform);
  const placeOf = (file: string): string => {
    if (file.startsWith('~/')) return join(host.home, file.slice(2));
    return isAbsolute(file) ? file : join(configHome(host), file);
  };
  const onMac = host.platform === 'darwin' ? (terminal.onMac ?? []) : [];
  const starts: OtherStart[] = [];
  for (const file of [...terminal.files, ...onMac].map(placeOf)) {
    const text = await files.text(file);
    if (text === null) continue;
    starts.push(startOf('terminal', terminal.name, file, factsOf(assignmentsOf(terminal, text), file)));
    if (terminal.first) break;
  }
  return starts;
}

function assignmentsOf({ line: shape, block, expands }: Terminal, text: string): Assignment[] {
  let counts = block === null;
  return text.split('\n').flatMap((line, at) => {
    if (block?.head.test(line)) {
      counts = true;
      return [];
    }
    if (block?.until.test(line)) counts = false;
    const [, name = '', ...values] = counts ? (shape.exec(line) ?? []) : [];
    if (name === '') return [];
    const value = (values.find((one) => one !== undefined) ?? '').trim();
    const kept = expands === 'outside-single-quotes' && values[1] !== undefined;
    return [{ name, value, line: at + 1, computed: expands !== undefined && !kept && holdsVariable(value) }];
  });
}
