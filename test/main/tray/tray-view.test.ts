import { describe, expect, it } from 'vitest';
import type { MenuLine } from '../../../src/main/tray/menu-line.ts';
import { type Platform, type TrayPreferences, trayView } from '../../../src/main/tray/tray-view.ts';
import type { FallbackReport } from '../../../src/shared/fallback.ts';
import { MENU } from '../../../src/shared/messages/desktop.ts';
import { HEADLINES } from '../../../src/shared/messages/headlines.ts';
import { asSentence } from '../../../src/shared/messages/phrasing.ts';
import { REMEDY_LINES } from '../../../src/shared/messages/remedies.ts';
import { SIDES } from '../../../src/shared/messages/sides.ts';
import { stepText } from '../../../src/shared/messages/steps.ts';
import type { Snapshot } from '../../../src/shared/snapshot.ts';
import type { Finding } from '../../../src/shared/verdict.ts';
import { LIGHTS_WORST_FIRST, type Light } from '../../../src/shared/vocabulary.ts';
import { SAMPLE_NAMES, sampleSnapshots } from '../../fixtures/snapshots.ts';

const NOW = Date.UTC(2026, 7, 16, 12);
const SAMPLES = sampleSnapshots(NOW);
const PLAIN: TrayPreferences = { theme: 'system', panel: 'dark', withoutColor: false, newer: null };
const PLATFORMS: readonly Platform[] = ['darwin', 'win32', 'linux'];

const view = (
  change: Partial<Snapshot> = {},
  platform: Platform = 'linux',
  preferences: Partial<TrayPreferences> = {},
) => trayView({ ...SAMPLES.well, ...change }, platform, { ...PLAIN, ...preferences });

const labelsOf = (menu: readonly MenuLine[]): string[] =>
  menu.flatMap((line) => (line.kind === 'separator' ? [] : [line.label]));

const linesOf = (menu: readonly MenuLine[], label: string): readonly MenuLine[] => {
  const found = menu.find((line) => line.kind === 'menu' && line.label === label);
  return found?.kind === 'menu' ? found.lines : [];
};

describe('the icon', () => {
  it.each(LIGHTS_WORST_FIRST.map((light): [Light] => [light]))('shows the light itself: %s', (light) => {
    for (const platform of PLATFORMS) expect(view({ light }, platform).icon.light).toBe(light);
  });

  it.each([
    ['green', false, 'template'],
    ['grey', false, 'template'],
    ['blue', false, 'template'],
    ['yellow', false, 'coloured'],
    ['orange', false, 'coloured'],
    ['red', false, 'coloured'],
    ['red', true, 'template'],
    ['yellow', true, 'template'],
  ] as const)('macOS, %s, colour never the only sign: %s -> %s', (light, withoutColor, style) => {
    expect(view({ light }, 'darwin', { withoutColor }).icon.style).toBe(style);
  });

  it('macOS says a word beside a template that asks for a look, and only then', () => {
    expect(view({ light: 'red' }, 'darwin', { withoutColor: true }).title).toBe('stopped');
    expect(view({ light: 'green' }, 'darwin', { withoutColor: true }).title).toBe('');
    expect(view({ light: 'red' }, 'darwin').title).toBe('');
    expect(view({ light: 'red' }, 'linux', { withoutColor: true }).title).toBe('');
  });

  it.each([
    ['system', 'dark', 'dark'],
    ['system', 'light', 'light'],
    ['light', 'dark', 'light'],
    ['dark', 'light', 'dark'],
  ] as const)('theme %s, the panel is %s -> for a %s panel', (theme, panel, drawn) => {
    for (const platform of PLATFORMS) expect(view({}, platform, { theme, panel }).icon.panel).toBe(drawn);
  });
});

describe('the tooltip', () => {
  it.each(SAMPLE_NAMES)('%s: begins alike and is never too long for Windows', (name) => {
    const { tooltip } = trayView(SAMPLES[name], 'win32', PLAIN);
    expect(tooltip).toMatch(/^Pilotlight: \S/);
    expect(tooltip.length).toBeLessThanOrEqual(127);
  });

  it('says what to do in a sentence, whole', () => {
    const { tooltip } = view({ headlineId: 'offline-expired', stepId: 'check-network' });
    expect(tooltip.endsWith(`\n${asSentence(stepText('check-network'))}`)).toBe(true);
  });

  it('cuts an endless headline', () => {
    const subject = { profile: 'default', finding: 'gone' };
    const endless = { headlineId: 'finding', headline: 'x'.repeat(500), subject } as const;
    expect(view(endless).tooltip).toHaveLength(127);
  });
});

