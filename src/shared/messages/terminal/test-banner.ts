/** What `pilotlight test-banner` says. */
export const TEST_BANNER = {
  shown: 'A test banner was handed to the desktop. If you see none, look whether it is set to “do not disturb”.',
  notShown: 'No banner was shown.',
} as const;
