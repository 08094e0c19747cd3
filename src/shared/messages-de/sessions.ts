/** German for ../messages/sessions.ts. */
export const SESSIONS = {
  none: 'Kein Claude Code läuft.',
  noneSeen: 'Es läuft kein Claude Code, dessen Umgebung dieses System zeigt.',
  cannotTell: 'Dieses System verrät die Umgebung eines laufenden Claude Code nicht, deshalb lässt sich nichts sagen.',
  unknownFolder: 'in einem unbekannten Ordner',
  started: ({ when }: { when: string }) => `, gestartet ${when}`,
} as const;
