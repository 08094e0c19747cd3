import { expect, it } from 'vitest';
import { saveInTurn } from '../../../src/monitor/settings/save-in-turn.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/shared/settings.ts';

it('saves the settings as they are by then, and hands over nothing older that stands in the file', async () => {
  let now: Settings = DEFAULT_SETTINGS;
  const kept: Settings[] = [];
  let go = (): void => {};
  const first = new Promise<void>((resolve) => {
    go = resolve;
  });
  const saver = saveInTurn(
    () => now,
    async (settings) => {
      if (kept.push(settings) === 1) await first;
      return { settings, trouble: null };
    },
  );
  const saves = [saver.save(), saver.save()];
  await Promise.resolve();
  now = { ...DEFAULT_SETTINGS, urgentSound: !DEFAULT_SETTINGS.urgentSound };
  const read = saver.read(() => DEFAULT_SETTINGS);
  const third = saver.save();
  go();
  expect((await Promise.all(saves)).map(({ trouble }) => trouble)).toEqual([null, null]);
  expect(await read).toBeNull();
  await third;
  expect(kept.map(({ urgentSound }) => urgentSound)).toEqual([
    DEFAULT_SETTINGS.urgentSound,
    now.urgentSound,
    now.urgentSound,
  ]);
  expect(await saver.read(() => DEFAULT_SETTINGS)).toBe(DEFAULT_SETTINGS);
});

it('was not kept where saving throws, and goes on', async () => {
  let calls = 0;
  const saver = saveInTurn(
    () => DEFAULT_SETTINGS,
    async (settings) => {
      calls += 1;
      if (calls === 1) throw new Error('the system refuses');
      return { settings, trouble: null };
    },
  );
  expect(await saver.save()).toEqual({
    settings: DEFAULT_SETTINGS,
    trouble: 'That did not work, and it is Pilotlight’s own fault. What you chose holds until Pilotlight ends.',
  });
  const kept = { settings: DEFAULT_SETTINGS, trouble: null };
  expect(await saver.save()).toEqual(kept);
  expect(await saveInTurn(() => DEFAULT_SETTINGS, undefined).save()).toEqual(kept);
});
