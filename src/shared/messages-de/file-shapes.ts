/** German for ../messages/file-shapes.ts. */

export const FILE_SHAPES = {
  unwrapped: 'Hier steht ein Token außerhalb von claudeAiOauth, wo Claude Code es nicht sucht.',
  bareToken: 'Hier steht allein ein Token oder Schlüssel; das ist nicht, was Claude Code in dieser Datei aufbewahrt.',
  unusualName: '(ein Eintrag mit ungewöhnlichem Namen)',
  mcpObject: 'Die Datei muss ein Objekt in geschweiften Klammern enthalten.',
  mcpServersObject: '"mcpServers" muss ein Objekt in geschweiften Klammern sein.',
  mcpServer: 'Dieser Server hat weder "command" noch "url" in doppelten Anführungszeichen.',
} as const;

/** All in the nominative: what is wanted, and what is found. */
export const VALUE_SHAPES = {
  fileObject: ({ found }: { found: string }) =>
    `Die Datei muss ein Objekt in geschweiften Klammern enthalten; gefunden wurde: ${found}.`,
  mustBe: ({ key, wanted, found }: { key: string; wanted: string; found: string }) =>
    `"${key}" muss ${wanted} sein; gefunden wurde: ${found}.`,
  lacks: ({ key, field }: { key: string; field: string }) => `In "${key}" fehlt "${field}".`,
  text: 'ein Text in doppelten Anführungszeichen',
  trueOrFalse: 'true oder false',
  oneOf: ({ values }: { values: string }) => `einer der Werte ${values}`,
  from: ({ least }: { least: number }) => `ab ${least}`,
  fromTo: ({ least, most }: { least: number; most: number }) => `von ${least} bis ${most}`,
  number: ({ whole, range }: { whole: boolean; range: string }) => `eine ${whole ? 'ganze ' : ''}Zahl ${range}`,
  anything: 'etwas Beliebiges',
  texts: 'eine Liste von Texten in eckigen Klammern',
  list: 'eine Liste in eckigen Klammern',
  object: 'ein Objekt in geschweiften Klammern',
  or: ' oder ',
  aText: 'ein Text',
  aNumber: 'eine Zahl',
  aList: 'eine Liste',
  anObject: 'ein Objekt',
} as const;
