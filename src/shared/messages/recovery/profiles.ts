/** A new profile: what is made, and why not. */

export const NEW_PROFILE = {
  title: ({ name }: { name: string }) => `Make the profile “${name}”`,
  folder: ({ path }: { path: string }) => `Make the folder ${path}, for you alone`,
  alias: ({ file, line }: { file: string; line: string }) => `Add to ${file}: ${line}`,
  nothingCopied: 'Nothing is copied: it begins without login, settings and history.',
  newTerminals: ({ alias }: { alias: string }) => `Terminals that are opened from then on know ${alias}.`,
  noShell: 'For your shell no alias is written.',
  noLetters: 'The name needs a letter from a to z or a digit, for the name of its folder.',
  nameTaken: ({ name }: { name: string }) =>
    `${name} is a command already. Choose another name, or leave the alias out.`,
  folderTaken: ({ path }: { path: string }) => `${path} is there already. Choose another name.`,
  otherEncoding: ({ path }: { path: string }) =>
    `${path} is not in UTF-8, so no alias can be written there. Leave the alias out.`,
  unreadable: ({ path }: { path: string }) => `${path} cannot be read, so no alias can be written there.`,
} as const;
