/** One look at the two hello addresses. */
import type { ProbeAnswer, ProbeResult } from '../../../src/diagnosis/service/probe-result.ts';

export const NOW = Date.UTC(2026, 9, 1, 8);
export const MINUTE = 60_000;

export function hello(api: ProbeAnswer, login: ProbeAnswer = api, more: Partial<ProbeResult> = {}): ProbeResult {
  return { at: NOW, api, login, neutral: 'not-asked', online: null, clockOffsetMs: null, portal: null, ...more };
}
