/** Reads a stream of server-sent events into the text of an answer. Pure. */
import * as v from 'valibot';
import { parseJson } from '../../shared/json.ts';

const Event = v.union([
  v.object({
    type: v.literal('content_block_delta'),
    delta: v.object({ type: v.literal('text_delta'), text: v.string() }),
  }),
  v.object({ type: v.literal('message_delta'), delta: v.object({ stop_reason: v.nullable(v.string()) }) }),
  v.object({ type: v.literal('error'), error: v.object({ type: v.string(), message: v.string() }) }),
]);

export type AnswerEvent =
  | { kind: 'text'; text: string }
  | { kind: 'end'; why: string | null }
  | { kind: 'error'; type: string };

/** Takes pieces of any size, gives what is complete. Events it does not know are left out. */
export function createEventReader(): (piece: string) => AnswerEvent[] {
  let rest = '';
  return (piece) => {
    const blocks = (rest + piece).split(/\r?\n\r?\n/);
    rest = blocks.pop() ?? '';
    return blocks.flatMap((block) => readBlock(block) ?? []);
  };
}

function readBlock(block: string): AnswerEvent | null {
  const lines = block.split(/\r?\n/).filter((line) => line.startsWith('data:'));
  const parsed = v.safeParse(Event, parseJson(lines.map((line) => line.slice(5).trimStart()).join('\n')));
  if (!parsed.success) return null;
  const event = parsed.output;
  switch (event.type) {
    case 'content_block_delta':
      return { kind: 'text', text: event.delta.text };
    case 'message_delta':
      return { kind: 'end', why: event.delta.stop_reason };
    case 'error':
      return { kind: 'error', type: event.error.type };
  }
}
