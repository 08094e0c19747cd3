/** Where every file of tests begins: how long its tests and waits may take on this machine now. */
import { vi } from 'vitest';
import { patience } from './patience.ts';

// A test or a hook has several waits, and it is for them to say what never came.
const limit = 3 * patience();
vi.setConfig({ testTimeout: limit, hookTimeout: limit, expect: { poll: { timeout: patience() } } });
