/** Why no notification was shown. */

export const NOTIFICATION_TROUBLE = {
  notTaken: 'No notification was shown: the system would not take it.',
  notInstalled: 'No notification was shown: the program notify-send is not installed (package libnotify-bin).',
  notRun: 'No notification was shown: notify-send could not be run.',
  noDaemon: 'No notification was shown: no program on this desktop shows any.',
  noDesktop: 'No notification was shown: this session has no desktop to show it on.',
} as const;
