import { describe, expect, it } from 'vitest';
import { nextStepLine } from '../../../src/main/tray/next-step.ts';
import type { StepId } from '../../../src/shared/ids.ts';
import { MENU } from '../../../src/shared/messages/desktop.ts';
import { STEPS } from '../../../src/shared/messages/steps.ts';
import { OFFERED, PLANNABLE } from '../../../src/shared/remedies.ts';
import type { Snapshot } from '../../../src/shared/snapshot.ts';
import type { Finding } from '../../../src/shared/verdict.ts';
import { sampleSnapshots } from '../../fixtures/snapshots.ts';

const WELL = sampleSnapshots(0).well;
const PROFILE = WELL.profiles[0]?.id ?? '';
const IDS = [...Object.keys(STEPS.ofTable), ...Object.keys(STEPS.ofFindings)] as StepId[];

const finding = {
  id: 'settings-broken',
  key: 'k1',
  profile: PROFILE,
  remedies: ['repair'],
  evidence: [
    { file: null, line: null, column: null },
    { file: '/home/ada/.claude/settings.json', line: 3, column: null },
  ],
} as unknown as Finding;

const line = (stepId: StepId | null, change: Partial<Snapshot> = {}, can = (_name: string) => true) =>
  nextStepLine(
    {
      ...WELL,
      stepId,
      nextPlace: null,
      plannable: PLANNABLE,
      signInAvailability: 'available',
      findings: [finding],
      subject: { profile: PROFILE, finding: 'k1' },
      ...change,
    },
    can,
  );

describe('the next step', () => {
  it.each(IDS.filter((id) => id !== 'none'))('%s is a click', (id) => {
    expect(line(id)).toMatchObject({ kind: expect.stringMatching(/^(button|switch)$/), label: expect.any(String) });
  });

  it('is no line where there is nothing to do', () => {
    expect([line(null), line('none')]).toEqual([null, null]);
  });

  it.each([
    ['sign-in', { do: 'run', command: { name: 'start-sign-in', payload: { profile: PROFILE } }, show: true }],
    ['check-again', { do: 'run', command: { name: 'refresh' } }],
    ['open-portal', { do: 'run', command: { name: 'open-link', payload: { link: 'portal' } } }],
    ['see-status-page', { do: 'run', command: { name: 'open-link', payload: { link: 'status-page' } } }],
    ['check-key', { do: 'run', command: { name: 'open-link', payload: { link: 'console-keys' } } }],
    ['repair-file', { do: 'remedy', wish: { remedy: 'repair', profile: PROFILE, finding: 'k1' } }],
    ['use-fallback', { do: 'remedy', wish: { remedy: 'fallback-on', profile: PROFILE } }],
    ['edit-file', { do: 'run', command: { name: 'open-file', payload: { finding: 'k1', evidence: 1 } } }],
    ['wait', { do: 'run', command: { name: 'tell-when-it-works', payload: { on: true } } }],
    ['set-clock', { do: 'open' }],
  ] as const)('%s does %j', (id, action) => {
    expect(line(id)).toMatchObject({ action });
  });

  it('says what a click does: a question to come, a wait that ends', () => {
    expect(line('repair-file', { nextPlace: 'settings.json:3' })).toMatchObject({
      label: 'Repair the file (settings.json:3)…',
    });
    expect(line('wait')).toMatchObject({ label: 'Wait, and do not sign out; notify me when it works', on: false });
    expect(line('wait', { tellWhenItWorks: true })).toMatchObject({ on: true });
    expect(line('wait-then-run-once')).toMatchObject({
      label: expect.stringMatching(/^.{1,79}…; notify me when it works$/),
    });
  });

  it('is no refusal: while sign-in is down it says so', () => {
    expect(line('sign-in', { signInAvailability: 'down' })).toEqual({ kind: 'text', label: MENU.signInWaits });
  });

  it.each(IDS.filter((id) => id !== 'none'))('%s leads to the window where this shell can do nothing', (id) => {
    expect(line(id, { plannable: [] }, () => false)).toMatchObject({ kind: 'button', action: { do: 'open' } });
  });

  it('offers no remedy that needs a vault where there is none', () => {
    expect(line('use-fallback', { plannable: OFFERED })).toMatchObject({ action: { do: 'open' } });
  });
});
