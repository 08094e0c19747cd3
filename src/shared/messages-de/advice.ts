/** German for ../messages/advice.ts. */
import type { Advice } from '../messages/advice.ts';
import type { NextAction } from '../verdict.ts';

const TYPED = 'Starte claude in einem Terminal und gib /login ein.';

export const ADVICE = {
  none: null,
  'see-finding': null,
  'sign-in': {
    title: 'Erneut anmelden',
    typed: TYPED,
    text: 'Deine Einstellungen, dein Verlauf und deine Projekte bleiben, wie sie sind.',
  },
  install: {
    title: 'Claude Code installieren',
    text: 'Melde dich danach an. Pilotlight bemerkt beides von selbst.',
  },
  'try-sign-in': {
    title: 'Anmeldung versuchen',
    typed: TYPED,
    text: 'Wenn das wegen des Ausfalls scheitert, versuche es in zehn Minuten erneut.',
  },
  wait: {
    title: 'Warten und nicht abmelden',
    text: 'Eine Anmeldung kann gerade scheitern; behalte deine Sitzungen, bis das vorbei ist.',
  },
  'keep-sessions': {
    title: 'Sitzungen offen lassen',
    text: 'Die Ursache liegt nicht bei dir. Melde dich nicht ab: Vielleicht kommst du sonst nicht wieder hinein.',
  },
  'fix-access': {
    title: 'Claude Code die Anmeldung lesen lassen',
    text: 'Die Anmeldung ist vorhanden, lässt sich aber nicht lesen. Das ist nicht dasselbe wie abgemeldet.',
  },
  'check-network': {
    title: 'Netz prüfen',
    text: 'Pilotlight prüft erneut, sobald das Netz wieder da ist.',
  },
  'open-portal': {
    title: 'In diesem Netz anmelden',
    text: 'Das Netz antwortet mit einer eigenen Seite statt der von Anthropic. Öffne irgendeine Webseite und melde dich dort an.',
  },
  'check-proxy': {
    title: 'Proxy, VPN und DNS prüfen',
    text: 'Andere Adressen sind erreichbar, die von Anthropic nicht. Ein Proxy, ein VPN, eine Firewall oder ein DNS-Server blockiert sie.',
  },
  'open-status-page': {
    title: 'Nachsehen, was Anthropic sagt',
    text: 'Die Ursache liegt nicht bei dir. Die Statusseite zeigt, wie weit Anthropic ist.',
  },
  'check-key': {
    title: 'API-Schlüssel prüfen',
    text: 'Anthropic hat den Schlüssel abgelehnt. Prüfe in der Claude Console, ob es ihn noch gibt und ob Guthaben da ist.',
  },
} as const satisfies Record<NextAction, Advice | null>;

export const FIRST_SIGN_IN: Advice = {
  ...ADVICE['sign-in'],
  title: 'Anmelden',
  text: 'Mit deinem Claude-Abo oder einem Console-Konto.',
};
