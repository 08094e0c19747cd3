/** Panels that show a tray: Xfce's, which speaks StatusNotifier, dark or light; and tint2, which knows XEmbed alone. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasSystemTray } from '../../../src/main/tray/xembed-host.ts';
import type { DesktopSession } from './session.ts';
import { giveToUser } from './user.ts';
import { until, untilOwned } from './wait.ts';

export type Panel = 'dark' | 'light' | 'xembed';

/** Red, green and blue of the panels here, 0 to 255. */
export const PANEL_COLOURS = { dark: 0x1e, light: 0xf2 } as const;

export const PANEL_HEIGHT = 32;

const WATCHER = 'org.kde.StatusNotifierWatcher';

export async function startPanel(session: DesktopSession, panel: Panel): Promise<void> {
  if (panel === 'xembed') return startTint2(session);
  return startXfcePanel(session, PANEL_COLOURS[panel]);
}

async function startXfcePanel({ bus, folder, programs }: DesktopSession, shade: number): Promise<void> {
  const settings = join(folder, 'config/xfce4/xfconf/xfce-perchannel-xml');
  mkdirSync(settings, { recursive: true });
  writeFileSync(join(settings, 'xfce4-panel.xml'), xfceSettings(shade / 255));
  giveToUser(join(folder, 'config'));
  programs.start('xfce4-panel', ['--disable-wm-check']);
  await untilOwned(bus, WATCHER);
}

const xfceSettings = (shade: number) => `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array"><value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="${PANEL_HEIGHT}"/>
      <property name="icon-size" type="uint" value="24"/>
      <property name="background-style" type="uint" value="1"/>
      <property name="background-rgba" type="array">
        <value type="double" value="${shade}"/><value type="double" value="${shade}"/>
        <value type="double" value="${shade}"/><value type="double" value="1"/>
      </property>
      <property name="plugin-ids" type="array"><value type="int" value="1"/><value type="int" value="2"/></property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="separator"><property name="expand" type="bool" value="true"/>
      <property name="style" type="uint" value="0"/></property>
    <property name="plugin-2" type="string" value="systray"><property name="icon-size" type="uint" value="24"/></property>
  </property>
</channel>
`;

const TINT2 = `rounded = 0
border_width = 0
background_color = #1e1e1e 100
panel_items = S
panel_position = top right horizontal
panel_size = 100% ${PANEL_HEIGHT}
panel_background_id = 1
systray_padding = 4 4 4
systray_icon_size = 24
`;

async function startTint2({ env, folder, programs, screen }: DesktopSession): Promise<void> {
  writeFileSync(join(folder, 'tint2rc'), TINT2);
  const { child, output } = programs.start('tint2', ['-c', join(folder, 'tint2rc')]);
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`tint2 ended: ${output()}`);
    if ((await screen.windows(child.pid ?? 0)).length === 0) throw new Error(`tint2 shows nothing: ${output()}`);
    // An icon that comes before the panel takes icons goes elsewhere.
    if (!(await hasSystemTray(env))) throw new Error(`tint2 takes no icons: ${output()}`);
  });
}
