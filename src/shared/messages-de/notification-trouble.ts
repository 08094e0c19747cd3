/** German for ../messages/notification-trouble.ts. */

export const NOTIFICATION_TROUBLE = {
  notTaken: 'Keine Mitteilung angezeigt: Das System nahm sie nicht an.',
  notInstalled: 'Keine Mitteilung angezeigt: Das Programm notify-send ist nicht installiert (Paket libnotify-bin).',
  notRun: 'Keine Mitteilung angezeigt: notify-send ließ sich nicht ausführen.',
  noDaemon: 'Keine Mitteilung angezeigt: Auf diesem Desktop zeigt kein Programm welche an.',
  noDesktop: 'Keine Mitteilung angezeigt: Diese Sitzung hat keinen Desktop, auf dem sie erscheinen könnte.',
} as const;
