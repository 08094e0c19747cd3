/** tmux: what its settings give to every pane, and what its server was started with, however long ago. */

import { pathsOf } from '../../platform/path-rules.ts';
import { configHome } from '../../platform/xdg-folders.ts';
import type { OtherStart } from '../../shared/facts.ts';
import { describeEnvironment } from '../environment/environment.ts';
import type { ScriptFiles } from '../shell-profiles/script-files.ts';
import { factsOf, holdsVariable, linesIn, type StartsMachine, startOf } from './other-start.ts';

const SET = /^\s*set(?:-environment|env)\s+-(\w*)\s+(?:-\w+\s+)*([A-Za-z_]\w*)\s+(?:"([^"]*)"|'([^']*)'|(\S+))/;
const MAX_ENVIRONMENT = 256 * 1024;

export async function readTmux(host: StartsMachine, files: ScriptFiles): Promise<OtherStart[]> {
  const { join } = pathsOf(host.platform);
  const paths = ['/etc/tmux.conf', join(host.home, '.tmux.conf'), join(configHome(host), 'tmux', 'tmux.conf')];
  const starts = await Promise.all(paths.map(async (file) => readSettings(file, await linesIn(files, file))));
  return [...starts, ...(await readServer(host))];
}

function readSettings(file: string, lines: readonly string[]): OtherStart {
  const set = lines.flatMap((line, at) => {
    const [all, flags = '', name = '', ...values] = SET.exec(line) ?? [];
    const isSet = all !== undefined && !/[ru]/.test(flags);
    const value = values.find((one) => one !== undefined) ?? '';
    // Single quotes, the second of the three, keep it as it is written.
    const computed = values[1] === undefined && holdsVariable(value);
    return isSet ? [{ name, value, line: at + 1, computed }] : [];
  });
  return startOf('terminal', 'tmux', file, factsOf(set, file));
}

/** `TMUX` says which process it is; Linux lets its starter look at what it was given. */
async function readServer(host: StartsMachine): Promise<OtherStart[]> {
  const pid = /^[^,]+,(\d{1,10}),\d+$/.exec(host.env.TMUX ?? '')?.[1];
  if (pid === undefined || host.platform !== 'linux') return [];
  const file = `/proc/${pid}/environ`;
  const read = await host.files.read(file, MAX_ENVIRONMENT);
  if (!read.ok) return [];
  const entries = new TextDecoder().decode(read.bytes).split('\0');
  const given = Object.fromEntries(entries.map((entry) => entry.split(/=(.*)/s).slice(0, 2)));
  const env = describeEnvironment(given, 'shell-profile').map((fact) => ({ ...fact, file }));
  return [startOf('terminal', 'tmux', file, env)];
}
