/** Session records as Claude Code writes them when it was refused, and when it was answered. */
import type { Laid } from './field-case.ts';

const MINUTE_MS = 60_000;

interface Said {
  status: number;
  /** The server's word for it, and Claude Code's. */
  type: string;
  word: string;
  sentence: string;
  minutesAgo?: number;
  session?: string;
}

/** A turn that ended with the server's refusal. */
export function refused({ status, type, word, sentence, minutesAgo = 3, session = 's1' }: Said): string {
  return JSON.stringify({
    isSidechain: false,
    type: 'assistant',
    timestamp: timeOf(minutesAgo),
    message: {
      model: '<synthetic>',
      role: 'assistant',
      content: [{ type: 'text', text: `API Error: ${status} ${sentence}` }],
    },
    requestId: 'req_field',
    error: word,
    isApiErrorMessage: true,
    apiErrorStatus: status,
    apiErrorType: type,
    sessionId: session,
    version: '2.1.332',
  });
}

/** A turn that was answered. */
export function answered(minutesAgo: number): string {
  const message = { model: 'claude-opus-5-5', role: 'assistant', content: [{ type: 'text', text: 'Hello' }] };
  const about = { isSidechain: false, sessionId: 's1', version: '2.1.332', requestId: 'req_field2' };
  return JSON.stringify({ type: 'assistant', timestamp: timeOf(minutesAgo), message, ...about });
}

const timeOf = (minutesAgo: number): string => new Date(Date.now() - minutesAgo * MINUTE_MS).toISOString();

/** They lie where Claude Code puts them for this project. */
export const records = (...lines: readonly string[]): Record<string, Laid> => ({
  '.claude/projects/-proj/11111111-0000-4000-8000-000000000001.jsonl': `${lines.join('\n')}\n`,
});
