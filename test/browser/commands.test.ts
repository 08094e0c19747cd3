import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CommandName } from '../../src/shared/commands.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import { COMMAND_SCHEMAS } from '../../src/shared/validators.ts';
import { type SampleName, sampleSnapshots } from '../fixtures/snapshots.ts';
import { describeNeeding } from '../needs.ts';
import { findBarriers } from './harness/axe.ts';
import { type Scene, type Stage, setStage } from './harness/stage.ts';

interface Click {
  sample: SampleName;
  /** Buttons, switches or links to press, in order. */
  press: readonly (readonly ['button' | 'switch', string | RegExp])[];
  /** What has to be unfolded first. */
  unfold?: string;
  /** Fields to choose or fill. */
  fill?: readonly (readonly [label: string, value: string])[];
  /** The field to send with Enter. */
  enter?: string;
  payload: unknown;
}

const SETTINGS = ['button', /^Settings$/] as const;

/** How a person gives each command. */
const CLICKS = {
  refresh: { sample: 'well', press: [['button', 'Check now']], payload: {} },
  mute: { sample: 'well', press: [SETTINGS, ['button', 'Until I turn it back on']], payload: { untilMs: null } },
  unmute: { sample: 'crowded', press: [SETTINGS, ['button', 'Unmute']], payload: {} },
  'add-profile': {
    sample: 'well',
    press: [SETTINGS, ['button', 'Add']],
    fill: [['Watch another folder', '/home/ada/.claude-work']],
    payload: { configDir: '/home/ada/.claude-work' },
  },
  'remove-profile': {
    sample: 'crowded',
    press: [SETTINGS, ['button', /^Remove .*customer-only$/]],
    payload: { id: 'p1' },
  },
  'name-claude': {
    sample: 'not-installed',
    press: [['button', 'Use it']],
    unfold: 'It lies elsewhere…',
    fill: [['Full path of claude', '/opt/claude/claude']],
    payload: { path: '/opt/claude/claude' },
  },
  'install-claude': {
    sample: 'not-installed',
    press: [
      ['button', 'Install…'],
      ['button', 'Do it'],
    ],
    payload: {},
  },
  'set-settings': {
    sample: 'well',
    press: [SETTINGS, ['switch', 'Start with the computer']],
    payload: { settings: { autostart: true } },
  },
  'tell-when-it-works': { sample: 'outage', press: [['button', 'Notify me when it works']], payload: { on: true } },
  'test-notice': { sample: 'well', press: [SETTINGS, ['button', 'Show a test notification']], payload: {} },
  explain: {
    sample: 'well',
    press: [],
    fill: [['Explain an error', 'API Error: 401 OAuth token has expired']],
    enter: 'Explain an error',
    payload: { text: 'API Error: 401 OAuth token has expired' },
  },
  'ask-others': { sample: 'well', press: [['button', 'Do others have trouble, too?']], payload: {} },
  'dismiss-notice': { sample: 'signed-out', press: [['button', /^Dismiss: /]], payload: { id: 'n1' } },
  'open-link': {
    sample: 'outage',
    press: [['button', 'See incident']],
    payload: { link: 'incident', incident: 'qt14v73myyy5' },
  },
  'open-file': {
    sample: 'setup',
    press: [['button', 'Open settings.json, line 14']],
    payload: { finding: 'settings-broken-1', evidence: 0 },
  },
  'open-claude': { sample: 'profiles', press: [['button', 'Open Claude Code']], payload: { profile: 'work' } },
  history: { sample: 'well', press: [['button', 'Show more']], payload: { limit: 500 } },
  diagnostics: { sample: 'well', press: [SETTINGS, ['button', 'Create bug report']], payload: {} },
  quit: { sample: 'well', press: [SETTINGS, ['button', 'Quit Pilotlight']], payload: {} },
} as const satisfies Record<Exclude<CommandName, GivenElsewhere>, Click>;

/** Remedies take more than one click: remedies.test.ts and remedies-live.test.ts give these. */
const OF_REMEDIES = [
  'plan-remedy',
  'apply-remedy',
  'undo-remedy',
  'cancel-remedy',
  'start-sign-in',
  'answer-sign-in',
  'fallback-key-from-clipboard',
  'test-fallback-key',
  'list-fallbacks',
  'add-gateway',
  'remove-gateway',
  'gateway-token-from-clipboard',
  'back-up',
  'look-for-update',
  'update-claude',
] as const satisfies readonly CommandName[];

