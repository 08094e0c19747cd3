/** The credential store: saved to, in the way, under another name; the first start (kinds 3, 5, 12, 13). */
import { config, type FieldCase, login, PLAN_TOKEN, signedIn } from './field-case.ts';

export const storeCases: readonly FieldCase[] = [
  {
    id: 'write-lock-is-a-file',
    kind: 3,
    files: { '.claude.json': config(), '.claude/.storage-write.lock': '' },
    light: 'not-green',
    names: ['lock'],
  },
  {
    id: 'folder-in-place-of-the-file',
    kind: 12,
    files: { '.claude.json': config(), '.claude/.credentials.json': { folder: true } },
    light: 'not-green',
    names: ['folder'],
  },
  {
    id: 'bare-token-as-file',
    kind: 12,
    files: { '.claude.json': config(), '.claude/.credentials.json': { text: `${PLAN_TOKEN}\n`, mode: 0o600 } },
    light: 'not-green',
    names: ['CLAUDE_CODE_OAUTH_TOKEN'],
    silentAbout: ['"repair"'],
  },
  {
    id: 'login-under-another-name',
    kind: 12,
    files: { '.claude.json': config(), '.claude/credentials.json': login() },
    light: 'any',
    names: ['credentials.json'],
  },
  {
    id: 'login-without-first-start',
    kind: 13,
    claude: '2.1.250',
    files: { '.claude/.credentials.json': login() },
    light: 'not-green',
    names: ['hasCompletedOnboarding'],
  },
  { id: 'signed-in', kind: 5, files: signedIn(), light: 'green' },
];
