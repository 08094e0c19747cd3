/** German for ../messages/refused-line.ts. */

const WHAT: Readonly<Record<string, string>> = {
  credential: 'Anmeldung oder Schlüssel abgelehnt',
  'not-a-member': 'das Konto gehört nicht mehr zur Organisation',
  'missing-scope': 'das Token darf das nicht',
  'not-allowed': 'dieses Konto darf das nicht',
  'subscription-off': 'das Abo gilt nicht für Claude Code',
  'organization-disabled': 'die Organisation ist deaktiviert',
  payment: 'eine Zahlung fehlt',
  model: 'dieses Modell steht dem Konto nicht zur Verfügung',
  blocked: 'das Netz zeigte eine eigene Seite',
};

const TOO_MANY = 429;

interface Met {
  status: number | null;
  kind: string | null;
  isServers: boolean;
  isRepeated: boolean;
}

export function sayRefused({ isRepeated, isServers, kind, status }: Met): string {
  if (status === null)
    return isServers ? 'Claude Code bekam keine Antwort' : 'Claude Code fand keine Anmeldung, die funktioniert';
  if (status === TOO_MANY) return `Claude Code meldete ${status}: eine Grenze ist erreicht`;
  const what = isServers ? 'ein Fehler der Server' : (WHAT[kind ?? ''] ?? 'die Anfrage wurde abgelehnt');
  return `Claude Code meldete ${status}: ${what}${isRepeated ? '; neuer Versuch folgte' : ''}`;
}

export const SEEMS_TO_RETRY =
  'Claude Code scheint dieselbe Anfrage immer wieder zu versuchen (vermutet aus seinen Protokollen)';
