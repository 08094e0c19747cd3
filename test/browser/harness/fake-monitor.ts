/** A monitor that shows what a test says and remembers what it was asked. */
import type { ServedMonitor } from '../../../src/headless/serve/server.ts';
import type { Command, CommandResult } from '../../../src/shared/commands.ts';
import type { Snapshot } from '../../../src/shared/snapshot.ts';

type Answer = (command: Command) => CommandResult | Promise<CommandResult>;

export interface FakeMonitor extends ServedMonitor {
  show(next: Snapshot): void;
  readonly asked: Command[];
  /** What the next commands answer; default: done. */
  answerWith(answer: Answer): void;
}

export function fakeMonitor(first: Snapshot): FakeMonitor {
  let current = first;
  let answer: Answer = () => ({ ok: true, value: null });
  const listeners = new Set<(snapshot: Snapshot) => void>();
  const asked: Command[] = [];
  return {
    asked,
    snapshot: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async run(command) {
      asked.push(command);
      return answer(command);
    },
    show(next) {
      current = { ...next, rev: current.rev + 1 };
      for (const listener of listeners) listener(current);
    },
    answerWith(next) {
      answer = next;
    },
  };
}
