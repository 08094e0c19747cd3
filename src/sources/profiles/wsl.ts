import type { Host } from '../../platform/host.ts';

const TIMEOUT_MS = 5_000;

/** What a distribution can be called; anything else is not a folder name under \\wsl.localhost. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
const NAME = /^(?!\.+$)[^\\/:*?"<>|\u0000-\u001f]{1,200}$/;

/**
 * The `.claude` folders in the homes of the WSL distributions that run right now, as Windows reaches them. One that is
 * stopped is left alone: looking into it would start it.
 */
export async function findWslDirectories(host: Host): Promise<readonly string[]> {
  if (host.platform !== 'win32') return [];
  const found = await Promise.all((await listRunning(host)).map((name) => directoriesIn(host, name)));
  return found.flat();
}

/** Where Windows has no WSL, `--list` offers to install it and waits at a prompt; `--status` just ends. */
async function hasWsl(host: Host): Promise<boolean> {
  const outcome = await host.processes.run({ file: 'wsl.exe', args: ['--status'], limitMs: TIMEOUT_MS });
  return outcome.ok && outcome.code === 0;
}

async function listRunning(host: Host): Promise<string[]> {
  if (!(await hasWsl(host))) return [];
  const outcome = await host.processes.run({
    file: 'wsl.exe',
    args: ['--list', '--running', '--quiet'],
    // Newer versions then print UTF-8; older ones print UTF-16, of which plain names survive without the zero bytes.
    env: { ...definedOnly(host.env), WSL_UTF8: '1' },
    limitMs: TIMEOUT_MS,
  });
  if (!outcome.ok || outcome.code !== 0) return [];
  const lines = outcome.stdout
    .replaceAll('\u0000', '')
    .replaceAll(/[\uFEFF\uFFFD]/g, '')
    .split(/\r?\n/);
  return lines.map((line) => line.trim()).filter((line) => NAME.test(line));
}

async function directoriesIn(host: Host, distribution: string): Promise<string[]> {
  const root = `\\\\wsl.localhost\\${distribution}`;
  const users = (await host.files.list(`${root}\\home`)) ?? [];
  const homes = [...users.map((user) => `${root}\\home\\${user}`), `${root}\\root`];
  const present = await Promise.all(
    homes.map(async (home) => ((await host.files.stat(`${home}\\.claude`))?.kind === 'directory' ? home : null)),
  );
  return present.flatMap((home) => (home === null ? [] : [`${home}\\.claude`]));
}

function definedOnly(env: Host['env']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
