/** German for ../messages/recovery/keys.ts. */

export const KEYS = {
  nothingGiven: 'Es wurde nichts eingegeben. Kopiere den Schlüssel noch einmal und füge ihn ein.',
  loginToken:
    'Das ist ein Anmelde-Token von Claude Code, kein API-Schlüssel. Erstelle einen Schlüssel in der Claude Console (platform.claude.com, API keys).',
  adminKey:
    'Das ist ein Admin-Schlüssel, mit dem sich keine Nachrichten senden lassen. Erstelle einen gewöhnlichen API-Schlüssel.',
  otherKey: 'Ein API-Schlüssel von Anthropic beginnt mit „sk-ant-“. Kopiere den ganzen Schlüssel.',
  oddCharacters:
    'Darin stehen Zeichen, die in keinem Schlüssel vorkommen (ein Leerzeichen, ein Zeilenumbruch). Kopiere nur den Schlüssel.',
  tooShort: 'Zu kurz: Ein Teil des Schlüssels fehlt.',
  tooLongForMac: 'Zu lang für den Schlüsselbund von macOS: Auf diesem Weg nimmt er etwa 1.900 Zeichen.',
  notAToken: 'Das sieht nicht nach einem Token aus: Nötig ist ein Wort aus mindestens 8 einfachen Zeichen.',
  none: 'Der Schlüsselbund des Systems enthält keinen Schlüssel oder ist gesperrt.',
  notTested: 'Anthropic war nicht erreichbar, deshalb wurde der Schlüssel nicht geprüft. Prüfe das Netz.',
  accepted: 'Anthropic nimmt den Schlüssel an.',
  unknown: 'Anthropic kennt diesen Schlüssel nicht (mehr). Erstelle in der Claude Console einen neuen.',
  notAllowed: 'Der Schlüssel ist bekannt, darf das aber nicht. Prüfe seine Rechte in der Claude Console.',
  tooMany: 'Anthropic bittet zu warten (zu viele Anfragen). Versuche es in einer Minute erneut.',
  serverTrouble: 'Bei Anthropic gibt es gerade eine Störung, daher lässt sich über den Schlüssel nichts sagen.',
  otherStatus: ({ status }: { status: number }) =>
    `Anthropic hat mit ${status} geantwortet; über den Schlüssel sagt das nichts.`,
  badVaultName: ({ name }: { name: string }) =>
    `Unter dem Namen „${name}“ lässt sich im Schlüsselbund des Systems nichts abfragen.`,
  noHelper:
    'Kein Programm hier könnte den Schlüssel aus dem Schlüsselbund des Systems an Claude Code weitergeben. Installiere „secret-tool“ (Debian: libsecret-tools) oder den Befehl pilotlight und versuche es dann erneut.',
} as const;

// The caller says 'key' for the key, in English.
const sayWhat = (what: string): string => (what === 'key' ? 'API-Schlüssel' : what);

export const SECRET_STORE = {
  vaultUntouched: ({ folder }: { folder: string }) =>
    `In ${folder} kann nicht geschrieben werden, deshalb blieb der Schlüsselbund des Systems unberührt.`,
  doneNotNoted: ({ folder }: { folder: string }) =>
    `Der Schlüsselbund des Systems wurde geändert, aber in ${folder} kann nicht geschrieben werden. Versuche es erneut.`,
  tokenOf: ({ name }: { name: string }) => `Token für „${name}“`,
  add: ({ name }: { name: string }) => `add ${name}`,
  remove: ({ name }: { name: string }) => `remove ${name}`,
  storingInterrupted: ({ what, keep, remove }: { what: string; keep: string; remove: string }) =>
    `Das Ablegen wurde unterbrochen (${sayWhat(what)}): Im Schlüsselbund des Systems steht vielleicht der neue Eintrag, ein älterer oder keiner. Neu ablegen („pilotlight fallback ${keep}“) oder entfernen („pilotlight fallback ${remove}“).`,
  removingInterrupted: ({ what, remove }: { what: string; remove: string }) =>
    `Das Entfernen wurde unterbrochen (${sayWhat(what)}): Im Schlüsselbund des Systems steht vielleicht noch etwas. Erneut entfernen („pilotlight fallback ${remove}“).`,
} as const;
