import { PANEL_ORIGIN } from '../../shared/channels.ts';

/** The page of the window. */
export const PANEL_PAGE = `${PANEL_ORIGIN}/`;

/** True for an address of the window's own page. Node has no origin for a scheme of our own, so the parts are compared. */
export function isPanelAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === 'app:' && host === 'panel' && username === '' && password === '';
}
