import { describe, expect, it } from 'vitest';
import { createFinding, type FindingDraft, withUniqueKeys } from '../../../src/diagnosis/findings/finding.ts';

const broken = (file: string): FindingDraft => ({
  id: 'settings-broken',
  params: { place: 'user-settings', newer: true },
  severity: 'warning',
  cause: 'machine',
  evidence: [{ file, line: 3, column: 1, note: '' }],
  remedies: ['open-file'],
});

describe('the key of a finding', () => {
  it('tells files, profiles and what it is about apart', () => {
    const clock = (about: string): FindingDraft => ({
      id: 'running-session-differs',
      params: { pid: 1, here: '', there: '' },
      about,
      severity: 'info',
      cause: 'machine',
      evidence: [],
      remedies: [],
    });
    const keys = [
      createFinding(broken('/a'), 'default'),
      createFinding(broken('/b'), 'default'),
      createFinding(broken('/a'), 'work'),
      createFinding(clock('41'), 'default'),
      createFinding(clock('42'), 'default'),
    ].map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('tells two variables of one file apart', () => {
    const key = (variable: string) => createFinding({ ...broken('/a'), variable }, 'default').key;
    expect(key('ANTHROPIC_API_KEY')).not.toBe(key('ANTHROPIC_AUTH_TOKEN'));
  });

  it('keeps profile and file apart, however they are called', () => {
    expect(createFinding(broken('b/c'), 'a').key).not.toBe(createFinding(broken('c'), 'ab/').key);
  });

  it('stays while the place in the file moves, and fits into a command', () => {
    const before = createFinding(broken('/a'), 'default');
    const draft = broken('/a');
    const moved = { ...draft, evidence: draft.evidence.map((place) => ({ ...place, line: 9 })) };
    expect(createFinding(moved, 'default').key).toBe(before.key);
    expect(createFinding(broken('/x'.repeat(4000)), 'default').key.length).toBeLessThan(100);
  });

  it('is unique even where everything else is equal', () => {
    const one = createFinding(broken('/a'), 'default');
    const keys = withUniqueKeys([one, one, one]).map(({ key }) => key);
    expect(new Set(keys).size).toBe(3);
    expect(keys[0]).toBe(one.key);
  });
});
