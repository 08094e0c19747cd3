/** German for ../messages/recovery/ask.ts. */

// The caller says 'key' or 'token', in English.
const KEY = 'Schlüssel';
const TOKEN = 'Token';

export const ASK = {
  noSecret: ({ secret, howToStore }: { secret: string; howToStore: string }) =>
    `Der Schlüsselbund des Systems gab nichts heraus: Entweder ist noch kein ${secret === 'token' ? TOKEN : KEY} abgelegt (${howToStore}), oder er ist gesperrt.`,
  brokeOff: ({ reason }: { reason: string }) =>
    `Die Antwort ist auf der Gegenseite abgebrochen (${reason}). Frag gleich noch einmal.`,
  brokeOffEarly: 'Die Antwort ist vor ihrem Ende abgebrochen. Frag noch einmal.',
  addGateway: ({ name }: { name: string }) => `„pilotlight fallback add ${name}“`,
  storeKey: '„pilotlight fallback key“',
  addressNotAllowed: 'Diese Adresse darf nicht gefragt werden: nur https oder dieser Computer.',
  unreachable: 'Die Adresse ist nicht erreichbar. Prüfe das Netz oder verwende ein anderes Gateway.',
  notAccepted: ({ secret, howToStore }: { secret: string; howToStore: string }) =>
    secret === 'token'
      ? `Das ${TOKEN} wurde nicht angenommen. Erstelle ein neues und lege es ab: ${howToStore}.`
      : `Der ${KEY} wurde nicht angenommen. Erstelle einen neuen und lege ihn ab: ${howToStore}.`,
  notAllowed: 'Der Schlüssel ist bekannt, darf das aber nicht.',
  notKnown: 'Das Modell oder die Adresse ist dort nicht bekannt. Nenne mit --model ein anderes.',
  refused:
    'Die Anfrage wurde abgelehnt (400): zu lang, kein Guthaben mehr oder ein Modell, das dort nicht bekannt ist.',
  tooMany: 'Zu viele Anfragen, oder das Konto hat seine Grenze erreicht. Versuche es später erneut.',
  serverTrouble: 'Die Gegenseite ist gerade gestört; es liegt nicht an dir. Versuche es später erneut.',
  otherStatus: ({ status }: { status: number }) => `Die Antwort war ${status}.`,
} as const;
