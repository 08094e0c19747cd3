/** The remedies as one thing: what can be planned, the engine that carries it out, and what it needs to know. */
import type { Host } from '../sources/host/host.ts';
import { createEngine, type Engine } from './engine.ts';
import { FILE_STEPS } from './file-step.ts';
import { keychainSteps } from './keychain-step.ts';
import { LOCK_STEPS } from './lock-step.ts';
import type { StepHandlers } from './step-handler.ts';

export interface RemedyOptions {
  /** Handlers of further kinds of step (the vault …). */
  handlers?: StepHandlers;
  /** Absolute path of macOS's `security`; another one only in tests. */
  security?: string;
}

/** The engine with every kind of step this room knows. */
export function createRemedies(host: Host, { handlers = {}, security }: RemedyOptions = {}): Engine {
  return createEngine(host, { ...FILE_STEPS, ...LOCK_STEPS, ...keychainSteps(security), ...handlers });
}
