/** German for ../messages/terminal/test-banner.ts. */
export const TEST_BANNER = {
  shown:
    'Eine Testmitteilung wurde an den Desktop übergeben. Wenn du keine siehst, prüfe, ob „Nicht stören“ eingeschaltet ist.',
  notShown: 'Es wurde keine Mitteilung gezeigt.',
} as const;
