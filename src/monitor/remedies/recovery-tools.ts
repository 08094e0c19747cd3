/** What the remedy controller works with. Loaded when it is first needed: most days nobody needs a remedy. */

import type { Host } from '../../platform/host.ts';
import { backUp, backupIfDue } from '../../recovery/backup/back-up.ts';
import { installClaude, openInstaller, whyNotInstall } from '../../recovery/claude/install-claude.ts';
import { openClaude } from '../../recovery/claude/open-terminal.ts';
import { startSignIn } from '../../recovery/claude/sign-in.ts';
import { environmentFor } from '../../recovery/claude/start-claude.ts';
import { lookForUpdate, updateClaude } from '../../recovery/claude/update-claude.ts';
import { newPlanId } from '../../recovery/engine/engine.ts';
import { testKey } from '../../recovery/fallback/fallback-key.ts';
import { listFallbackOptions } from '../../recovery/fallback/fallback-options.ts';
import { addGateway, removeGateway } from '../../recovery/fallback/keep-gateway.ts';
import { presentFallback } from '../../recovery/fallback/present-fallback.ts';
import { createRemedies } from '../../recovery/remedies.ts';
import type { InstalledCli, MachineFacts } from '../../shared/facts.ts';
import { COMMAND_TEXTS } from '../../shared/messages/commands.ts';
import { NOT_INSTALLED } from '../../shared/messages/recovery/sign-in.ts';
import { createQueue } from '../../shared/queue.ts';
import { DAY_MS } from '../../shared/spans.ts';
import type { RecoveryTools, VaultAccess } from './ports.ts';
import { PLANNERS } from './remedy-plans.ts';

export function createRecoveryTools(host: Host, fallback: VaultAccess | null): RecoveryTools {
  // One that tidies up would take away what another has begun to keep.
  const inTurn = createQueue();
  return {
    engine: createRemedies(host, { vault: fallback && (() => fallback.vault()) }),
    plan: (remedy, subject) => PLANNERS[remedy]({ host, fallback }, subject),
    readFallback: (subject) => presentFallback(host, subject, fallback?.own ?? null),
    listWays: (profile) => listFallbackOptions(host, profile),
    addGateway: (gateway) => addGateway(host, gateway),
    removeGateway: async (name) =>
      fallback ? removeGateway(host, await fallback.vault(), name) : COMMAND_TEXTS.notPossible,
    async testKey() {
      if (!fallback) return COMMAND_TEXTS.notPossible;
      const { works, message } = await testKey(host, await fallback.vault());
      return works === true ? null : message;
    },
    newId: () => newPlanId(host),
    async lookForUpdate({ facts, machine }) {
      const cli = firstOf(machine);
      return cli ? lookForUpdate(host, cli, facts.configDir) : { refused: NO_CLAUDE };
    },
    updateClaude: (look, { facts, place }, options) =>
      updateClaude(host, look, facts, { ...options, env: environmentFor(host, place) }),
    installer: {
      whyNot: () => whyNotInstall(host),
      open: async () => (await openInstaller(host)) === null,
      run: (options) => installClaude(host, options),
    },
    async signIn(world, { profile, way, email }) {
      const seen = await world.look(profile);
      if (!seen) return { refused: COMMAND_TEXTS.profileGone };
      return startSignIn(host, seen.place, seen.facts, {
        claude: firstOf(seen.machine)?.path ?? null,
        way,
        email,
        availability: world.signInAvailability(),
        look: async () => (await world.look(profile))?.facts ?? seen.facts,
      });
    },
    async openClaude({ machine, place }) {
      return (await openClaude(host, place, firstOf(machine)?.path ?? null, host.home))?.refused ?? null;
    },
    async backUp(profile) {
      const outcome = await inTurn(() => backUp(host, profile, { why: 'before-remedy' }));
      return outcome.ok ? null : outcome.message;
    },
    backUpNow: (profile) => inTurn(() => backUp(host, profile, { why: 'asked' })),
    async backUpDaily(profile) {
      const outcome = await inTurn(() => backupIfDue(host, profile));
      if (!outcome.ok) return outcome;
      const now = host.clock.now();
      const last = outcome.backup?.createdAt ?? now;
      // One made before a remedy counts as that day's; an older one was looked at and is still as things are.
      return { ok: true, since: now - last < DAY_MS ? last : now };
    },
  };
}

const NO_CLAUDE = NOT_INSTALLED;

/** The one that a terminal starts. */
function firstOf({ clis }: MachineFacts): InstalledCli | undefined {
  return clis.find(({ first }) => first) ?? clis[0];
}
