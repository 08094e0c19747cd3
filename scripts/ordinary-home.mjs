/** A home like most: somebody signed in, with settings, and start-up files of a shell. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const FILES = {
  '.claude/.credentials.json': JSON.stringify({
    claudeAiOauth: {
      accessToken: 'sk-ant-oat01-none',
      refreshToken: 'sk-ant-ort01-none',
      expiresAt: Date.now() + 8 * 3_600_000,
      scopes: ['user:inference', 'user:profile'],
      subscriptionType: 'max',
    },
  }),
  '.claude/settings.json': JSON.stringify({ env: { EDITOR: 'vi' }, permissions: { allow: ['Bash(ls)'] } }),
  '.claude.json': JSON.stringify({ numStartups: 1, oauthAccount: { emailAddress: 'somebody@example.com' } }),
  '.bashrc': 'if [ -d ~/bin ]; then export PATH="$PATH:$HOME/bin"; fi\nalias ll="ls -l"\n',
  '.profile': '. ~/.bashrc\n',
};

/** @param {string} home  an empty folder, made for this: what is called the same there is overwritten */
export function furnishHome(home) {
  for (const [name, text] of Object.entries(FILES)) {
    const path = join(home, name);
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(path, text, { mode: 0o600 });
  }
}
