import { describe, expect, it } from 'vitest';
import { costOf, dearestFirst } from '../../../src/diagnosis/findings/cost.ts';
import type { FindingId } from '../../../src/shared/finding-ids.ts';
import type { Finding } from '../../../src/shared/verdict.ts';

const finding = (id: FindingId, severity: Finding['severity'] = 'warning'): Finding => ({
  id,
  key: id,
  severity,
  cause: 'machine',
  title: id,
  detail: '',
  evidence: [],
  remedies: [],
  profile: null,
});

describe('the order of the findings', () => {
  it('what keeps out, what will, who pays, who can read it, what is untidy', () => {
    const wanted = [
      finding('several-installs', 'error'),
      finding('credentials-denied'),
      finding('login-ends-soon'),
      finding('api-key-beats-plan'),
      finding('credentials-readable-by-others'),
      finding('settings-broken'),
      finding('claude-not-found', 'info'),
      finding('several-installs', 'info'),
    ];
    expect(dearestFirst(wanted.toReversed()).map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
  });

  it('errors stay as they came: each of them keeps out', () => {
    const errors = [finding('several-installs', 'error'), finding('claude-not-found', 'error')];
    expect(dearestFirst(errors)).toEqual(errors);
    expect(errors.map(costOf)).toEqual(['keeps-out', 'keeps-out']);
  });

  it('those alike stay as they came', () => {
    const alike = [finding('settings-broken'), finding('mcp-config-broken')];
    expect(dearestFirst(alike)).toEqual(alike);
    expect(dearestFirst(alike.toReversed())).toEqual(alike.toReversed());
  });
});
