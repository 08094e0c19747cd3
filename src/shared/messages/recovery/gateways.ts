/** Gateways and cloud providers for the fallback. */

import { noSuchGateway } from '../common.ts';

export const CLOUD_FALLBACK = {
  bedrock: 'Amazon Bedrock',
  mantle: 'Amazon Bedrock (Mantle)',
  vertex: 'Google Vertex AI',
  noGoogleLogin: 'This account is not signed in to Google Cloud. Run “gcloud auth application-default login” first.',
  plainWords: 'Regions, profiles and projects are single words without spaces.',
  googleCloud: 'Google Cloud',
  billedTo: ({ provider }: { provider: string }) =>
    `Every request is billed to your account at ${provider}, not to your plan.`,
  modelsUnknown: 'Whether that account may use the Claude models will show with the first request.',
  noAwsProfiles: '~/.aws holds no profile. Set one up with “aws configure” first.',
  noRegion: 'A region is needed, for example eu-central-1 (--region).',
  others: ({ verb, names }: { verb: string; names: string }) => ` There ${verb}: ${names}.`,
  noSuchAwsProfile: ({ profile, others }: { profile: string; others: string }) =>
    `~/.aws holds no profile “${profile}”.${others} Set it up with “aws configure”, or name another one (--aws-profile).`,
  noProject: 'The id of your Google Cloud project is needed (--project).',
} as const;

export const GATEWAYS = {
  ollama: 'Ollama on this computer',
  tokenMissing: 'Its token is not in the vault yet.',
  own: 'A gateway of your own',
  badName: 'A gateway needs a short name of small letters, digits and hyphens.',
  takenName: ({ name }: { name: string }) => `“${name}” is the name of another fallback. Choose a different one.`,
  reservedName: ({ name }: { name: string }) => `“${name}” cannot be the name of a gateway. Choose a different one.`,
  noAddress: 'That is not an address: it must begin with https://.',
  plainHttp:
    'Only https:// is accepted, or http:// on this computer: with anything else, others on the way could read the token and what you write.',
  secretInAddress: 'The address must hold no name, password, query or #.',
  badModel: 'That is no model name.',
  named: ({ name }: { name: string }) => `the gateway “${name}”`,
  readByProvider: ({ host }: { host: string }) =>
    `Requests go to ${host} and are billed there, not to your plan. What you write is read by that provider.`,
  requestsTo: ({ host }: { host: string }) => `Requests go to ${host}; your plan is not used.`,
  featuresMissing: 'Features that only Anthropic offers may be missing there.',
  inUse: ({ name }: { name: string }) => `“${name}” is on. Switch it off first: “pilotlight fallback off”.`,
  exists: ({ name }: { name: string }) => `There is a gateway “${name}” already. Remove it first.`,
  noSuchGateway: noSuchGateway,
  cannotWrite: ({ folder }: { folder: string }) => `${folder} cannot be written.`,
} as const;
