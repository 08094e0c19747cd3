/** German for ../messages/unattended.ts. */
import type { SecretShape } from '../facts.ts';
import type { Barrier, Entrance, Mount } from '../unattended.ts';
import { CREDENTIAL_NAMES, PROVIDER_NAMES } from './credentials.ts';
import { FLAWS, SECRET_KINDS } from './fitness.ts';

type By<Kind extends Barrier['kind']> = Extract<Barrier, { kind: Kind }>;

const BARRIERS = {
  finding: ({ title }: By<'finding'>) => title,
  network: ({ detail }: By<'network'>) => detail.replace(/\.$/, ''),
  service: () => 'bei Anthropic gibt es einen Ausfall',
  expired: () => 'die Anmeldung ist abgelaufen',
  unreadable: () => 'die gespeicherte Anmeldung lässt sich nicht lesen',
  nothing: () => 'nichts zum Anmelden da',
  approval: ({ name }: By<'approval'>) => `es fragt zuerst, ob der Schlüssel in ${name} verwendet werden soll`,
  'first-start': ({ path }: By<'first-start'>) =>
    `es verlangt die Wahl einer Anmeldeart, weil hasCompletedOnboarding in ${path} nicht gesetzt ist`,
} as const;

// The credential's name stands in parentheses: no case to decide.
export function sayEntrance({ getsIn, barrier, credential, provider, asksFirst }: Entrance): string {
  if (!getsIn && barrier) return `hat keinen Zugang: ${BARRIERS[barrier.kind](barrier as never)}`;
  const by = credential ? CREDENTIAL_NAMES[credential.kind] : PROVIDER_NAMES[provider];
  return `hat Zugang (${by})${asksFirst ? ', nach seinen ersten Fragen (Farben, Vertrauen)' : ''}`;
}

const MOUNTS = {
  login: 'die Anmeldung, die dort erneuert wird',
  settings: 'Einstellungen',
  configuration: 'hasCompletedOnboarding, das Konto, freigegebene Schlüssel',
  certificate: 'ein Zertifikat',
  cloud: 'die Anmeldedaten der Cloud',
  helper: 'ein Programm, das Anmeldedaten liefert',
} as const satisfies Record<Mount['why'], string>;

export function sayMount({ path, why, writable }: Mount): string {
  return `${path} (${writable ? 'lesen und schreiben' : 'lesen'}): ${MOUNTS[why]}`;
}

export const CI_LABELS = { mount: 'Einhängen', pass: 'Übergeben', note: 'Hinweis' } as const;

export const SHARED_LOGIN =
  'Eine Anmeldung, die sich mehrere Container teilen, wird von jedem erneuert, und die anderen verlieren sie. Erstelle für sie ein eigenes Token mit „claude setup-token“ und setze CLAUDE_CODE_OAUTH_TOKEN.';

export const NO_TOKEN = 'Über stdin kam nichts. Leite das Token hinein, oder füge es ein, wenn danach gefragt wird.';
export const TOKEN_QUESTION = 'Token oder Schlüssel einfügen:';

export function sayPasted({ kind, flaw }: SecretShape, length: number, home: string | null): string {
  const what = `Das ist ${SECRET_KINDS[kind]}, ${length} Zeichen lang.`;
  if (flaw) return `${what} So kann es nicht stimmen. ${FLAWS[flaw]}`;
  if (home === null) return `${what} Der Server von Anthropic nimmt so etwas nicht an.`;
  return `${what} Die Form stimmt, und es gehört in ${home}. Ob es noch gilt, weiß nur der Server.`;
}
