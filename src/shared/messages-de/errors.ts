/** German for ../messages/errors.ts. */
export { errorText } from '../messages/errors.ts';

export const RIGHT_NOW = {
  signInIsDown:
    'Im Moment: warten. Bei Anthropic ist die Anmeldung selbst gestört; auch eine neue Anmeldung würde scheitern, und nach dem Abmelden kämst du womöglich nicht wieder hinein.',
  signInSeemsDown:
    'Im Moment: warten. Die Anmeldung bei Anthropic scheint nicht zu antworten; auf der Statusseite steht davon noch nichts.',
  othersReport:
    'Im Moment: warten. Weit mehr Leute als sonst berichten von Problemen mit der Anmeldung; wahrscheinlich liegt es an Anthropic, auch wenn die Statusseite es noch nicht sagt.',
  trouble: 'Im Moment meldet Anthropic ein Problem, und das erklärt den Fehler.',
  calm: 'Die Statusseite meldet im Moment kein Problem; es kann also kurz gewesen sein.',
  network: {
    OFFLINE: 'Dieser Computer ist gerade offline.',
    CAPTIVE: 'Dieses Netz zeigt eine eigene Anmeldeseite anstelle der aufgerufenen Seiten.',
    RESTRICTED: 'Dieses Netz versperrt im Moment den Weg zu Anthropic.',
  },
  blocked:
    'Claude Code hat eine Webseite statt einer Antwort aufgezeichnet; abgelehnt hat also das Netz und nicht dein Konto.',
  reachable:
    'Anthropic ist von hier aus gerade erreichbar. Entweder ist es vorbei, oder Claude Code nimmt einen anderen Weg: einen Proxy oder eine eigene Adresse.',
  otherCredential: (name: string) => `Claude Code sendet hier ${name}, nicht deine Anmeldung.`,
  renewedSince: 'Die Anmeldung wurde seitdem erneuert, also ist das vorbei.',
  signedOut: 'Auf diesem Computer gibt es gerade keine gültige Anmeldung.',
  loginIsThere: 'Auf diesem Computer ist gerade eine Anmeldung gespeichert.',
  renewsItself:
    'Die gespeicherte Anmeldung ist nicht abgelaufen und kann sich selbst erneuern; eine neue Anmeldung ist vielleicht gar nicht nötig.',
  noKeyHere: 'Claude Code würde hier deine Anmeldung verwenden, keinen Schlüssel.',
} as const;

export const BECAUSE = {
  statusPage: 'das sagt die Statusseite',
  incident: (title: string) => `Statusseite: ${title}`,
  addresses: 'die Adressen antworten von hier aus nicht',
  network: 'das Netz wurde soeben geprüft',
  calm: 'die Statusseite meldet nichts',
  reachable: 'die Adressen antworten von hier aus',
  credential: 'nach den Einstellungen und Variablen dieses Computers',
  login: 'nach der Anmeldung, die auf diesem Computer gespeichert ist',
  requestTime: 'die Anfrage-ID verrät die Zeit',
} as const;
