/** German for ../messages/refusals.ts. */

type Sent = 'sign-in' | 'token' | 'key' | 'cloud';

interface Words {
  title: string;
  detail: string;
}

const DISABLED_LOGIN: Words = {
  title: 'Die Organisation dieser Anmeldung ist deaktiviert',
  detail:
    'Daran lässt sich auf diesem Computer nichts ändern. Melde dich mit einem anderen Konto oder einer anderen Organisation an; wem die deaktivierte gehört, kann sich an den Support von Anthropic wenden.',
};

const CREDIT: Words = {
  title: 'Das Guthaben reicht nicht',
  detail:
    'Die Organisation, die für diesen Schlüssel bezahlt, hat kein Guthaben mehr. Lade es in der Console auf, oder entferne den Schlüssel, um über dein Abo zu arbeiten.',
};

const CREDENTIAL: Readonly<Record<Sent, Words>> = {
  'sign-in': {
    title: 'Der Server lehnt deine Anmeldung ab',
    detail:
      'Claude Code hat deine Anmeldung gesendet, und der Server nannte sie ungültig, obwohl sie nicht abgelaufen ist. Starte claude noch einmal; wird sie wieder abgelehnt, während die Statusseite nichts meldet, melde dich erneut an.',
  },
  token: {
    title: 'Das Token, das Claude Code sendet, wird abgelehnt',
    detail:
      'Der Server, oder das Gateway an seiner Stelle, nennt das Token ungültig: widerrufen, vertippt oder für eine andere Adresse bestimmt. Erstelle ein neues und setze es erneut.',
  },
  key: {
    title: 'Der API-Schlüssel, den Claude Code sendet, wird abgelehnt',
    detail:
      'Der Server, oder das Gateway an seiner Stelle, nennt den Schlüssel ungültig: gelöscht, abgeschaltet, vertippt oder für eine andere Adresse bestimmt. Prüfe ihn in der Console, oder entferne ihn.',
  },
  cloud: {
    title: 'Dein Cloud-Anbieter lehnt die Anmeldedaten ab',
    detail:
      'Die letzte Anfrage mit den Anmeldedaten des Cloud-Anbieters wurde abgelehnt. Vermutlich sind sie abgelaufen: Melde dich mit dem Werkzeug des Anbieters an.',
  },
};

const ORGANIZATION: Readonly<Record<Sent, Words>> = {
  'sign-in': DISABLED_LOGIN,
  token: DISABLED_LOGIN,
  key: {
    title: 'Dein API-Schlüssel gehört zu einer deaktivierten Organisation',
    detail:
      'Wenn du ein eigenes Abo hast, ist das meist ein Schlüssel, der von einer anderen Organisation übrig ist, etwa einem früheren Arbeitgeber. Entferne den Schlüssel, dann nutzt Claude Code deine Anmeldung.',
  },
  cloud: DISABLED_LOGIN,
};

const PAYMENT: Readonly<Record<Sent, Words>> = {
  'sign-in': {
    title: 'Claude Code antwortet erst nach einer Zahlung wieder',
    detail: 'Der Server lehnt die Anfrage wegen der Abrechnung ab. Siehe claude.ai/settings/billing.',
  },
  token: CREDIT,
  key: CREDIT,
  cloud: CREDIT,
};

interface Refused {
  sends: Sent;
}

interface RefusedOnce extends Refused {
  once: boolean;
}

export const REFUSAL_FINDINGS = {
  'refused-blocked': {
    title: 'Etwas im Netz antwortet anstelle von Claude',
    detail:
      'Claude Code bekam eine Webseite statt einer Antwort, mit Status 403: Ein Proxy, ein VPN, eine Firewall oder ein Firmenfilter hat sie gesendet. An deiner Anmeldung liegt es nicht.',
  },
  'refused-credential': {
    title: ({ sends, once }: RefusedOnce) => `${CREDENTIAL[sends].title}${once ? ' (bisher einmal)' : ''}`,
    detail: ({ sends }: Refused) => CREDENTIAL[sends].detail,
  },
  'refused-missing-scope': {
    title: 'Der Anmeldung fehlt eine Berechtigung, die Claude Code braucht',
    detail:
      'Der Server sagt, dass eine Berechtigung (Scope) fehlt. Melde dich mit deinem Abo erneut an; steht das Token in einer Variablen, erstelle ein neues mit „claude setup-token“.',
  },
  'refused-model': {
    title: 'Das Modell, das Claude Code anfragt, steht dir nicht zur Verfügung',
    detail:
      'Es existiert nicht, oder dieses Konto darf es nicht nutzen. Wähle ein anderes mit /model, und entferne einen Namen, der noch in einer Variablen oder in den Einstellungen steht.',
  },
  'refused-not-a-member': {
    title: 'Dieses Konto ist kein Mitglied seiner Organisation mehr',
    detail:
      'Die Anmeldung gehört zu einer Organisation, die das Konto verlassen hat. Melde dich erneut an und wähle eine, der du angehörst, oder bitte einen Administrator, dich aufzunehmen.',
  },
  'refused-not-allowed': {
    title: 'Der Server erlaubt diese Anfrage nicht',
    detail:
      'Der Server kennt die Anmeldedaten, antwortet aber „nicht erlaubt“. Meist kommt die Anfrage aus einem Land, das nicht bedient wird, oder über ein VPN oder einen Proxy; oder das Konto ist eingeschränkt. Sich erneut anzumelden hilft selten.',
  },
  'refused-organization-disabled': {
    title: ({ sends }: Refused) => ORGANIZATION[sends].title,
    detail: ({ sends }: Refused) => ORGANIZATION[sends].detail,
  },
  'refused-payment': {
    title: ({ sends }: Refused) => PAYMENT[sends].title,
    detail: ({ sends }: Refused) => PAYMENT[sends].detail,
  },
  'refused-subscription-off': {
    title: 'Dein Abo gilt in Claude Code nicht',
    detail:
      'Bei einem eigenen Abo ist meist eine Zahlung überfällig: siehe claude.ai/settings/billing. In einer Organisation hat vielleicht ein Administrator das Abo für Claude Code abgeschaltet.',
  },
} as const;
