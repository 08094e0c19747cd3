/** German for ../messages/network.ts. */

export const NETWORK_DETAILS = {
  ONLINE: 'Anthropic ist von hier aus erreichbar.',
  OFFLINE: 'Dieser Computer hat gerade keine Verbindung zum Internet.',
  CAPTIVE:
    'Dieses Netz verlangt eine eigene Anmeldung, bevor es etwas durchlässt. Öffne seine Anmeldeseite im Browser.',
  PROXY: 'Der Proxy dieses Netzes verlangt eine Anmeldung, bevor er Claude durchlässt. Prüfe die Proxy-Einstellungen.',
  'BLOCK-PAGE':
    'Etwas in diesem Netz antwortet anstelle von Claude mit einer Sperrseite. Prüfe Proxy, VPN oder Firewall.',
  UNTRUSTED:
    'Dem Zertifikat, das für Anthropic vorgezeigt wird, vertraut dieser Computer nicht; oft steckt dahinter eine Firma, die den Datenverkehr prüft, oder ein Netz, das zuerst eine Anmeldung verlangt.',
  'NAMES-BLOCKED':
    'Die Namen von Anthropic werden in diesem Netz nicht gefunden, andere schon. Prüfe DNS, VPN oder Firewall.',
  NOTHING: 'Das Netz ist noch nicht geprüft.',
} as const satisfies Record<string, string>;

export const NETWORK_NOTES = {
  notAsked: 'nicht gefragt (--offline)',
  unanswered: 'Dieser Computer ist online, aber keine Adresse von Anthropic antwortet von hier aus.',
  tooBusy:
    'Dieser Computer war zu beschäftigt, um rechtzeitig eine Antwort zu bekommen; darum ist das nicht bekannt. Versuch es gleich noch einmal.',
  settling: 'Verbindung wird hergestellt; Pilotlight prüft gleich noch einmal.',
} as const;
