/** Aliases, scripts, editors and services that give Claude Code other variables than a plain terminal does. Pure. */
import type { EnvVarFact, MachineFacts, OtherStart, ProfileFacts } from '../../shared/facts.ts';
import { EVIDENCE } from '../../shared/messages/evidence.ts';
import { isInside } from '../../shared/paths.ts';
import type { Finding } from '../../shared/verdict.ts';
import { placeOf } from './auth-evidence.ts';
import { createFinding } from './finding.ts';

/** What makes requests go elsewhere, or carry something else; a folder or a proxy does not. */
const DECIDES = /^(ANTHROPIC_(API_KEY|AUTH_TOKEN|BASE_URL|CUSTOM_HEADERS)|CLAUDE_CODE_(USE_\w+|OAUTH_TOKEN))$/;

export function startPlaceFindings(machine: MachineFacts, profiles: readonly ProfileFacts[]): Finding[] {
  return [
    ...(machine.otherStarts ?? []).flatMap((start) => (isTold(start, machine) ? (aboutStart(start) ?? []) : [])),
    ...notExported(machine),
    ...loginFolders(machine, profiles),
  ];
}

/** A folder's variables are told with the credential they set; a service's only where it starts Claude Code. */
function isTold({ kind, runsClaude, env }: OtherStart, machine: MachineFacts): boolean {
  if (kind === 'folder') return false;
  if (kind === 'service') return runsClaude;
  return kind !== 'terminal' || env.some((fact) => DECIDES.test(fact.name) && !isKnown(fact, machine));
}

/** New terminals have it, or this one: it is told there. */
function isKnown(fact: EnvVarFact, { shellEnv, processEnv }: MachineFacts): boolean {
  return [...shellEnv, ...processEnv].some(({ name }) => name === fact.name);
}

function aboutStart({ kind, name, env, runsClaude }: OtherStart): Finding | null {
  if (kind === 'folder') return null;
  const deciding = env.filter((fact) => DECIDES.test(fact.name) && fact.state !== 'empty');
  const names = [...new Set(env.map((fact) => fact.name))];
  if (names.length === 0) return null;
  const replaces = deciding.length > 0 && runsClaude && (kind === 'editor' || name === 'claude');
  return createFinding(
    {
      id: `${kind}-sets-variables`,
      severity: replaces ? 'warning' : 'info',
      cause: 'machine',
      params: { name, names: names.join(', '), runsClaude },
      evidence: env.map((fact) => placeOf(fact, EVIDENCE.setHere({ name: fact.name, folder: folderIn(fact) }))),
      remedies: ['open-file'],
      about: name,
    },
    null,
  );
}

function folderIn({ name, plain }: EnvVarFact): string | null {
  return /_DIR$/.test(name) ? plain : null;
}

function notExported(machine: MachineFacts): Finding[] {
  const facts = (machine.unexported ?? []).filter(({ state }) => state !== 'empty');
  const [first] = facts;
  if (!first) return [];
  return [
    createFinding(
      {
        id: 'variable-not-exported',
        severity: 'info',
        cause: 'machine',
        params: { name: first.name },
        evidence: facts.map((fact) => placeOf(fact, EVIDENCE.setUnexported({ name: fact.name }))),
        remedies: ['open-file'],
      },
      null,
    ),
  ];
}

/** A second account that somebody keeps in a folder of its own, where nothing leads to it. */
function loginFolders({ loginFolders: all = [] }: MachineFacts, profiles: readonly ProfileFacts[]): Finding[] {
  const unseen = all.filter((dir) =>
    profiles.every(({ configDir, credentials }) => {
      return configDir !== dir && !isInside(dir, credentials.location);
    }),
  );
  return unseen.map((folder) =>
    createFinding(
      {
        id: 'folder-holds-login',
        severity: 'info',
        cause: 'machine',
        params: { folder },
        evidence: [{ file: folder, line: null, column: null, note: EVIDENCE.holdsLogin }],
        remedies: [],
        about: folder,
      },
      null,
    ),
  );
}
