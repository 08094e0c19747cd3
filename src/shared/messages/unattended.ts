/** What `doctor --ci` says of the two ways in, of what a container needs, and of a token that was pasted. */
import type { SecretShape } from '../facts.ts';
import type { Barrier, Entrance, Mount } from '../unattended.ts';
import { CREDENTIAL_NAMES, PROVIDER_NAMES } from './credentials.ts';
import { FLAWS, SECRET_KINDS } from './fitness.ts';

type By<Kind extends Barrier['kind']> = Extract<Barrier, { kind: Kind }>;

const BARRIERS = {
  finding: ({ title }: By<'finding'>) => title,
  network: ({ detail }: By<'network'>) => detail.replace(/\.$/, ''),
  service: () => 'Anthropic’s side is down',
  expired: () => 'the login has expired',
  unreadable: () => 'the stored login cannot be read',
  nothing: () => 'nothing to sign in with',
  approval: ({ name }: By<'approval'>) => `it asks first whether to use the key in ${name}`,
  'first-start': ({ path }: By<'first-start'>) =>
    `it asks to select a login method, since hasCompletedOnboarding is not set in ${path}`,
} as const;

/** "gets in with the Claude login", "does not get in: …". */
export function sayEntrance({ getsIn, barrier, credential, provider, asksFirst }: Entrance): string {
  if (!getsIn && barrier) return `does not get in: ${BARRIERS[barrier.kind](barrier as never)}`;
  const by = credential ? CREDENTIAL_NAMES[credential.kind] : PROVIDER_NAMES[provider];
  return `gets in with ${by}${asksFirst ? ', after its first questions (theme, trust)' : ''}`;
}

const MOUNTS = {
  login: 'the login, which is renewed there',
  settings: 'settings',
  configuration: 'hasCompletedOnboarding, the account, approved keys',
  certificate: 'a certificate',
  cloud: 'the cloud’s credentials',
  helper: 'a program that gives a credential',
} as const satisfies Record<Mount['why'], string>;

export function sayMount({ path, why, writable }: Mount): string {
  return `${path} (${writable ? 'read and write' : 'read'}): ${MOUNTS[why]}`;
}

/** What a container is given: files to mount, variables to pass. */
export const CI_LABELS = { mount: 'Mount', pass: 'Pass', note: 'Note' } as const;

export const SHARED_LOGIN =
  'A login that several containers share is renewed by each of them, and the others lose it. For them make a token of its own with “claude setup-token” and set CLAUDE_CODE_OAUTH_TOKEN.';

export const NO_TOKEN = 'Nothing came on stdin. Pipe the token in, or paste it when asked.';
export const TOKEN_QUESTION = 'Paste the token or key:';

/** `home`: the variable it belongs in; null: none of Anthropic’s. */
export function sayPasted({ kind, flaw }: SecretShape, length: number, home: string | null): string {
  const what = `This is ${SECRET_KINDS[kind]}, ${length} characters long.`;
  if (flaw) return `${what} It cannot be right. ${FLAWS[flaw]}`;
  if (home === null) return `${what} Anthropic’s server takes no such secret.`;
  return `${what} Its form is right, and it belongs in ${home}. Whether it still counts only the server knows.`;
}
