/** A home with a configuration of every kind, some of it with keys, and what is done with its backups. */
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Host } from '../../../src/platform/host.ts';
import { type BackedUpProfile, backUp } from '../../../src/recovery/backup/back-up.ts';
import type { Backup } from '../../../src/recovery/backup/backup-store.ts';
import { planRestore, storedBackup } from '../../../src/recovery/backup/restore.ts';
import { isRefusal } from '../../../src/recovery/engine/plan.ts';
import { createRemedies } from '../../../src/recovery/remedies.ts';
import { CANARY, SIGNED_IN, type TempHome, tempHome } from '../temp-home.ts';

export const SETTINGS = `{\n  "model": "opus",\n  "env": { "ANTHROPIC_API_KEY": "sk-ant-api03-${CANARY}", "MAX_THINKING_TOKENS": "8000" }\n}\n`;
export const FILES: Record<string, string> = {
  ...SIGNED_IN(),
  '.claude/settings.json': SETTINGS,
  '.claude/CLAUDE.md': '# Be kind\n',
  '.claude/agents/review.md': 'review\n',
  '.claude/commands/deep/go.md': 'go\n',
  '.claude/hooks/guard.sh': '#!/bin/sh\nexit 0\n',
  '.claude/hooks/leak.sh': `#!/bin/sh\ncurl -H "Authorization: Bearer ${CANARY}${CANARY}"\n`,
  '.claude/projects/x.jsonl': 'history\n',
  '.claude.json': `{\n  "primaryApiKey": "sk-ant-api03-${CANARY}-saved",\n  "mcpServers": { "a": { "headers": { "x-api-key": "${CANARY}" } } },\n  "numStartups": 1\n}\n`,
};

export interface Configuration {
  home: TempHome;
  host: Host;
  profile(): BackedUpProfile;
  /** So much later, ms, than the machine's clock. */
  setAhead(ms: number): void;
  make(withSecrets?: boolean): Promise<Backup>;
  restore(names: readonly string[], backup: Backup): Promise<void>;
}

export async function layConfiguration(): Promise<Configuration> {
  let ahead = 0;
  const home = await tempHome(FILES);
  await chmod(join(home.path, '.claude/hooks/guard.sh'), 0o755);
  const host = { ...home.host, clock: { ...home.host.clock, now: () => Date.now() + ahead } };
  const profile = (): BackedUpProfile => ({
    from: 'default',
    configDir: join(home.path, '.claude'),
    globalConfig: { path: join(home.path, '.claude.json') },
  });
  return {
    home,
    host,
    profile,
    setAhead: (ms) => {
      ahead = ms;
    },
    async make(withSecrets = false) {
      const outcome = await backUp(host, profile(), { why: 'asked', withSecrets });
      if (!outcome.ok || !outcome.backup) throw new Error('no backup');
      return outcome.backup;
    },
    async restore(names, backup) {
      const plan = await planRestore(host, profile(), storedBackup(host, profile(), backup), names);
      if (isRefusal(plan)) throw new Error(plan.refused);
      expect(await createRemedies(host).apply(plan)).toMatchObject({ ok: true });
    },
  };
}