/** The page plans the remedy instead. */
const NOT_FROM_THE_PAGE = ['fallback'] as const satisfies readonly CommandName[];
type GivenElsewhere = (typeof OF_REMEDIES)[number] | (typeof NOT_FROM_THE_PAGE)[number];

const ANSWERS: Partial<Record<CommandName, unknown>> = {
  explain: { version: 1, known: false, matches: [], guess: null, secretSeen: false, shortened: false },
  history: [{ at: Date.UTC(2026, 0, 2), kind: 'renewed', profile: null, text: 'An old renewal', incident: null }],
  'install-claude': { window: true },
  diagnostics: 'Pilotlight report\nlight: green',
};

async function open(stage: Stage, sample: SampleName, change: Partial<Snapshot> = {}): Promise<Scene> {
  const scene = await stage.open({ ...sampleSnapshots(Date.now())[sample], ...change });
  scene.monitor.answerWith(({ name }) => ({ ok: true, value: ANSWERS[name] ?? null }));
  return scene;
}

async function give(scene: Scene, click: Click): Promise<void> {
  const [last, ...before] = [...click.press].reverse();
  for (const [role, name] of before.reverse()) await scene.page.getByRole(role, { name }).first().click();
  if (click.unfold) await scene.page.getByText(click.unfold).click();
  for (const [label, value] of click.fill ?? []) await scene.page.getByLabel(label).fill(value);
  if (click.enter) await scene.page.getByLabel(click.enter).press('Enter');
  if (last) await scene.page.getByRole(last[0], { name: last[1] }).first().click();
}

