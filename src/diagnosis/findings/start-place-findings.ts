/** Aliases, editors and folders that give Claude Code other variables than a plain terminal does. Pure. */
import type { EnvVarFact, MachineFacts, OtherStart } from '../../shared/facts.ts';
import { EVIDENCE } from '../../shared/messages/evidence.ts';
import type { Finding } from '../../shared/verdict.ts';
import { placeOf } from './auth-evidence.ts';
import { createFinding } from './finding.ts';

/** What makes requests go elsewhere, or carry something else; a folder or a proxy does not. */
const DECIDES = /^(ANTHROPIC_(API_KEY|AUTH_TOKEN|BASE_URL|CUSTOM_HEADERS)|CLAUDE_CODE_(USE_\w+|OAUTH_TOKEN))$/;

export function startPlaceFindings(machine: MachineFacts): Finding[] {
  const starts = (machine.otherStarts ?? []).filter(({ kind }) => kind !== 'folder');
  return [...starts.flatMap((start) => aboutStart(start) ?? []), ...notExported(machine)];
}

function aboutStart({ kind, name, env, runsClaude }: OtherStart): Finding | null {
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
