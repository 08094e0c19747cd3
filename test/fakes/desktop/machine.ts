import { EventEmitter } from 'node:events';

/** What the test process may turn. */
export const machine = {
  online: true,
  /** What was copied last. */
  clipboard: '',
  theme: Object.assign(new EventEmitter(), { shouldUseDarkColors: false, shouldDifferentiateWithoutColor: false }),
  power: new EventEmitter(),
};
