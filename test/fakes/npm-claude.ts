/** A Claude Code installed by npm that updates itself, and a registry on loopback that knows of a newer one. */
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter, dirname, join } from 'node:path';
import { findProgram } from '../../scripts/project.mjs';

const NAME = '@anthropic-ai/claude-code';
const TAGS = { latest: '9.8.7', stable: '9.8.0' };

export interface Registry {
  /** Variables that lead npm here, and `claude` to the folder `bin` of the home. */
  env(home: string): Record<string, string>;
  close(): Promise<void>;
}

/** Answers as npm's own protocol does. */
export async function startRegistry(): Promise<Registry> {
  const versions = Object.fromEntries(Object.values(TAGS).map((version) => [version, { name: NAME, version }]));
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ name: NAME, 'dist-tags': TAGS, versions }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const folders = [dirname(findProgram('npm') ?? ''), dirname(process.execPath), '/usr/bin', '/bin'];
  return {
    env: (home) => ({
      PATH: [join(home, 'bin'), ...folders].join(delimiter),
      npm_config_registry: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
      npm_config_cache: join(home, 'npm'),
    }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What `claude update` does; it waits for a file `go` in the home folder, so that its progress can be seen. */
const SUCCEEDS = `
    echo "Checking for updates to latest version..."
    while [ ! -e "$HOME/go" ]; do sleep 0.05; done
    echo '{"name":"${NAME}","version":"${TAGS.latest}"}' > "$(dirname "$(readlink -f "$0")")/package.json"
    echo "Successfully updated to version ${TAGS.latest}"`;

const UPDATES = {
  succeeds: SUCCEEDS,
  fails: `
    echo "Checking for updates to latest version..."
    echo "Failed to update: EACCES: permission denied" >&2
    exit 1`,
  'does nothing': `
    echo "Successfully updated to version ${TAGS.latest}"`,
} as const;

export async function installByNpm(
  home: string,
  version: string,
  update: keyof typeof UPDATES = 'fails',
): Promise<void> {
  const folder = join(home, 'lib/node_modules', NAME);
  await mkdir(folder, { recursive: true });
  await mkdir(join(home, 'bin'), { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: NAME, version }));
  const program = `#!/bin/sh\ncase "$1" in\n  update)${UPDATES[update]} ;;\n  *) exit 1 ;;\nesac\n`;
  await writeFile(join(folder, 'cli.js'), program, { mode: 0o755 });
  await symlink(join(folder, 'cli.js'), join(home, 'bin/claude'));
}
