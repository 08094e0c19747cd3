/** What doctor reads it reads once: the content of no file is asked for twice. */
import { chmod } from 'node:fs/promises';
import { rootCertificates } from 'node:tls';
import { afterEach, expect, it } from 'vitest';
import { lookOnce } from '../../src/headless/doctor/look.ts';
import type { Files, Host } from '../../src/platform/host.ts';
import { SIGNED_IN, type TempHome, tempHome } from '../recovery/temp-home.ts';

let home: TempHome;
afterEach(() => home.remove());

/** Counts what is read, by path and by where in the file. */
function countReads({ files }: Host): { files: Files; reads: Map<string, number> } {
  const reads = new Map<string, number>();
  const count = (path: string): void => void reads.set(path, (reads.get(path) ?? 0) + 1);
  return {
    reads,
    files: {
      ...files,
      read: (path, maxBytes) => {
        count(path);
        return files.read(path, maxBytes);
      },
      readFrom: (path, offset, maxBytes) => {
        count(`${path} from ${offset}`);
        return files.readFrom(path, offset, maxBytes);
      },
    },
  };
}

it('of settings, login, start-up files, other ways to start, certificates, clouds, helpers and records', async () => {
  const settings = {
    apiKeyHelper: '~/bin/key.sh',
    env: { NODE_EXTRA_CA_CERTS: '@HOME@/corp.pem', SSL_CERT_FILE: '@HOME@/corp.pem' },
  };
  const files = {
    ...SIGNED_IN(),
    'corp.pem': rootCertificates[0] ?? '',
    'bin/key.sh': '#!/bin/sh\necho key\n',
    '.bashrc': '. ~/.env.sh\nexport CLAUDE_CODE_USE_BEDROCK=0\n',
    '.profile': '. ~/.bashrc\n',
    '.env.sh': 'export AWS_PROFILE=corp\n',
    '.aws/config': '[profile corp]\nrole_arn = r\nsource_profile = base\n',
    '.aws/credentials': '[base]\naws_access_key_id = A\naws_secret_access_key = S\n',
    '.claude/projects/-proj/1.jsonl': '{"type":"user"}\n',
    'bin/claude-work': '#!/bin/sh\n. ~/.env.sh\nCLAUDE_CONFIG_DIR=~/.claude-work exec claude "$@"\n',
    '.tmux.conf': 'set-environment -g AWS_PROFILE corp\n',
    '.config/Code/User/settings.json': '{"terminal.integrated.env.linux":{"AWS_PROFILE":"corp"}}',
    '.config/systemd/user/a.service': '[Service]\nEnvironmentFile=%h/.env.sh\nExecStart=/usr/bin/claude -p hi\n',
    '.config/environment.d/a.conf': 'AWS_PROFILE=corp\n',
    'proj/.claude/settings.json': '{"env":{"AWS_PROFILE":"corp"}}',
    'proj/.claude/settings.local.json': '{}',
    'proj/.vscode/settings.json': '{}',
    'proj/.envrc': 'source_env ../.env.sh\ndotenv .env\n',
    'proj/.env': 'AWS_PROFILE=corp\n',
    'proj/.mise.toml': '[env]\n_.file = ".env"\n',
  };
  home = await tempHome(files, (path) => ({
    CLAUDE_CODE_USE_BEDROCK: '1',
    AWS_REGION: 'r',
    AWS_PROFILE: 'corp',
    TERM: 'xterm',
    DIRENV_FILE: `${path}/proj/.envrc`,
  }));
  await home.put('.claude/settings.json', JSON.stringify(settings).replaceAll('@HOME@', home.path));
  await chmod(`${home.path}/bin/claude-work`, 0o755);
  const proj = `${home.path}/proj`;
  const { files: counted, reads } = countReads(home.host);
  await lookOnce({ ...home.host, cwd: proj, files: counted }, { offline: true, configDir: null, projectDir: proj });
  const own = [...reads].filter(([path]) => path.startsWith(home.path));
  expect(own.length).toBeGreaterThan(15);
  for (const read of ['bin/claude-work', '.tmux.conf', 'proj/.envrc', 'proj/.env', '.env.sh'])
    expect(reads.get(`${home.path}/${read}`), read).toBe(1);
  expect([...reads].filter(([, count]) => count > 1)).toEqual([]);
});
