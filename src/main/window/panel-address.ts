import { PANEL_ORIGIN, SETTINGS_HASH } from '../../shared/channels.ts';

/** The page of the window. */
export const PANEL_PAGE = `${PANEL_ORIGIN}/`;

/** Which of its views the page begins with. */
export type PanelView = 'home' | 'settings';

/** A change behind the "#" alone reaches a page that is there already. */
export function panelPage(view: PanelView): string {
  return view === 'home' ? PANEL_PAGE : `${PANEL_PAGE}${SETTINGS_HASH}`;
}

/** True for an address of the window's own page. Node has no origin for a scheme of our own, so the parts are compared. */
export function isPanelAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === 'app:' && host === 'panel' && username === '' && password === '';
}
