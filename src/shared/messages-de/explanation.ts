/** German for ../messages/explanation.ts. */
import type { Confidence } from '../explanation.ts';
import type { Cause } from '../vocabulary.ts';

export const EXPLANATION = {
  quoted: (title: string) => `„${title}“`,
  unknown: 'Diesen Fehler kennt Pilotlight nicht.',
  nearest: 'Der ähnlichste bekannte Fehler, als Vermutung:',
  more: (count: number) =>
    `${count === 1 ? '1 weiterer Fehler wurde' : `${count} weitere Fehler wurden`} gefunden; --json zeigt alle.`,
  title: 'Was der Fehler bedeutet',
  nothing: 'Darin steht kein Text.',
  also: (count: number) => `${count} ${count === 1 ? 'weiterer' : 'weitere'} Fehler im selben Text`,
  close: 'Erklärung schließen',
  shortened: 'Der Text war lang: Nur Anfang und Ende wurden gelesen.',
  secretSeen:
    'Der Text enthält etwas, das wie ein Schlüssel oder Token aussieht. Pilotlight hat es nicht behalten; achte darauf, wo du den Text sonst einfügst.',
  line: (line: number) => `Zeile ${line}`,
  next: 'Nächster Schritt:',
  when: 'Aufgetreten:',
  sure: {
    certain: 'Sicher',
    likely: 'Dem Wortlaut nach wahrscheinlich',
    guess: 'Eine Vermutung',
  } satisfies Record<Confidence, string>,
} as const;

export const SIDES = {
  machine: 'Das Problem liegt auf diesem Computer.',
  account: 'Das Problem betrifft deine Anmeldung oder dein Konto.',
  service: 'Das Problem liegt bei Anthropic.',
  network: 'Das Problem liegt im Netz zwischen dir und Anthropic.',
} as const satisfies Record<Cause, string>;
