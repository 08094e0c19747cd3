import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { planInstallCommand } from '../../../src/recovery/install/own-command.ts';
import { planUninstall, type UninstallMeans } from '../../../src/recovery/install/uninstall.ts';
import { createRemedies } from '../../../src/recovery/remedies.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';
import { NO_MACHINE, SIGNED_IN, type TempHome, tempHome } from '../temp-home.ts';
import { memoryVault } from '../vault/memory-vault.ts';

let home: TempHome;
afterEach(() => home.remove());

async function plan(entry: 'ours' | 'other' | null, more: Partial<UninstallMeans> = {}) {
  const autostart = { place: '/unit', read: async () => false, owner: async () => entry, write: async () => true };
  const profiles = [{ facts: await home.profile(), machine: NO_MACHINE }];
  const means = {
    engine: createRemedies(home.host),
    vault: memoryVault(),
    autostart,
    profiles,
    keepBackups: true,
    ...more,
  };
  return planUninstall(home.host, means);
}

it('says what stays in settings that cannot be read, and nothing of what is not there', async () => {
  home = await tempHome(SIGNED_IN());
  const whole = await plan(null);
  await home.put('.claude/settings.json', '{"apiKeyHelper": "x",');
  const broken = await plan(null);
  const news = broken.stays.filter((sentence) => !whole.stays.includes(sentence));
  expect(news).toEqual([expect.stringContaining('settings.json')]);
  expect(whole.stays.join()).not.toContain('settings.json');
});

it("takes an autostart entry of an earlier Pilotlight away, and leaves somebody else's", async () => {
  home = await tempHome(SIGNED_IN());
  expect((await plan('ours')).steps.map(({ line }) => line)).toContainEqual(expect.stringContaining('/unit'));
  expect((await plan('other')).steps.map(({ line }) => line)).not.toContainEqual(expect.stringContaining('/unit'));
});

describe('all of it', () => {
  const DESKTOP = '.config/autostart/pilotlight.desktop';
  const laid = async () => {
    home = await tempHome({
      ...SIGNED_IN(),
      [DESKTOP]: '[Desktop Entry]\n',
      'pilotlight-data/settings.json': '{}',
      'pilotlight-data/backups/default/a.json': '{}',
      'pilotlight-data/diary.txt': 'mine',
    });
    const command = await planInstallCommand(home.host, ['/usr/bin/node', '/srv/pilotlight.cjs']);
    if ('refused' in command) throw new Error(command.refused);
    await createRemedies(home.host).apply(command);
  };
  const there = async (name: string) => (await home.host.files.lstat(join(home.path, name))) !== null;

  it('goes in this order, and what stays is told', async () => {
    await laid();
    const { steps, stays } = await plan('ours');
    expect(steps.map(({ line }) => line)).toEqual([
      'Start no longer with the computer: remove /unit',
      `Start no longer with the desktop: remove ~/${DESKTOP}`,
      'Remove ~/.local/bin/pilotlight',
      'Remove what Pilotlight keeps in ~/pilotlight-data: settings, history, log, and the copies that undo needs',
    ]);
    for (const step of steps) expect(await step.run(), step.line).toBeNull();
    for (const gone of [DESKTOP, '.local/bin/pilotlight', 'pilotlight-data/settings.json'])
      expect(await there(gone), gone).toBe(false);
    expect(await there('pilotlight-data/backups/default/a.json')).toBe(true);
    expect(stays).toEqual([
      'Your backups stay in ~/pilotlight-data (--with-backups removes them, too).',
      'In ~/pilotlight-data stays what is not Pilotlight’s: diary.txt.',
      'What was repaired in your configuration stays repaired, and your login stays as it is.',
      'The program itself lies where you put it: remove that folder or package yourself.',
    ]);
  });

  it('goes with the backups when asked', async () => {
    await laid();
    const { steps, stays } = await plan(null, { keepBackups: false });
    for (const step of steps) expect(await step.run(), step.line).toBeNull();
    expect(await there('pilotlight-data/backups')).toBe(false);
    expect(stays.join()).not.toContain('backups stay');
  });

  it('is nothing where nothing is there', async () => {
    home = await tempHome({});
    const { steps, stays } = await plan(null, { autostart: null });
    expect(steps).toEqual([]);
    expect(stays).toHaveLength(2);
  });

  it('says what could not be removed', async () => {
    await laid();
    const autostart = {
      place: '/unit',
      read: async () => true,
      owner: async () => 'ours' as const,
      write: async () => false,
    };
    await home.put('.local/bin/pilotlight', '#!/bin/sh\n');
    await chmod(join(home.path, '.local/bin/pilotlight'), 0o755);
    const files = { ...home.host.files, remove: async () => false };
    const host = { ...home.host, files };
    const profiles = [{ facts: await home.profile(), machine: NO_MACHINE }];
    const means = { engine: createRemedies(host), vault: memoryVault(), autostart, profiles, keepBackups: true };
    const { steps, stays } = await planUninstall(host, means);
    expect(stays).toContain('~/.local/bin/pilotlight is not from Pilotlight, so it stays.');
    expect(await Promise.all(steps.map((step) => step.run()))).toEqual([
      '/unit could not be removed.',
      `${join(home.path, DESKTOP)} could not be removed.`,
      expect.stringMatching(/^In ~\/pilotlight-data could not be removed: .*settings\.json.*\.$/),
    ]);
  });

  it.each([
    ['darwin', 'If the desktop app starts with the computer: System Settings, General, Login Items.'],
    ['win32', 'If the desktop app starts with the computer: Settings, Apps, Startup.'],
  ] as const)('on %s says where the desktop app is taken off', async (platform, sentence) => {
    const host = createSimulatedHost({ platform });
    const means = {
      engine: createRemedies(host),
      vault: memoryVault(),
      autostart: null,
      profiles: [],
      keepBackups: true,
    };
    expect((await planUninstall(host, means)).stays).toContain(sentence);
  });
});
