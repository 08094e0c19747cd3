/** What is wrong with a file, at a place in it or as a whole. */

export const JSON_FAULTS = {
  comment: 'JSON does not allow comments.',
  'trailing-comma': 'Trailing comma right before a closing bracket.',
  'single-quotes': 'Text must stand in straight double quotes, not in single or curly ones.',
  'bare-name': 'A name must stand in double quotes.',
  'bare-word': 'This word must stand in double quotes; without them only true, false and null are known.',
  'missing-comma': 'A comma is missing before this place.',
  'missing-colon': 'A colon is missing between a name and its value.',
  'missing-value': 'A value is missing here.',
  'missing-name': 'A name in double quotes is missing here.',
  'wrong-closer': 'This bracket closes something that was not opened.',
  'line-break-in-text': 'A text is not closed at the end of its line.',
  'control-character': 'A text holds a control character, such as a tab typed as it is.',
  'bad-escape': 'A text holds a backslash that JSON does not know; a backslash itself is written twice.',
  'bad-number': 'This number is not written as JSON wants it.',
  'zero-bytes': 'The file holds zero bytes; it was damaged, probably by a crash while it was written.',
  'stray-character': 'There is a character here that does not belong.',
  'text-after-end': 'There is more text after the end.',
  'cut-off': 'The file ends too early: something that was opened is never closed.',
} as const satisfies Record<string, string>;

export const FILE_FAULTS = {
  empty: 'The file is empty.',
  invalid: 'This is not valid JSON.',
  noObject: 'The file is JSON, but not an object in braces.',
  mark: 'The file starts with a byte order mark, which Claude Code does not accept. Save it as UTF-8 without BOM.',
  utf16: 'The file is UTF-16. Claude Code reads UTF-8 only.',
  utf16Settings: 'The file is saved as UTF-16 in a way Claude Code cannot read; save it as UTF-8.',
} as const;

/** A file that cannot be read at all. */
export const READ_FAULTS = {
  denied: 'Your account may not read the file.',
  notAFile: 'There is a folder or something else where the file should be.',
  loop: 'The file is a link that leads back to itself.',
  tooBig: 'The file is too large to be read.',
  failed: 'The system could not read the file.',
} as const;
