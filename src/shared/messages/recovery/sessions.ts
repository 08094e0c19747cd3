/** Claude Code while it runs. */

export const SESSIONS_RUNNING = {
  cannotSee: ({ what }: { what: string }) =>
    `Pilotlight cannot see here whether Claude Code is running; close it first. ${what}`,
  more: ({ count }: { count: number }) => ` and ${count} more`,
  running: ({ names, more, what }: { names: string; more: string; what: string }) =>
    `Claude Code is running (${names}${more}). ${what}`,
  process: ({ pid }: { pid: number }) => `process ${pid}`,
  processIn: ({ pid, folder }: { pid: number; folder: string }) => `process ${pid} in ${folder}`,
} as const;
