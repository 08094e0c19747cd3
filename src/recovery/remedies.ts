/** The remedies as one thing: what can be planned, the engine that carries it out, and what it needs to know. */
import type { Host } from '../platform/host.ts';
import { createEngine, type Engine } from './engine/engine.ts';
import type { StepHandlers } from './engine/step-handler.ts';
import { type OpenVault, whyNotAgain } from './fallback/fallback-again.ts';
import { FILE_STEPS } from './steps/file-step.ts';
import { FOLDER_STEPS } from './steps/folder-step.ts';
import { keychainSteps } from './steps/keychain-step.ts';
import { LOCK_STEPS } from './steps/lock-step.ts';
import { MOVE_STEPS } from './steps/move-step.ts';

export interface RemedyOptions {
  /** Handlers of further kinds of step (the vault …). */
  handlers?: StepHandlers;
  /** Absolute path of macOS's `security`; another one only in tests. */
  security?: string;
  /** For an undo that would switch a fallback on again. Missing: what is noted about the secret must do. */
  vault?: OpenVault;
}

/** The engine with every kind of step this room knows. */
export function createRemedies(host: Host, { handlers = {}, security, vault = null }: RemedyOptions = {}): Engine {
  const all = { ...FILE_STEPS, ...FOLDER_STEPS, ...LOCK_STEPS, ...MOVE_STEPS, ...keychainSteps(security), ...handlers };
  return createEngine(host, all, (entry) => whyNotAgain(host, entry, vault));
}
