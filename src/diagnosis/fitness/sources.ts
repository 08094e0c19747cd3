/** Commands and clouds that credentials come from: is everything there that they need, as far as files tell? */
import type { CloudTrouble, CommandFacts, CommandTrouble, SettingsFileFacts } from '../../shared/facts.ts';
import type { FindingStepId } from '../../shared/ids.ts';
import { PROVIDER_NAMES } from '../../shared/messages/credentials.ts';
import { EVIDENCE } from '../../shared/messages/evidence.ts';
import { capitalize } from '../../shared/messages/phrasing.ts';
import type { Provider } from '../../shared/verdict.ts';
import { isSigningSkipped } from '../auth-source/cloud-setup.ts';
import { settingsInOrder } from '../auth-source/variables.ts';
import { variablesOf } from '../findings/auth-evidence.ts';
import type { AuthFindingsInput } from '../findings/auth-rule.ts';
import type { FindingDraft } from '../findings/finding.ts';
import { say } from './say.ts';

/** Which providers a command works for; `stops`: without it there is no credential. */
const USED_BY: Readonly<Record<CommandFacts['key'], { providers: readonly Provider[]; stops: boolean }>> = {
  apiKeyHelper: { providers: ['firstParty'], stops: true },
  awsCredentialExport: { providers: ['bedrock', 'mantle', 'anthropicAws'], stops: true },
  awsAuthRefresh: { providers: ['bedrock', 'mantle', 'anthropicAws'], stops: false },
  gcpAuthRefresh: { providers: ['vertex', 'anthropicGoogleCloud'], stops: false },
};

export function commandFindings(input: AuthFindingsInput): FindingDraft[] {
  return (Object.keys(USED_BY) as CommandFacts['key'][]).flatMap((key) => {
    const file = settingsInOrder(input.profile).findLast(({ commands }) => commands?.some((one) => one.key === key));
    const command = file?.commands?.find((one) => one.key === key);
    return file && command?.trouble && isUsed(input, key) ? [aboutCommand(file, command)] : [];
  });
}

function isUsed({ auth: { print } }: AuthFindingsInput, key: CommandFacts['key']): boolean {
  if (key === 'apiKeyHelper') return [print.authorization, print.xApiKey].some((ref) => ref?.kind === 'key-helper');
  return USED_BY[key].providers.includes(print.provider);
}

/** Where to put it right: in the script itself, or by a line that is told; anything else in the settings that name it. */
const IN_THE_SCRIPT: readonly CommandTrouble[] = ['line-ends', 'interpreter', 'empty'];

function aboutCommand({ path, place }: SettingsFileFacts, { key, line, program, trouble }: CommandFacts): FindingDraft {
  const { stops } = USED_BY[key];
  const found = trouble ?? 'missing';
  const note = program ? EVIDENCE.runs({ name: key, program }) : EVIDENCE.isSet({ name: key });
  const named = { file: path, line, column: null, note };
  const inScript = program !== null && IN_THE_SCRIPT.includes(found);
  const script = { file: program, line: null, column: null, note: EVIDENCE.runsThis({ name: key }) };
  return say(
    'helper-cannot-run',
    { name: key, program, trouble: found, stops },
    {
      severity: stops ? 'error' : 'warning',
      evidence: inScript ? [script, named] : [named],
      remedies: place === 'managed-settings' && !inScript ? [] : ['open-file'],
      ...(found === 'not-executable' && program && { step: 'run-line' as const }),
    },
  );
}

export function cloudFinding(input: AuthFindingsInput): FindingDraft | null {
  const trouble = input.profile.cloud?.trouble;
  const { provider, authorization, xApiKey } = input.auth.print;
  if (!trouble || provider === 'firstParty' || provider === 'gateway') return null;
  // Foundry’s own trouble is not one of signing.
  if (provider !== 'foundry' && isSigningSkipped({ provider, variables: variablesOf(input) })) return null;
  // A key of the cloud's own needs no signing.
  if ((authorization ?? xApiKey) && !trouble.kind.startsWith('foundry-')) return null;
  const { kind, name, file, line } = trouble;
  const note = kind.startsWith('aws-') ? EVIDENCE.awsProfile({ name }) : EVIDENCE.isSet({ name });
  const step = CLOUD_STEPS[kind];
  return say(
    'cloud-credentials',
    { provider: capitalize(PROVIDER_NAMES[provider]), name, kind },
    {
      severity: 'error',
      evidence: [{ file, line, column: null, note }],
      remedies: file ? ['open-file'] : [],
      ...(step && { step }),
    },
  );
}

/** Missing: there is a file to correct. */
const CLOUD_STEPS: Readonly<Partial<Record<CloudTrouble['kind'], FindingStepId>>> = {
  'aws-profile-missing': 'complete-provider',
  'aws-sso-none': 'run-line',
  'aws-sso-ended': 'run-line',
  'cloud-file-missing': 'complete-provider',
  'cloud-token-empty': 'complete-provider',
  'foundry-address-twice': 'remove-one',
  'foundry-resource-no-name': 'complete-provider',
};
