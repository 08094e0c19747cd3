/** Terminal programs whose own settings set variables for every shell in them: kitty, Ghostty, Alacritty, zellij, GNU screen. */
import { pathsOf } from '../../platform/path-rules.ts';
import type { OtherStart } from '../../shared/facts.ts';
import type { ScriptFiles } from '../shell-profiles/script-files.ts';
import { factsOf, type StartsMachine, startOf } from './other-start.ts';

interface Terminal {
  name: string;
  /** Below the folder for configurations, or (with `~/`) the home folder. */
  files: readonly string[];
  /** One variable: its name, then its value. */
  line: RegExp;
  /** Head of the block in which such lines count; null: anywhere. The block ends at `until`. */
  block: { head: RegExp; until: RegExp } | null;
}

const QUOTED_OR_WORD = /(?:"([^"]*)"|'([^']*)'|([^\s#]\S*))/.source;

const TERMINALS: readonly Terminal[] = [
  { name: 'kitty', files: ['kitty/kitty.conf'], line: /^\s*env\s+([A-Za-z_]\w*)=(.*)$/, block: null },
  { name: 'Ghostty', files: ['ghostty/config'], line: /^\s*env\s*=\s*"?([A-Za-z_]\w*)=([^"]*)"?\s*$/, block: null },
  {
    name: 'Alacritty',
    files: ['alacritty/alacritty.toml', 'alacritty.toml', '~/.alacritty.toml'],
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
  },
];

export async function readTerminals(host: StartsMachine, files: ScriptFiles): Promise<OtherStart[]> {
  if (host.platform === 'win32') return [];
  const { join } = pathsOf(host.platform);
  const config = host.env.XDG_CONFIG_HOME || join(host.home, '.config');
  const placeOf = (file: string): string =>
    file.startsWith('~/') ? join(host.home, file.slice(2)) : join(config, file);
  return Promise.all(
    TERMINALS.flatMap((terminal) =>
      terminal.files.map(placeOf).map(async (file) => {
        const set = assignmentsOf(terminal, (await files.text(file)) ?? '');
        return startOf('terminal', terminal.name, file, factsOf(set, file));
      }),
    ),
  );
}

function assignmentsOf(
  { line: shape, block }: Terminal,
  text: string,
): { name: string; value: string; line: number }[] {
  let counts = block === null;
  return text.split('\n').flatMap((line, at) => {
    if (block?.head.test(line)) {
      counts = true;
      return [];
    }
    if (block?.until.test(line)) counts = false;
    const [, name = '', ...values] = counts ? (shape.exec(line) ?? []) : [];
    return name === '' ? [] : [{ name, value: (values.find((one) => one !== undefined) ?? '').trim(), line: at + 1 }];
  });
}
