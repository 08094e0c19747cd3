/** Claude Code's own installer without the network: a `curl` that hands out a script for the one address it is asked for. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { bringPrograms } from './few-programs.ts';

/** All that the installer and its terminal need, so that PATH can be that folder alone. */
const NEEDED = ['bash', 'sh', 'cat', 'mkdir', 'chmod', 'sleep', 'ln'];

/** What the script does. The first waits for a file `go` in the home folder, so that its progress can be seen. */
const SCRIPTS = {
  succeeds: (effect: string) => `echo "Setting up Claude Code..."
while [ ! -e "$HOME/go" ]; do sleep 0.05; done
${effect}
echo "Installation complete!"`,
  'does nothing': () => 'echo "Installation complete!"',
  fails: () => 'echo "mkdir: cannot create directory: Permission denied" >&2; exit 1',
} as const;

/** A claude that says its version and nothing else. */
const PROGRAM = `mkdir -p "$HOME/.local/bin"
printf '#!/bin/sh\\necho "9.8.7 (Claude Code)"\\n' > "$HOME/.local/bin/claude"
chmod 755 "$HOME/.local/bin/claude"`;

/**
 * @param bin  a folder of PATH, which can be the only one
 * @param effect  shell lines that leave what the installer leaves; missing: a program that says its version
 */
export async function putInstaller(
  bin: string,
  ending: keyof typeof SCRIPTS = 'succeeds',
  effect: string = PROGRAM,
): Promise<void> {
  if (!existsSync(join(bin, 'bash'))) bringPrograms(bin, NEEDED);
  const script = SCRIPTS[ending](effect);
  const curl = `#!/bin/sh
[ "$*" = "-fsSL https://claude.ai/install.sh" ] || { echo "curl: (6) Could not resolve host" >&2; exit 6; }
cat <<'SCRIPT'
${script}
SCRIPT
`;
  await writeFile(join(bin, 'curl'), curl, { mode: 0o755 });
}

/** A terminal program that keeps what its window shows in a file; nobody sits before it. */
export async function putTerminal(bin: string, shown: string): Promise<void> {
  await mkdir(dirname(shown), { recursive: true });
  const program = `#!/bin/sh\nshift\nexec "$@" > '${shown}' 2>&1 < /dev/null\n`;
  await writeFile(join(bin, 'x-terminal-emulator'), program, { mode: 0o755 });
}
