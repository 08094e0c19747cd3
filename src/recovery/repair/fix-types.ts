/** Puts values of a wrong type right where it is certain what was meant, and takes them out where it is harmless. Pure. */

import { JSON_FIXES } from '../../shared/messages/recovery/repair.ts';
import { findTypeProblem } from '../../sources/settings/settings-types.ts';
import { editKey, readKey } from '../steps/edit-json-key.ts';

export interface TypesFixed {
  text: string;
  /** What was done, one phrase each, with the allowed types. */
  fixes: readonly string[];
  /** What is left for the person: the first thing that nobody else may decide. */
  left: string | null;
}

/** Without these Claude Code would do what the person forbade, so they are never taken out for them. */
const GUARDS = new Set(['permissions', 'hooks', 'sandbox', 'env']);
const MAX_FIXES = 100;
/** Characters gone through in all: the whole text is read with each. */
const MAX_READ = 8_000_000;

/**
 * @param text   strict JSON
 * @param version  of the CLI whose rules count; null: the newest known
 */
export function fixTypes(text: string, version: string | null): TypesFixed {
  const fixes: string[] = [];
  let body = text;
  const most = Math.min(MAX_FIXES, Math.ceil(MAX_READ / text.length));
  for (;;) {
    const problem = findTypeProblem(readKey(`{"all":${withoutBom(body)}}`, ['all']), version);
    if (problem === null) return { text: body, fixes, left: null };
    if (fixes.length >= most) return { text: body, fixes, left: problem.message };
    const path = problem.path.map(String);
    const fixed = path.length === 0 ? null : (coerce(body, path, version) ?? takeOut(body, path));
    if (fixed === null) return { text: body, fixes, left: problem.message };
    body = fixed.text;
    fixes.push(`${fixed.label}: ${problem.message.replace(/\.$/, '')}`);
  }
}

function withoutBom(text: string): string {
  return text.replace(/^\uFEFF/, '');
}

/** "true" for true, "30" for 30, one text for a list of one. The table of types says whether it fits. */
function coerce(text: string, path: readonly string[], version: string | null): { text: string; label: string } | null {
  const value = readKey(text, path);
  for (const meant of meanings(value)) {
    const edited = editKey(text, path, meant);
    if (edited === null) continue;
    const next = findTypeProblem(readKey(`{"all":${withoutBom(edited)}}`, ['all']), version);
    const same = next && next.path.length >= path.length && path.every((part, at) => part === String(next.path[at]));
    if (!same) return { text: edited, label: JSON_FIXES.retyped };
  }
  return null;
}

function meanings(value: unknown): unknown[] {
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (typeof value !== 'string') return [];
  const switches = new Map<string, boolean>([
    ['true', true],
    ['false', false],
  ]);
  const number = /^\s*\d{1,15}(\.\d{1,10})?\s*$/.test(value) ? [Number(value)] : [];
  return [...[switches.get(value.trim().toLowerCase())].filter((one) => one !== undefined), ...number, [value]];
}

function takeOut(text: string, path: readonly string[]): { text: string; label: string } | null {
  if (GUARDS.has(path[0] ?? '') || path.some((part) => /^\d+$/.test(part))) return null;
  const edited = editKey(text, path, undefined);
  return edited === null ? null : { text: edited, label: JSON_FIXES.valueRemoved };
}
