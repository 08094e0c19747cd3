/** German for ../messages/terminal/command-line.ts. */
export const WRONG = {
  seeHelp: '„pilotlight --help“ zeigt, was es gibt.',
  none: 'Kein Befehl angegeben.',
  option: (option: string) => `Unbekannte Option ${option}.`,
  optionOf: (command: string, option: string) => `„${command}“ hat keine Option ${option}.`,
  value: (option: string) => `Die Option ${option} wurde nicht so angegeben, wie sie sein muss.`,
  command: (word: string, meant: string | null) =>
    `Einen Befehl „${word}“ gibt es nicht.${meant === null ? '' : ` War „${meant}“ gemeint?`}`,
  word: (command: string, word: string) => `„${command}“ nimmt „${word}“ nicht an.`,
  more: (command: string, usage: string) => `„${command}“ braucht mehr Angaben: ${usage}`,
  unclear: (command: string) => `„${command}“ wurde nicht verstanden.`,
} as const;

export const HELP_FRAME = {
  intro: 'Pilotlight zeigt, ob Claude Code dich hereinlässt, auf wessen Seite ein Problem liegt und was zu tun ist.',
  usage: (rest: string) => `Aufruf: pilotlight ${rest}`,
  anyCommand: '<Befehl> [Optionen]',
  more: '„pilotlight <Befehl> --help“ zeigt dessen Optionen und Beispiele; „pilotlight --version“ die Version.',
  exitCodes:
    'Exit-Codes von doctor und status: 0 grün oder blau, 1 gelb oder orange, 2 rot, 3 grau, 64 falscher Aufruf.',
  unofficial: 'Pilotlight ist inoffiziell und nicht mit Anthropic verbunden.',
  examples: 'Beispiele',
} as const;

export const HISTORY_COMMAND = {
  limit: (most: number) => `--limit ist eine Zahl von 1 bis ${most}.`,
  empty: 'Bisher wurde nichts beobachtet. Pilotlight schreibt das auf, während es überwacht.',
  csvOrJson: 'Verwende entweder --csv oder --json.',
  badKind: ({ kinds }: { kinds: string }) => `--kind nimmt ${kinds}; mehrere mit Kommas dazwischen.`,
} as const;

export const PROGRAM = {
  unwritten: ({ reason }: { reason: string }) => `Die Antwort ließ sich nicht schreiben: ${reason}.`,
  broke: ({ reason }: { reason: string }) => `Pilotlight ist abgestürzt: ${reason}`,
} as const;
