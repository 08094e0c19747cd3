/** Claude through a cloud provider as a fallback: Bedrock, Mantle and Vertex, with what each needs looked at before. */
import type { Host } from '../sources/host/host.ts';
import { pathsOf } from '../sources/host/path-rules.ts';
import type { FallbackChoice } from './fallback-choice.ts';
import type { Refusal } from './plan.ts';

export const CLOUDS = ['bedrock', 'mantle', 'vertex'] as const;
export type Cloud = (typeof CLOUDS)[number];

export interface CloudOptions {
  region?: string | undefined;
  /** AWS: the profile in ~/.aws that has the rights. */
  awsProfile?: string | undefined;
  /** Google: id of the project. */
  project?: string | undefined;
}

const WORD = /^[A-Za-z0-9][\w.:@+-]{0,120}$/;

export function isCloud(name: string): name is Cloud {
  return (CLOUDS as readonly string[]).includes(name);
}

/** The cloud as a choice, or what is missing for it, as a sentence. */
export async function cloudChoice(host: Host, cloud: Cloud, options: CloudOptions): Promise<FallbackChoice | Refusal> {
  const odd = Object.values(options).find((value) => value !== undefined && !WORD.test(value));
  if (odd !== undefined) return { refused: 'Regions, profiles and projects are single plain words.' };
  const env = cloud === 'vertex' ? await vertexSetup(host, options) : await awsSetup(host, cloud, options);
  if (isRefused(env)) return env;
  const says = { bedrock: 'Amazon Bedrock', mantle: 'Amazon Bedrock (Mantle)', vertex: 'Google Vertex AI' }[cloud];
  return {
    name: cloud,
    says,
    pays: `Every request is billed to your account at ${cloud === 'vertex' ? 'Google Cloud' : 'AWS'}, not to your plan.`,
    provider: cloud,
    host: null,
    helper: null,
    env,
    account: null,
    warnings: ['Whether that account may use the Claude models shows with the first request.'],
  };
}

type Entries = Record<string, string>;

function isRefused(value: Entries | Refusal): value is Refusal {
  return typeof value.refused === 'string' && Object.keys(value).length === 1;
}

async function awsSetup(host: Host, cloud: 'bedrock' | 'mantle', options: CloudOptions): Promise<Entries | Refusal> {
  const { region, awsProfile = 'default' } = options;
  if (!region) return { refused: 'A region is needed, for example --region eu-central-1.' };
  const known = await awsProfiles(host);
  if (!known.includes(awsProfile)) {
    const others = known.length > 0 ? ` There ${known.length === 1 ? 'is' : 'are'}: ${known.join(', ')}.` : '';
    return {
      refused: `~/.aws holds no profile "${awsProfile}".${others} Set it up with "aws configure", or name one with --aws-profile.`,
    };
  }
  const use = cloud === 'bedrock' ? 'CLAUDE_CODE_USE_BEDROCK' : 'CLAUDE_CODE_USE_MANTLE';
  return { [use]: '1', AWS_REGION: region, AWS_PROFILE: awsProfile };
}

/** Names only: `[work]` in credentials, `[profile work]` in config. */
async function awsProfiles(host: Host): Promise<string[]> {
  const { join } = pathsOf(host.platform);
  const texts = await Promise.all(
    ['credentials', 'config'].map(async (name) => {
      const read = await host.files.read(join(host.home, '.aws', name));
      return read.ok ? Buffer.from(read.bytes).toString('utf8') : '';
    }),
  );
  const names = texts.flatMap((text) =>
    [...text.matchAll(/^\s*\[(?:profile\s+)?([\w.@+:-]+)\]/gm)].map((found) => found[1] ?? ''),
  );
  return [...new Set(names)].filter((name) => name !== '');
}

async function vertexSetup(host: Host, { region = 'global', project }: CloudOptions): Promise<Entries | Refusal> {
  if (!project) return { refused: 'The id of your Google Cloud project is needed: --project ID.' };
  const { join } = pathsOf(host.platform);
  const base = host.platform === 'win32' ? (host.env.APPDATA ?? host.home) : join(host.home, '.config');
  const file = host.env.GOOGLE_APPLICATION_CREDENTIALS ?? join(base, 'gcloud', 'application_default_credentials.json');
  if ((await host.files.stat(file))?.kind !== 'file') {
    return {
      refused: 'This account is not signed in to Google Cloud. Run "gcloud auth application-default login" first.',
    };
  }
  return {
    CLAUDE_CODE_USE_VERTEX: '1',
    CLOUD_ML_REGION: region,
    ANTHROPIC_VERTEX_PROJECT_ID: project,
    GOOGLE_APPLICATION_CREDENTIALS: file,
  };
}
