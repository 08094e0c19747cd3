/** Profiles: their names, and the list of the terminal with what is wrong with what was asked of it. */

export const PROFILE_NAMES = {
  taken: (name: string) => `Another profile is called “${name}” already.`,
  bad: 'A name has at most 40 letters, digits and signs, with single spaces in between.',
} as const;

/** Why a folder that the person names is not watched. */
export const NO_PROFILE = {
  absent: ({ folder }: { folder: string }) => `There is no folder ${folder}. Check the name, or make a new profile.`,
  'not-a-folder': ({ folder }: { folder: string }) => `${folder} is a file; name the folder it is in.`,
} as const;

export const PROFILES_COMMAND = {
  used: 'new terminals use it',
  hidden: 'hidden',
  unknownWord: ({ word }: { word: string }) =>
    `“profiles” does not know “${word}”. It takes list, new, open, sign-in, name, order, hide and show; see “pilotlight profiles --help”.`,
  which: 'Say which profile: its name or its folder, as “pilotlight profiles” lists them.',
  notFound: ({ word }: { word: string }) => `There is no profile “${word}”. “pilotlight profiles” lists them.`,
  nextSignIn: ({ name }: { name: string }) => `sign in there: pilotlight profiles sign-in ${JSON.stringify(name)}`,
  lastShown: 'This is the only profile that is shown. Show another one first.',
} as const;
