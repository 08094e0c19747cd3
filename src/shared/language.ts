/** The languages that Pilotlight speaks. Each is a build of its own (`out/headless`, `out/headless-de`), so that none carries another's texts. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Of a tag or a locale (`de`, `de-AT`, `de_DE.UTF-8`); null: one that Pilotlight does not speak. */
export function languageOf(locale: string): Language | null {
  const tag = /^[a-z]{2,3}(?![a-z])/i.exec(locale)?.[0].toLowerCase();
  return LANGUAGES.find((each) => each === tag) ?? null;
}

/** Where the build of a language lies: `headless` in English, `headless-de` in German. */
export function folderFor(part: 'headless' | 'main' | 'renderer', language: Language): string {
  return language === 'en' ? part : `${part}-${language}`;
}
