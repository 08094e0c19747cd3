/** A second language that puts every text of the catalogue in brackets: what a surface says outside of them has no entry. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createFinding } from '../../src/diagnosis/findings/finding.ts';
import { STEPS } from '../../src/shared/messages/steps.ts';
import { SAMPLE_NAMES, sampleSnapshots } from '../samples/snapshots.ts';

const SRC = join(import.meta.dirname, '../../src');
const FOLDER = join(SRC, 'shared/messages');
const CATALOGUE = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join(FOLDER, name));

/** What comes from outside: paths, numbers and names. */
const DATA = /~?(\/[\w.-]+)+(:\d+)*|\d+|Pilotlight|x3Qf/g;

function bracket(value: unknown): unknown {
  if (typeof value === 'string') return value === '' ? value : `⟦${value}⟧`;
  if (typeof value === 'function') return (...params: unknown[]) => bracket(value(...params));
  if (typeof value !== 'object' || value === null) return value;
  for (const key of Object.keys(value)) Reflect.set(value, key, bracket(Reflect.get(value, key)));
  return value;
}

/** What is left when every bracketed text, and what comes from outside, is taken away. */
function outside(text: string): string {
  // A part that was cut has lost its closing bracket.
  const isCut = text.split('⟦').length > text.split('⟧').length;
  let rest = isCut ? text.replace('…', '…⟧') : text;
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(/⟦[^⟦⟧]*⟧/g, '');
  }
  return rest.replace(DATA, '').replace(/[^\p{L}]/gu, '');
}

describe('in another language', () => {
  beforeAll(async () => {
    for (const file of CATALOGUE) {
      const texts: object = await import(file);
      for (const [name, value] of Object.entries(texts)) if (/^[A-Z_]+$/.test(name)) bracket(value);
    }
  });

  it.each(SAMPLE_NAMES)('%s: the tray says nothing that is not in the catalogue', async (name) => {
    const { trayView } = await import('../../src/main/tray/tray-view.ts');
    const sample = sampleSnapshots(0)[name];
    // The titles of a sample's findings are its own.
    const snapshot = { ...sample, findings: sample.findings.map((one) => ({ ...one, title: `⟦${one.title}⟧` })) };
    const preferences = {
      theme: 'system',
      panel: 'dark',
      withoutColor: false,
      autostart: false,
      newer: '2.0.0',
    } as const;
    const { menu, tooltip } = trayView(snapshot, 'linux', preferences);
    const labels = menu.flatMap((line) => ('label' in line ? [line.label] : []));
    for (const label of [...labels, ...tooltip.split('\n')]) expect(outside(label)).toBe('');
  });

  it('a step, too', () => {
    expect(outside(STEPS.ofTable.wait.text)).toBe('');
    expect(outside(STEPS.ofFindings['clear-lock'])).toBe('');
  });

  it('a finding is all catalogue', () => {
    const finding = createFinding(
      {
        id: 'token-shadows-login',
        params: { name: '/x', credential: '/x', place: '/x' },
        severity: 'warning',
        cause: 'machine',
        evidence: [],
        remedies: [],
      },
      null,
    );
    expect(outside(finding.title)).toBe('');
    expect(outside(finding.detail)).toBe('');
  });
});
