/** German for ../messages/serve.ts. */

export const SERVE_REFUSALS = {
  notHere: 'Diese Adresse wird hier nicht bedient.',
  otherSite: 'Anfragen von anderen Websites werden abgelehnt.',
  otherOrigin: 'Anfragen anderer Herkunft (Origin) werden abgelehnt.',
  noOrigin: 'Eine Anfrage, die etwas ändert, muss ihre Herkunft (Origin) nennen.',
  onlyJson: 'Nur application/json wird angenommen.',
  tooMany: 'Zu viele Fenster sind offen.',
  nothingHere: 'Unter dieser Adresse gibt es nichts.',
  wrongMethod: 'Diese Adresse nimmt das nicht an.',
  noSession: 'Es gibt keine Sitzung. Öffne den neuesten Link, der ausgegeben wurde.',
  unreadable: 'Die Anfrage ließ sich nicht lesen.',
  linkUsed: 'Dieser Link wurde schon benutzt oder ist zu alt.',
  explaining: 'Gerade wird ein anderer Text erklärt.',
  noCommand: 'Ein Befehl hat einen Namen und einen Inhalt (payload).',
  portTaken: ({ port }: { port: number }) => `Port ${port} ist von einem anderen Programm belegt.`,
  portDenied: ({ port }: { port: number }) => `Dieses Konto darf Port ${port} nicht öffnen. Nimm einen über 1023.`,
  noLoopback: 'Dieser Computer lässt Pilotlight nicht auf 127.0.0.1 lauschen.',
} as const;
