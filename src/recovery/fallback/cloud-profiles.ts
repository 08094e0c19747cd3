/** Claude through a cloud provider as a fallback: Bedrock, Mantle and Vertex, with what each needs looked at before. */

import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import { CLOUD_FALLBACK } from '../../shared/messages/recovery/gateways.ts';
import { wellKnownGoogleFile } from '../../sources/clouds/google.ts';
import type { Refusal } from '../engine/plan.ts';
import type { FallbackChoice } from './fallback-choice.ts';

export const CLOUDS = ['bedrock', 'mantle', 'vertex'] as const;
export type Cloud = (typeof CLOUDS)[number];

export interface CloudOptions {
  region?: string | undefined;
  /** AWS: the profile in ~/.aws that has the rights. */
  awsProfile?: string | undefined;
  /** Google: id of the project. */
  project?: string | undefined;
}

export const CLOUD_NAMES = {
  bedrock: CLOUD_FALLBACK.bedrock,
  mantle: CLOUD_FALLBACK.mantle,
  vertex: CLOUD_FALLBACK.vertex,
} as const satisfies Record<Cloud, string>;

const WORD = /^[A-Za-z0-9][\w.:@+-]{0,120}$/;

export function isCloud(name: string): name is Cloud {
  return (CLOUDS as readonly string[]).includes(name);
}

/** The cloud as a choice, or what is missing for it, as a sentence. */
export async function cloudChoice(host: Host, cloud: Cloud, said: CloudOptions): Promise<FallbackChoice | Refusal> {
  // A field that was left empty was not said.
  const options: CloudOptions = Object.fromEntries(Object.entries(said).filter(([, value]) => value));
  const odd = Object.values(options).find((value) => !WORD.test(value));
  if (odd !== undefined) return { refused: CLOUD_FALLBACK.plainWords };
  const env = cloud === 'vertex' ? await vertexSetup(host, options) : await awsSetup(host, cloud, options);
  if (isRefused(env)) return env;
  return {
    name: cloud,
    label: CLOUD_NAMES[cloud],
    pays: CLOUD_FALLBACK.billedTo({ provider: cloud === 'vertex' ? CLOUD_FALLBACK.googleCloud : 'AWS' }),
    provider: cloud,
    host: null,
    helper: null,
    env,
    account: null,
    warnings: [CLOUD_FALLBACK.modelsUnknown],
  };
}

/** By the names of the options. */
type CloudAsks = Readonly<Partial<Record<keyof CloudOptions, string>>>;

/** What has to be said before a cloud can be switched on, as far as it is set up; else what is missing, as a sentence. */
export async function lookAtCloud(host: Host, cloud: Cloud): Promise<{ asks: CloudAsks } | { lacks: string }> {
  if (cloud === 'vertex') {
    const project = host.env.ANTHROPIC_VERTEX_PROJECT_ID ?? host.env.GOOGLE_CLOUD_PROJECT ?? '';
    const ready = await isSignedInToGoogle(host);
    return ready
      ? { asks: { project, region: host.env.CLOUD_ML_REGION ?? 'global' } }
      : { lacks: CLOUD_FALLBACK.noGoogleLogin };
  }
  const profiles = await awsProfiles(host);
  const [first] = profiles;
  if (first === undefined) return { lacks: CLOUD_FALLBACK.noAwsProfiles };
  const awsProfile = profiles.includes('default') ? 'default' : first;
  return { asks: { region: host.env.AWS_REGION ?? host.env.AWS_DEFAULT_REGION ?? '', awsProfile } };
}

type Entries = Record<string, string>;

function isRefused(value: Entries | Refusal): value is Refusal {
  return typeof value.refused === 'string' && Object.keys(value).length === 1;
}

async function awsSetup(host: Host, cloud: 'bedrock' | 'mantle', options: CloudOptions): Promise<Entries | Refusal> {
  const { region, awsProfile = 'default' } = options;
  if (!region) return { refused: CLOUD_FALLBACK.noRegion };
  const known = await awsProfiles(host);
  if (!known.includes(awsProfile)) {
    const others =
      known.length > 0
        ? CLOUD_FALLBACK.others({ verb: known.length === 1 ? 'is' : 'are', names: known.join(', ') })
        : '';
    return {
      refused: CLOUD_FALLBACK.noSuchAwsProfile({ profile: awsProfile, others }),
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
  if (!project) return { refused: CLOUD_FALLBACK.noProject };
  if (!(await isSignedInToGoogle(host))) return { refused: CLOUD_FALLBACK.noGoogleLogin };
  return {
    CLAUDE_CODE_USE_VERTEX: '1',
    CLOUD_ML_REGION: region,
    ANTHROPIC_VERTEX_PROJECT_ID: project,
    GOOGLE_APPLICATION_CREDENTIALS: googleFile(host),
  };
}

function googleFile(host: Host): string {
  return host.env.GOOGLE_APPLICATION_CREDENTIALS ?? wellKnownGoogleFile(host);
}

async function isSignedInToGoogle(host: Host): Promise<boolean> {
  return (await host.files.stat(googleFile(host)))?.kind === 'file';
}
