/** What keeps a file from being Claude Code's program. */
export type NotClaude = 'absent' | 'not-a-program' | 'other-name' | 'others-may-change' | 'no-claude';
