/** What the files of the cloud that is switched on hold to sign requests with. Nothing is read where none is on. */
import type { CloudFacts, CommandFacts, EnvVarFact } from '../../shared/facts.ts';
import { readAws } from './aws.ts';
import { readAzure } from './azure.ts';
import type { CloudReader, Given } from './cloud-reader.ts';
import { readGoogle } from './google.ts';

interface CloudQuery {
  /** Variables that Claude Code sees, strongest last. */
  variables: readonly EnvVarFact[];
  /** What its settings name to get or renew credentials with. */
  commands: readonly CommandFacts[];
}

type ReadCloud = (host: CloudReader, given: Given, commands: readonly CommandFacts[]) => Promise<CloudFacts>;

/** In the order of Claude Code's own choice. */
const SWITCHES: readonly (readonly [string, ReadCloud])[] = [
  ['CLAUDE_CODE_USE_BEDROCK', readAws],
  ['CLAUDE_CODE_USE_FOUNDRY', readAzure],
  ['CLAUDE_CODE_USE_ANTHROPIC_AWS', readAws],
  ['CLAUDE_CODE_USE_ANTHROPIC_GOOGLE_CLOUD', readGoogle],
  ['CLAUDE_CODE_USE_MANTLE', readAws],
  ['CLAUDE_CODE_USE_VERTEX', readGoogle],
];

export async function readCloud(host: CloudReader, { variables, commands }: CloudQuery): Promise<CloudFacts | null> {
  const last = new Map(variables.map((fact) => [fact.name, fact]));
  const given: Given = (name) => {
    const fact = last.get(name);
    return fact && fact.state === 'set' ? fact : null;
  };
  const on = SWITCHES.find(([name]) => given(name)?.on);
  return on ? on[1](host, given, commands) : null;
}
