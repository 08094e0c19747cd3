import { describe, expect, it } from 'vitest';
import { findPanelTone, xfcePanelTone } from '../../../src/main/tray/panel-tone.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';

const XFCE = '/home/ada/.config/xfce4/xfconf/xfce-perchannel-xml/xfce4-panel.xml';
const coloured = (shade: number) => `<property name="panel-1" type="empty">
  <property name="background-style" type="uint" value="1"/>
  <property name="background-rgba" type="array">${`<value type="double" value="${shade}"/>`.repeat(3)}</property>
</property>`;

describe('what Xfce keeps of its panel', () => {
  it.each([
    [coloured(0.1), 'dark'],
    [coloured(0.95), 'light'],
    ['<property name="dark-mode" type="bool" value="true"/>', 'dark'],
    ['<property name="dark-mode" type="bool" value="false"/>', 'light'],
    ['<channel/>', null],
    ['not XML at all', null],
  ])('%s: %s', (xml, panel) => expect(xfcePanelTone(xml)).toBe(panel));
});

describe('the colour behind the icon', () => {
  const theme = { shouldUseDarkColors: false, shouldUseDarkColorsForSystemIntegratedUI: true };

  it('on Windows is that of the task bar, not of windows', async () => {
    expect(await findPanelTone(createSimulatedHost(), 'win32', theme)).toBe('dark');
    expect(
      await findPanelTone(createSimulatedHost(), 'win32', {
        shouldUseDarkColors: true,
        shouldUseDarkColorsForSystemIntegratedUI: false,
      }),
    ).toBe('light');
  });

  it('on macOS is the system’s', async () => {
    expect(await findPanelTone(createSimulatedHost(), 'darwin', theme)).toBe('light');
  });

  it.each([
    ['ubuntu:GNOME', 'dark'],
    ['X-Cinnamon', 'dark'],
    ['KDE', 'light'],
    ['LXQt', 'light'],
    ['XFCE', 'light'],
    ['', 'dark'],
  ])('on Linux, %j under a light theme: %s', async (desktop, panel) => {
    const host = createSimulatedHost();
    expect(await findPanelTone({ ...host, env: { XDG_CURRENT_DESKTOP: desktop } }, 'linux', theme)).toBe(panel);
  });

  it.each([
    ['XFCE', 'light'],
    ['', 'light'],
    ['KDE', 'dark'],
  ])('%j, where a light panel of Xfce is set up and the theme is dark: %s', async (desktop, panel) => {
    const host = createSimulatedHost();
    await host.files.write(XFCE, coloured(0.9), 0o600);
    const dark = { ...theme, shouldUseDarkColors: true };
    expect(await findPanelTone({ ...host, env: { XDG_CURRENT_DESKTOP: desktop } }, 'linux', dark)).toBe(panel);
  });
});
