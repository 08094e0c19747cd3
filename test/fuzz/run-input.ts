/** One input to one target, and what must hold of every target: no throw, bounded time and size, no secret. */
import { CANARY, type Target } from './target.ts';

export const MAX_INPUT = 64 * 1024;

/** CPU, not the clock: another program's work is no finding. */
const MAX_OUTPUT = { factor: 64, more: 1024 * 1024 };

/** @returns what is wrong, as a few words; null: nothing */
export async function runInput(target: Target, text: string, limitMs: number): Promise<string | null> {
  const before = process.cpuUsage();
  let shown: string;
  try {
    shown = JSON.stringify(await target.run(text, Buffer.from(text, 'utf8'))) ?? '';
  } catch (error) {
    return `throws ${error instanceof Error ? `${error.name}: ${error.message.slice(0, 300)}` : String(error)}`;
  }
  const { user, system } = process.cpuUsage(before);
  const tookMs = (user + system) / 1000;
  if (tookMs > limitMs) return `takes ${Math.round(tookMs)} ms`;
  if (shown.length > MAX_OUTPUT.more + text.length * MAX_OUTPUT.factor) return `answers ${shown.length} characters`;
  return target.secret && shown.includes(CANARY) ? 'lets a secret out' : null;
}
