/** What Claude Code expects in its files. */

export const FILE_SHAPES = {
  unwrapped: 'A token stands here outside of claudeAiOauth, where Claude Code does not look for it.',
  bareToken: 'A token or key stands here alone, which is not what Claude Code keeps in this file.',
  unusualName: '(an entry with an unusual name)',
  mcpObject: 'The file must hold an object in curly braces.',
  mcpServersObject: '"mcpServers" must be an object in curly braces.',
  mcpServer: 'This server has neither a "command" nor a "url" in double quotes.',
} as const;

export const VALUE_SHAPES = {
  fileObject: ({ found }: { found: string }) => `The file must hold an object in curly braces; it holds ${found}.`,
  mustBe: ({ key, wanted, found }: { key: string; wanted: string; found: string }) =>
    `"${key}" must be ${wanted}; it is ${found}.`,
  lacks: ({ key, field }: { key: string; field: string }) => `"${key}" lacks "${field}".`,
  text: 'a string in double quotes',
  trueOrFalse: 'true or false',
  oneOf: ({ values }: { values: string }) => `one of ${values}`,
  from: ({ least }: { least: number }) => `from ${least} up`,
  fromTo: ({ least, most }: { least: number; most: number }) => `from ${least} to ${most}`,
  number: ({ whole, range }: { whole: boolean; range: string }) => `a ${whole ? 'whole ' : ''}number ${range}`,
  anything: 'anything',
  texts: 'a list of strings in square brackets',
  list: 'a list in square brackets',
  object: 'an object in curly braces',
  or: ' or ',
  aText: 'a string',
  aNumber: 'a number',
  aList: 'a list',
  anObject: 'an object',
} as const;