describeNeeding('browser', 'every command from the window', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(() => stage?.close());

  it('leaves none of them out', () => {
    const listed = [...Object.keys(CLICKS), ...OF_REMEDIES, ...NOT_FROM_THE_PAGE];
    expect(listed.sort()).toEqual(Object.keys(COMMAND_SCHEMAS).sort());
  });

  for (const [name, click] of Object.entries<Click>(CLICKS)) {
    it(name, async () => {
      const scene = await open(stage, click.sample);
      await give(scene, click);
      await expect.poll(() => scene.monitor.asked).toEqual([{ name, payload: click.payload }]);
      expect(scene.troubles).toEqual([]);
      await scene.close();
    });

    it(`${name} has no button where the shell cannot carry it out`, async () => {
      const all = sampleSnapshots(Date.now())[click.sample].commands;
      const scene = await open(stage, click.sample, { commands: all.filter((command) => command !== name) });
      if (click.enter) {
        expect(await scene.page.getByLabel(click.enter).count()).toBe(0);
        await scene.close();
        return;
      }
      if (click.unfold) {
        expect(await scene.page.getByText(click.unfold).count()).toBe(0);
        await scene.close();
        return;
      }
      const inSettings = click.press[0] === SETTINGS;
      // A dialog is asked for by the first button, and drawn only then.
      const [role, label] = click.press[inSettings ? 1 : 0] ?? SETTINGS;
      if (inSettings) {
        await scene.page.getByRole('button', { name: /^Settings$/ }).click();
        await scene.page.locator('[data-view=settings]').waitFor();
      }
      // History can still unfold what the snapshot brought along.
      if (name !== 'history') expect(await scene.page.getByRole(role, { name: label }).count()).toBe(0);
      else await scene.page.getByRole(role, { name: label }).click();
      expect(scene.monitor.asked).toEqual([]);
      await scene.close();
    });
  }

  it('says at the field what is wrong with a folder, and nowhere else', async () => {
    const scene = await open(stage, 'well');
    const wrong = 'There is no folder /nosuch. Check the name, or make a new profile.';
    scene.monitor.answerWith(() => ({ ok: false, code: 'failed', message: wrong }));
    const { page } = scene;
    await page.getByRole('button', { name: /^Settings$/ }).click();
    const field = page.getByLabel('Watch another folder');
    const send = async (path: string): Promise<void> => {
      await field.fill(path);
      await field.press('Enter');
    };
    await send('~/.claude-work');
    await page.getByText('Enter the full path: from / on, or with a drive letter.').waitFor();
    expect(scene.monitor.asked).toEqual([]);
    await send('/nosuch');
    await page.getByRole('alert').getByText(wrong).waitFor();
    expect(await page.getByText(wrong).count()).toBe(1);
    expect(await field.inputValue()).toBe('/nosuch');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await field.evaluate((input) => (input as HTMLInputElement).ariaDescribedByElements?.[0]?.textContent)).toBe(
      wrong,
    );
    expect(await findBarriers(page)).toEqual([]);
    await scene.close();
  });

  it('changes every setting', async () => {
    const scene = await open(stage, 'well', {
      settings: { ...sampleSnapshots(0).well.settings, quietHours: { from: '22:00', to: '07:00' } },
    });
    const { page } = scene;
    await page.getByRole('button', { name: /^Settings$/ }).click();
    await page.getByLabel('Status page').selectOption('60');
    await page.getByLabel('Anthropic’s servers').selectOption('1');
    await page.getByLabel('Tray icon').selectOption('dark');
    await page.getByLabel('From', { exact: true }).fill('21:30');
    await page.getByLabel('To', { exact: true }).fill('06:15');
    await page.getByRole('switch', { name: 'Login ended' }).click();
    await page.getByRole('switch', { name: /seven days/ }).click();
    await page.getByRole('switch', { name: /newer Pilotlight/ }).click();
    await page.getByRole('switch', { name: 'Do not disturb' }).click();
    const { notices } = sampleSnapshots(0).well.settings;
    await expect
      .poll(() => scene.monitor.asked.map(({ payload }) => (payload as { settings: object }).settings))
      .toEqual([
        { pageIntervalMs: 3_600_000 },
        { helloIntervalMs: 60_000 },
        { trayTheme: 'dark' },
        { quietHours: { from: '21:30', to: '07:00' } },
        { quietHours: { from: '22:00', to: '06:15' } },
        { notices: { ...notices, 'sign-in': false } },
        { deadlineSevenDays: true },
        { updateCheck: false },
        { quietHours: null },
      ]);
    await scene.close();
  });

  it('says what went wrong, in the words of the monitor', async () => {
    const scene = await open(stage, 'well');
    const message = 'Pilotlight looked a moment ago. Once in 20 seconds is enough.';
    scene.monitor.answerWith(() => ({ ok: false, code: 'too-often', message }));
    await scene.page.getByRole('button', { name: 'Check now' }).click();
    await scene.page.getByText(message).waitFor();
    await scene.close();
  });

  it('keeps the whole name that a person gave, the end of a folder, and says the light of each', async () => {
    const { profiles, ...rest } = sampleSnapshots(Date.now()).profiles;
    const names = ['Customer project Alpha (production)', '/srv/accounts/of/many/people/claude-work'];
    const { close, page } = await stage.open({
      ...rest,
      profiles: profiles.map((one, at) => ({ ...one, name: names[at] ?? one.name })),
    });
    const pills = page.locator('.pill');
    const said = (await pills.allTextContents()).join();
    expect(said).toMatch(/\S+:\s*Customer project Alpha \(production\)/);
    expect(said).toMatch(/\S+:\s*…\/claude-work/);
    await close();
  });

  it('shows the whole history and the report', async () => {
    const scene = await open(stage, 'well');
    await scene.page.getByRole('button', { name: 'Show more' }).click();
    await scene.page.getByText('An old renewal').waitFor();
    await scene.page.getByRole('button', { name: /^Settings$/ }).click();
    await scene.page.getByRole('button', { name: /report/ }).click();
    expect(await scene.page.getByLabel(/Report/).inputValue()).toContain('light: green');
    await scene.close();
  });

  it('shows another profile when asked', async () => {
    const scene = await open(stage, 'crowded');
    const card = scene.page.locator('[data-card="sign-in"]');
    await scene.page.getByRole('button', { name: '~/.claude-empty' }).click();
    await card.getByText('Nothing is stored here.').waitFor();
    expect(await card.getByText('Access token').count()).toBe(0);
    await scene.close();
  });

  it('switches between profiles, each with its light, in the order of the person', async () => {
    const scene = await open(stage, 'profiles');
    const pills = scene.page.getByRole('navigation', { name: 'Profiles' }).locator('[aria-pressed]');
    await expect.poll(() => pills.allTextContents()).toEqual(['ready: Personal', 'needs attention: Work']);
    expect(
      await pills.locator('.light-icon').evaluateAll((all) => all.map((icon) => icon.getAttribute('data-light'))),
    ).toEqual(['green', 'yellow']);
    const line = scene.page.locator('nav p');
    expect(await line.innerText()).toMatch(/^ada@company\.example · Team · .* left$/);
    await pills.first().click();
    await expect.poll(() => line.innerText()).toMatch(/^ada@example\.com · Max · .* left$/);
    expect(await pills.first().getAttribute('aria-pressed')).toBe('true');
    await scene.close();
  });

  it('names, orders, hides and shows profiles', async () => {
    const scene = await open(stage, 'profiles');
    const { page } = scene;
    await page.getByRole('button', { name: /^Settings$/ }).click();
    await page.getByRole('button', { name: 'Rename Work' }).click();
    const name = page.getByLabel(/^Name/);
    await name.fill('Personal');
    await name.press('Enter');
    await page.getByText('Another profile is called “Personal” already.').waitFor();
    await name.fill('Customer');
    await name.press('Enter');
    await page.getByRole('button', { name: 'Move up: Work' }).click();
    await page.getByRole('button', { name: 'Hide Work' }).click();
    await page.getByRole('button', { name: 'Show /home/ada/.claude-old' }).click();
    const [personal, old, work] = sampleSnapshots(0).profiles.settings.profileEntries;
    await expect
      .poll(() => scene.monitor.asked.map(({ payload }) => (payload as { settings: object }).settings))
      .toEqual([
        { profileEntries: [personal, old, { ...work, name: 'Customer' }] },
        { profileEntries: [work, old, personal] },
        { profileEntries: [personal, old, { ...work, hidden: true }] },
        { profileEntries: [personal, { ...old, hidden: false }, work] },
      ]);
    expect(scene.troubles).toEqual([]);
    await scene.close();
  });

  it('asks for a new profile, and again where it cannot be called so, before it shows what is made', async () => {
    const { plannable } = sampleSnapshots(0).profiles;
    const commands = [...sampleSnapshots(0).profiles.commands, 'plan-remedy', 'apply-remedy'] as const;
    const scene = await open(stage, 'profiles', { plannable: [...plannable, 'new-profile'], commands });
    const { page } = scene;
    scene.monitor.answerWith(() => ({ ok: false, code: 'failed', message: 'Choose another name.' }));
    await page.getByRole('button', { name: 'New profile' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Work');
    await page.getByLabel('Alias for the terminal').uncheck();
    await page.getByRole('button', { name: 'Show what is made…' }).click();
    await page.getByRole('dialog').getByText('Choose another name.').waitFor();
    expect(await page.getByLabel('Alias for the terminal').isChecked()).toBe(false);
    const preview = {
      id: '1',
      remedy: 'new-profile',
      profile: null,
      title: 'Make it',
      lines: ['A folder'],
      warnings: [],
    };
    scene.monitor.answerWith(() => ({ ok: true, value: preview }));
    await page.getByLabel('Name', { exact: true }).fill('Customer');
    await page.getByRole('button', { name: 'Show what is made…' }).click();
    await page.getByRole('dialog', { name: 'Make it' }).waitFor();
    const wish = { remedy: 'new-profile', profile: 'work' };
    expect(scene.monitor.asked.map(({ payload }) => payload)).toEqual([
      { ...wish, newProfile: { name: 'Work', alias: false } },
      { ...wish, newProfile: { name: 'Customer', alias: false } },
    ]);
    await scene.close();
  });

  it('unfolds who could have paid, with file and line', async () => {
    const scene = await open(stage, 'setup');
    const card = scene.page.locator('[data-card="auth"]');
    await card.getByText(/All 2 candidates/).click();
    await card.getByText('/home/ada/.zshrc:31').waitFor();
    expect(await card.innerText()).toContain('Your API key’s account, per token');
    expect(await card.innerText()).toContain('Your Max plan');
    await scene.close();
  });
});
