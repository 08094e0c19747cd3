/** German for ../messages/window/fallback.ts. */
import type { FallbackField } from '../../fallback.ts';

export const FALLBACK = {
  title: 'Ersatzzugang mit API-Schlüssel',
  key: 'Schlüssel',
  since: 'seit',
  on: 'Ein',
  off: 'Aus',
  blocked: 'Ein, aber unwirksam',
  'no-key': 'Kein Schlüssel',
  give: 'In einem Terminal eingeben:',
  switch: 'Statt meines Abos verwenden',
  copy: 'Kopieren, dann den Knopf drücken: Es geht aus der Zwischenablage in den Schlüsselbund des Systems, nie durch diese Seite.',
  others: 'Gateways und Clouds',
  add: 'Hinzufügen',
  addOne: (title: string) => `Hinzufügen: ${title}`,
  use: 'Verwenden …',
  useOne: (title: string) => `Verwenden: ${title}`,
  remove: 'Entfernen',
  removeOne: (name: string) => `Entfernen: ${name}`,
  token: 'Token aus der Zwischenablage verwenden',
  giveToken: (name: string) => `In einem Terminal eingeben: pilotlight fallback add ${name}`,
  clipboard: 'Schlüssel aus der Zwischenablage verwenden',
  test: 'Schlüssel prüfen',
  works: 'Der Schlüssel funktioniert.',
} as const;

export const FALLBACK_DIALOG = {
  go: 'Änderungen zeigen',
  gone: 'Die Adresse wird entfernt, und das Token verschwindet endgültig aus dem Schlüsselbund des Systems.',
} as const;

export const FIELD = {
  name: 'Name',
  baseUrl: 'Adresse',
  model: 'Modell',
  smallModel: 'Modell für kleine Aufgaben',
  token: 'Braucht ein Token',
  region: 'Region',
  awsProfile: 'AWS-Profil',
  project: 'Projekt-ID',
} as const satisfies Record<FallbackField, string>;

export const FALLBACK_ON = 'Ersatzzugang ist eingeschaltet';
