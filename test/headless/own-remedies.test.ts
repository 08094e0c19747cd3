import { describe, expect, it } from 'vitest';
import { readArguments } from '../../src/headless/arguments.ts';
import {
  describeRemedy,
  ownRemedies,
  remedyOfFinding,
  remedyOfVerdict,
} from '../../src/headless/doctor/own-remedies.ts';
import { REMEDIES, type RemedyId } from '../../src/shared/remedies.ts';
import type { Finding, NextAction, Report } from '../../src/shared/verdict.ts';

const finding = (remedies: RemedyId[], change: Partial<Finding> = {}): Finding => ({
  id: 'settings-broken',
  key: `settings-broken-${remedies.join()}`,
  severity: 'warning',
  cause: 'machine',
  title: 'Title',
  detail: 'Detail.',
  evidence: [],
  remedies,
  profile: null,
  ...change,
});

const profile = (id: string) => ({ id, name: id, configDir: `/home/ada/${id}` }) as Report['profiles'][number];

function report(action: NextAction, findings: Finding[] = [], subject: Partial<Report['subject']> = {}): Report {
  return {
    action,
    findings,
    subject: { profile: 'default', finding: null, ...subject },
    profiles: [profile('default'), profile('work folder')],
  } as unknown as Report;
}

describe('what Pilotlight can do, as commands', () => {
  it('names the sign-in first where that is what is missing', () => {
    const remedies = ownRemedies(report('sign-in', [finding(['repair'])])).map(describeRemedy);
    expect(remedies).toEqual(['pilotlight sign-in', 'pilotlight repair']);
  });

  it('names each command once, however many findings ask for it', () => {
    const lines = ownRemedies(report('none', [finding(['fix-mode']), finding(['repair']), finding(['clear-lock'])]));
    expect(lines.map(describeRemedy)).toEqual(['pilotlight repair']);
  });

  it('has a command that the command line takes, or none, for every remedy there is', () => {
    for (const id of Object.keys(REMEDIES) as RemedyId[]) {
      const remedy = remedyOfFinding(finding([id], { variable: 'ANTHROPIC_API_KEY' }), report('none'));
      if (remedy) expect(readArguments([remedy.command, ...remedy.args]).kind, id).toBe('command');
      else expect(['open-file', 'open-status-page', 'wait']).toContain(id);
    }
  });

  it('names the variable, and nothing where none is known', () => {
    const unset = finding(['unset-variable'], { variable: 'ANTHROPIC_API_KEY' });
    expect(ownRemedies(report('none', [unset])).map(describeRemedy)).toEqual([
      'pilotlight repair --unset ANTHROPIC_API_KEY',
    ]);
    expect(ownRemedies(report('none', [finding(['unset-variable'])]))).toEqual([]);
  });

  it('names the folder of another profile, and the one the person named', () => {
    expect(describeRemedy(remedyOfVerdict(report('sign-in', [], { profile: 'work folder' })) ?? never())).toBe(
      'pilotlight sign-in --config-dir "/home/ada/work folder"',
    );
    expect(
      describeRemedy(remedyOfVerdict(report('sign-in'), { configDir: '/srv/claude', project: null }) ?? never()),
    ).toBe('pilotlight sign-in --config-dir /srv/claude');
  });

  it('sends nobody to a sign-in that has to wait', () => {
    expect(remedyOfVerdict(report('wait'))).toBeNull();
    expect(remedyOfVerdict(report('keep-sessions'))).toBeNull();
  });
});

function never(): never {
  throw new Error('there is a remedy');
}
