import { afterEach, expect, it } from 'vitest';
import { planUninstall } from '../../../src/recovery/install/uninstall.ts';
import { createRemedies } from '../../../src/recovery/remedies.ts';
import { NO_MACHINE, SIGNED_IN, type TempHome, tempHome } from '../temp-home.ts';
import { memoryVault } from '../vault/memory-vault.ts';

let home: TempHome;
afterEach(() => home.remove());

async function plan(entry: 'ours' | 'other' | null) {
  const autostart = { place: '/unit', read: async () => false, owner: async () => entry, write: async () => true };
  const profiles = [{ facts: await home.profile(), machine: NO_MACHINE }];
  const means = { engine: createRemedies(home.host), vault: memoryVault(), autostart, profiles, keepBackups: true };
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
