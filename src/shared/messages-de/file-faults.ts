/** German for ../messages/file-faults.ts. */

export const JSON_FAULTS = {
  comment: 'JSON erlaubt keine Kommentare.',
  'trailing-comma': 'Direkt vor einer schließenden Klammer steht ein überzähliges Komma.',
  'single-quotes': 'Text muss in geraden doppelten Anführungszeichen stehen, nicht in einfachen oder typografischen.',
  'bare-name': 'Ein Name muss in doppelten Anführungszeichen stehen.',
  'bare-word':
    'Dieses Wort muss in doppelten Anführungszeichen stehen; ohne sie sind nur true, false und null bekannt.',
  'missing-comma': 'Vor dieser Stelle fehlt ein Komma.',
  'missing-colon': 'Zwischen einem Namen und seinem Wert fehlt ein Doppelpunkt.',
  'missing-value': 'Hier fehlt ein Wert.',
  'missing-name': 'Hier fehlt ein Name in doppelten Anführungszeichen.',
  'wrong-closer': 'Diese Klammer schließt etwas, das nicht geöffnet wurde.',
  'line-break-in-text': 'Ein Text ist am Ende seiner Zeile nicht geschlossen.',
  'control-character': 'Ein Text enthält ein Steuerzeichen, etwa einen unmittelbar getippten Tabulator.',
  'bad-escape':
    'Ein Text enthält einen umgekehrten Schrägstrich, den JSON so nicht kennt; steht er für sich selbst, wird er doppelt geschrieben.',
  'bad-number': 'Diese Zahl ist nicht so geschrieben, wie JSON es verlangt.',
  'zero-bytes': 'Die Datei enthält Nullbytes; wahrscheinlich hat ein Absturz sie beim Schreiben beschädigt.',
  'stray-character': 'Hier steht ein Zeichen, das nicht hierher gehört.',
  'text-after-end': 'Nach dem Ende folgt noch Text.',
  'cut-off': 'Die Datei endet zu früh: Etwas Geöffnetes wird nie geschlossen.',
} as const satisfies Record<string, string>;

export const FILE_FAULTS = {
  empty: 'Die Datei ist leer.',
  invalid: 'Das ist kein gültiges JSON.',
  noObject: 'Die Datei ist JSON, aber kein Objekt in geschweiften Klammern.',
  mark: 'Die Datei beginnt mit einem Byte Order Mark, das Claude Code nicht annimmt. Speichere sie als UTF-8 ohne BOM.',
  utf16: 'Die Datei ist UTF-16. Claude Code liest nur UTF-8.',
  utf16Settings:
    'Die Datei ist als UTF-16 gespeichert, und so kann Claude Code sie nicht lesen; speichere sie als UTF-8.',
} as const;

export const READ_FAULTS = {
  denied: 'Dein Konto darf die Datei nicht lesen.',
  notAFile: 'Wo die Datei sein sollte, liegt ein Ordner oder etwas anderes.',
  loop: 'Die Datei ist ein Link, der auf sich selbst zurückführt.',
  tooBig: 'Die Datei ist zu groß zum Lesen.',
  failed: 'Das System konnte die Datei nicht lesen.',
} as const;
