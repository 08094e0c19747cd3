/** German for ../messages/findings/sending.ts. */

export const SENDING = {
  simple:
    'Damit lässt Claude Code Anmeldungen, Token-Variablen und Helfer außer Acht: Nur ein Schlüssel oder ein Gateway-Token gilt dann.',
  headerEmpty:
    'Damit wird der Header, der die Anmeldedaten trägt, auf nichts gesetzt; jede Anfrage geht dann ohne sie hinaus.',
  scopesLack:
    'Damit darf das Token in CLAUDE_CODE_OAUTH_TOKEN das Modell nicht befragen: user:inference fehlt unter den Scopes, die durch Leerzeichen getrennt werden. Die gespeicherte Anmeldung wird neben diesem Token nicht verwendet.',
  managedByHost:
    'Damit kümmert sich ein anderes Programm um die Anmeldung; Claude Code lässt deshalb außer Acht, was hier gespeichert ist.',
  socket:
    'Anfragen gehen durch einen Socket, den ein anderes Programm öffnet, und die gespeicherte Anmeldung wird dafür nicht verwendet.',
  noKeyHandedOver:
    'Damit wird ein Schlüssel angekündigt, den niemand übergibt, und die gespeicherte Anmeldung wird nicht verwendet.',
  folderNameless:
    'Der Wert ist leer. Claude Code nimmt dann den Ordner, in dem es gestartet wird, für seinen eigenen und kann eine Anmeldung dort nicht erneuern: Jede Anfrage endet mit „ENOENT: no such file or directory, mkdir“.',
  title: 'Claude Code würde keine Anmeldedaten senden',
  detail:
    'Was zum Anmelden da ist, darf nicht verwendet werden, deshalb wird jede Anfrage abgelehnt. Die Liste „candidates“ in „doctor --json“ nennt jeweils den Grund.',
  titleOf: ({ name }: { name: string }) => `${name} hindert Claude Code daran, Anmeldedaten zu senden`,
  detailOf: ({ reason }: { reason: string }) => `${reason} Entferne oder berichtige diese Angabe.`,
} as const;
