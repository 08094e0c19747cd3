/** German for ../messages/profiles.ts. */

export const PROFILE_NAMES = {
  taken: (name: string) => `Ein anderes Profil heißt schon „${name}“.`,
  bad: 'Ein Name hat höchstens 40 Buchstaben, Ziffern und Zeichen, mit einzelnen Leerzeichen dazwischen.',
} as const;

/** Why a folder that the person names is not watched. */
export const NO_PROFILE = {
  absent: ({ folder }: { folder: string }) =>
    `Den Ordner ${folder} gibt es nicht. Prüfe den Namen oder lege ein neues Profil an.`,
  'not-a-folder': ({ folder }: { folder: string }) => `${folder} ist eine Datei; nenne den Ordner, in dem sie liegt.`,
} as const;

export const PROFILES_COMMAND = {
  used: 'neue Terminals nutzen es',
  hidden: 'ausgeblendet',
  unknownWord: ({ word }: { word: string }) =>
    `„profiles“ kennt „${word}“ nicht. Möglich sind list, new, open, sign-in, name, order, hide und show; siehe „pilotlight profiles --help“.`,
  which: 'Nenne das Profil: seinen Namen oder seinen Ordner, wie „pilotlight profiles“ sie auflistet.',
  notFound: ({ word }: { word: string }) => `Es gibt kein Profil „${word}“. „pilotlight profiles“ listet sie auf.`,
  nextSignIn: ({ name }: { name: string }) => `dort anmelden: pilotlight profiles sign-in ${JSON.stringify(name)}`,
  lastShown: 'Dies ist das einzige Profil, das angezeigt wird. Blende zuerst ein anderes ein.',
} as const;
