import type { Host } from '../../platform/host.ts';
import type { EnvVarFact } from '../../shared/facts.ts';
import { describeVariable, mattersToSignIn } from '../environment/environment.ts';
import { VARIABLES } from '../environment/environment-names.ts';
import { parseRegistryQuery } from './environment-files.ts';

const TIMEOUT_MS = 2000;
const MACHINE_KEY = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment';
const REGISTRY_KEYS = [MACHINE_KEY, 'HKCU\\Environment'];

/**
 * Windows: the variables of the machine and of the user as new programs get them; the user's come last.
 */
export async function readRegistry(host: Pick<Host, 'env' | 'processes'>): Promise<readonly EnvVarFact[]> {
  const reg = `${host.env.SystemRoot ?? host.env.SYSTEMROOT ?? 'C:\\Windows'}\\System32\\reg.exe`;
  const answers = await Promise.all(
    REGISTRY_KEYS.map(async (key) => {
      const run = await host.processes.run({ file: reg, args: ['query', key], limitMs: TIMEOUT_MS });
      if (!run.ok || run.code !== 0) return [];
      return parseRegistryQuery(run.stdout)
        .map(({ name, value }) => ({ name: name.toUpperCase(), value }))
        .filter(({ name }) => mattersToSignIn(name))
        .map(({ name, value }) => describeVariable(name, value, 'shell-profile', key));
    }),
  );
  return answers.flat();
}

/**
 * macOS: variables that `launchctl setenv` gave to every program of the session.
 */
export async function readLaunchctl(host: Pick<Host, 'processes'>): Promise<readonly EnvVarFact[]> {
  const facts: EnvVarFact[] = [];
  for (const name of namesToAsk()) {
    const run = await host.processes.run({ file: '/bin/launchctl', args: ['getenv', name], limitMs: TIMEOUT_MS });
    if (!run.ok && run.why === 'absent') return [];
    // An unset variable and an empty one print the same: nothing.
    const value = run.ok && run.code === 0 ? run.stdout.replace(/\n$/, '') : '';
    if (value !== '') facts.push(describeVariable(name, value, 'shell-profile', 'launchctl'));
  }
  return facts;
}

/** launchd answers for one name at a time, so only the names that decide the auth source are asked for. */
function namesToAsk(): readonly string[] {
  const others = /^(CLAUDE_CODE_USE_|CLAUDE_CONFIG_DIR$|ANTHROPIC_(BASE_URL|CUSTOM_HEADERS)$)/;
  return [...VARIABLES].flatMap(([name, shown]) => (shown === 'key' || others.test(name) ? [name] : []));
}