describe('the menu', () => {
  it.each(SAMPLE_NAMES)('%s: verdict first, nothing undefined, ends with the way out', (name) => {
    const { menu } = trayView(SAMPLES[name], 'linux', PLAIN);
    expect(menu[0]).toMatchObject({ kind: 'text' });
    const labels = labelsOf(menu);
    expect(labels.every((label) => label.length > 0 && label.length <= 80 && !/undefined|null/.test(label))).toBe(true);
    expect(labels.at(-1)).toBe('Quit');
    expect(labels).toContain('Open Pilotlight');
  });

  it('names the side and the next step under the verdict, the step as a click', () => {
    const { menu } = view({
      headlineId: 'expired',
      side: 'account',
      stepId: 'sign-in',
      commands: ['start-sign-in'],
      signInAvailability: 'available',
    });
    const profile = SAMPLES.well.profiles[0]?.id;
    const command = { name: 'start-sign-in', payload: { profile, way: 'claudeai' } };
    expect(menu.slice(0, 4)).toEqual([
      { kind: 'text', label: HEADLINES.expired.sentence },
      { kind: 'text', label: `${SIDES.account}.` },
      { kind: 'button', label: MENU.signIn, action: { do: 'run', command, show: true } },
      { kind: 'separator' },
    ]);
  });

  it('is in order: verdict, then what a person does with it', () => {
    const { menu } = trayView(
      {
        ...SAMPLES['signed-out'],
        fallback: { ...SAMPLES.well.fallback, state: 'off' },
        plannable: ['fallback-on'],
        commands: ['refresh', 'mute', 'plan-remedy'],
      },
      'linux',
      PLAIN,
    );
    const first = menu.findIndex(({ kind }) => kind === 'separator');
    expect(labelsOf(menu.slice(first))).toEqual([
      MENU.open,
      MENU.check,
      MENU.putRight,
      MENU.fallback,
      MENU.silence,
      MENU.settings,
      MENU.quit,
    ]);
  });

  it('says that the network settles', () => {
    expect(labelsOf(view({ dimmed: true }).menu)[1]).toBe(MENU.settling);
  });

  it('draws no line for a command that this shell does not have', () => {
    const labels = labelsOf(view({ commands: [], light: 'red' }).menu);
    expect(labels).toEqual([labels[0], MENU.open, MENU.putRight, MENU.settings, MENU.quit]);
  });

  it.each([
    ['green', false, false],
    ['green', true, true],
    ['red', false, true],
    ['orange', true, true],
  ] as const)('%s, asked to tell: %s -> the switch is there: %s', (light, tellWhenItWorks, there) => {
    const { menu } = view({ light, tellWhenItWorks, commands: ['mute', 'tell-when-it-works'] });
    const line = linesOf(menu, MENU.silence).find((one) => one.kind === 'switch');
    expect(line !== undefined).toBe(there);
    if (there) {
      const command = { name: 'tell-when-it-works', payload: { on: !tellWhenItWorks } };
      expect(line).toMatchObject({ label: MENU.tell, on: tellWhenItWorks, action: { do: 'run', command } });
    }
  });

  describe('what it puts right', () => {
    const commands = ['start-sign-in', 'plan-remedy', 'back-up', 'undo-remedy'] as const;
    const plannable = ['reset', 'repair', 'fix-mode', 'unset-variable', 'fallback-on', 'fallback-off'] as const;
    const fallback = (state: FallbackReport['state'], since: number | null = null) => ({
      fallback: { state, tail: null, since, detail: '' },
    });
    const rightLines = (change: Partial<Snapshot>): readonly MenuLine[] => {
      const { menu } = view({ commands, plannable, ...fallback('no-key'), findings: [], remedies: [], ...change });
      const lines = linesOf(menu, MENU.putRight);
      return lines.slice(
        0,
        Math.max(
          0,
          lines.findIndex(({ kind }) => kind === 'separator'),
        ),
      );
    };
    const profile = SAMPLES.well.profiles[0]?.id ?? '';
    const done = { profile: null, phase: 'done', lines: [], link: null, startedAt: NOW, undoable: true } as const;

    it('sign-in at once, the rest after a question', () => {
      const remedies = [{ ...done, id: 'r1', remedy: 'reset', title: 'Reset credentials' }];
      const command = { name: 'start-sign-in', payload: { profile, way: 'claudeai' } };
      expect(rightLines({ remedies })).toEqual([
        { kind: 'button', label: MENU.signIn, action: { do: 'run', command, show: true } },
        { kind: 'button', label: REMEDY_LINES.repair, action: { do: 'remedy', wish: { remedy: 'repair', profile } } },
        { kind: 'button', label: REMEDY_LINES.reset, action: { do: 'remedy', wish: { remedy: 'reset', profile } } },
        { kind: 'button', label: MENU.backUp, action: { do: 'back-up', profile } },
        { kind: 'button', label: 'Undo: Reset credentials', action: { do: 'undo', id: 'r1' } },
      ]);
    });

    it('what a finding asks for, for the profile and the finding it is about', () => {
      const finding = {
        remedies: ['unset-variable', 'repair'],
        id: 'api-key-beats-plan',
        key: 'key',
        profile: 'work',
      } as unknown as Finding;
      const wish = { profile: 'work', finding: 'key' };
      expect(rightLines({ findings: [finding] })).toMatchObject([
        { label: MENU.signIn },
        { label: REMEDY_LINES['unset-variable'], action: { wish: { remedy: 'unset-variable', ...wish } } },
        { label: REMEDY_LINES.repair, action: { wish: { remedy: 'repair', ...wish } } },
        { label: REMEDY_LINES.reset, action: { wish: { remedy: 'reset', profile } } },
        { label: MENU.backUp },
      ]);
    });

    it.each([
      ['off', null, { kind: 'switch', label: MENU.fallback, on: false, action: { wish: { remedy: 'fallback-on' } } }],
      ['on', NOW, { kind: 'switch', label: MENU.fallback, on: true, action: { wish: { remedy: 'fallback-off' } } }],
      ['blocked', NOW, { kind: 'switch', on: true, action: { wish: { remedy: 'fallback-off' } } }],
      ['blocked', null, null],
      ['no-key', null, { kind: 'button', label: MENU.fallbackSetUp, action: { do: 'open' } }],
      ['unavailable', null, null],
    ] as const)('the fallback, %s since %j: %j', (state, since, line) => {
      const { menu } = view({ commands, plannable, ...fallback(state, since), stepId: null });
      const found = menu.filter(
        (one) => one.kind !== 'separator' && (one.label === MENU.fallback || one.label === MENU.fallbackSetUp),
      );
      expect(found).toMatchObject(line === null ? [] : [line]);
    });

    it.each([
      ['down', false],
      ['doubtful', false],
      ['available', true],
      ['unknown', true],
    ] as const)('sign-in that is %s: %s', (signInAvailability, can) => {
      const [line] = rightLines({ signInAvailability });
      expect(line?.kind).toBe(can ? 'button' : 'text');
    });

    it('nothing but help, where nothing can be done', () => {
      const { menu } = view({ commands: [], plannable: [] });
      expect(labelsOf(linesOf(menu, MENU.putRight))).toEqual([MENU.about]);
    });
  });

  it('offers silence, or the way out of it', () => {
    expect(labelsOf(view({ mutedUntil: null, commands: ['mute'] }).menu)).toContain(MENU.silence);
    const muted = view({ mutedUntil: NOW + 1, commands: ['mute'] }).menu;
    expect(labelsOf(linesOf(muted, MENU.silenced))).toEqual([MENU.speak]);
    expect(labelsOf(muted)).not.toContain(MENU.silence);
  });

  it('tells of a newer version only when there is one', () => {
    expect(labelsOf(view({}, 'linux', { newer: '2.0.0' }).menu).some((label) => label.includes('2.0.0'))).toBe(true);
    expect(labelsOf(view().menu).some((label) => label.includes('is out'))).toBe(false);
  });

  it('is data: the same snapshot gives the same view', () => {
    for (const name of SAMPLE_NAMES) {
      expect(trayView(SAMPLES[name], 'darwin', PLAIN)).toEqual(
        trayView(structuredClone(SAMPLES[name]), 'darwin', PLAIN),
      );
    }
  });
});
