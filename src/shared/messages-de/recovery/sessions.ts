/** German for ../messages/recovery/sessions.ts. */

export const SESSIONS_RUNNING = {
  cannotSee: ({ what }: { what: string }) =>
    `Pilotlight kann hier nicht sehen, ob Claude Code läuft; beende es vorher. ${what}`,
  more: ({ count }: { count: number }) => ` und ${count} weitere`,
  running: ({ names, more, what }: { names: string; more: string; what: string }) =>
    `Claude Code läuft (${names}${more}). ${what}`,
  process: ({ pid }: { pid: number }) => `Prozess ${pid}`,
  processIn: ({ pid, folder }: { pid: number; folder: string }) => `Prozess ${pid} in ${folder}`,
} as const;
