/** Remembers what was said once and need not be said again: `told.json` in the data folder. */

import * as v from 'valibot';
import { createJsonStore } from '../../monitor/data-folder/json-store.ts';
import type { Host } from '../../platform/host.ts';
import type { Notifier } from '../../platform/notifications/notifier.ts';
import { HIDDEN_ICON, NO_TRAY } from '../../shared/messages/desktop.ts';
import type { TrayTrouble } from '../tray/tray-visibility.ts';

const Told = v.object({ version: v.literal(1), told: v.array(v.picklist(['no-tray', 'hidden'])) });

const SAYS = { 'no-tray': NO_TRAY, hidden: HIDDEN_ICON } as const satisfies Record<
  TrayTrouble,
  { title: string; body: string }
>;

/** Says why the light cannot be seen, unless it was said before. */
export async function notifyOnce(host: Host, trouble: TrayTrouble, notifier: Notifier): Promise<void> {
  const file = createJsonStore(host, 'told.json', Told, () => ({ version: 1 as const, told: [] }));
  const { told } = (await file.load()).value;
  if (told.includes(trouble)) return;
  file.keep({ version: 1, told: [...told, trouble] });
  await file.flush();
  await notifier.show({
    id: `told-${trouble}`,
    kind: 'setup',
    level: 'normal',
    at: host.clock.now(),
    episode: `told-${trouble}`,
    profile: null,
    ...SAYS[trouble],
    light: 'yellow',
    withdrawnAt: null,
  });
}
