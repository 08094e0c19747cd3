/** "Tell me when it works again": asked for once, told once, whatever the other switches say. */

import { emitNotice, gateBetweenBanners } from './emit.ts';
import { HOLD_MS } from './episode.ts';
import { type NoticeContext, wakeAt } from './notice-context.ts';

function works(pass: NoticeContext): boolean {
  const lights = pass.input.profiles.filter(({ signIn }) => signIn !== 'NONE').map(({ verdict }) => verdict.light);
  const open = pass.memory.service !== null && pass.memory.service.closedAt === null && pass.memory.service.announced;
  return !open && lights.length > 0 && lights.every((light) => light === 'green' || light === 'blue');
}

/** Keeps the promise as soon as everything has worked for two readings. */
export function keepPromise(pass: NoticeContext): void {
  const { memory, input } = pass;
  if (!memory.tellWhenItWorks || !works(pass)) {
    memory.worksSince = null;
    return;
  }
  memory.worksSince ??= input.now;
  if (input.now - memory.worksSince < HOLD_MS) {
    wakeAt(pass, memory.worksSince + HOLD_MS);
    return;
  }
  const ids = input.profiles.map(({ id }) => id);
  if (gateBetweenBanners(pass, ids) === 'later') return;
  memory.tellWhenItWorks = false;
  memory.worksSince = null;
  emitNotice(pass, {
    kind: 'recovered',
    level: 'normal',
    episode: 'works-again',
    profiles: ids,
    tells: { id: 'works-again-as-asked', params: {} },
    light: 'green',
  });
}
