/** Where the window opens. Pure: rectangles in, a corner out. */
import type { Platform } from '../tray/tray-view.ts';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Display {
  bounds: Box;
  /** Without panels, dock and task bar. */
  workArea: Box;
}

/** How the window behaves: a popover hangs on the tray and goes when it loses the focus. */
export type WindowKind = 'popover' | 'window';

const GAP_PX = 8;

/**
 * @param wayland  a Wayland session: no program may place its windows there
 * @param tray     a tray icon is there to hang a popover on
 */
export function windowKind(platform: Platform, wayland: boolean, tray: boolean): WindowKind {
  return tray && !(platform === 'linux' && wayland) ? 'popover' : 'window';
}

/**
 * The upper left corner for a popover.
 * @param anchor  the tray icon, or an empty box where the pointer is; null: neither is known
 */
export function placePopover(
  size: Pick<Box, 'width' | 'height'>,
  anchor: Box | null,
  { bounds, workArea }: Display,
): { x: number; y: number } {
  const from = anchor ?? cornerOfPanel(bounds, workArea);
  const x = from.x + from.width / 2 - size.width / 2;
  const below = from.y + from.height / 2 < bounds.y + bounds.height / 2;
  const y = below ? from.y + from.height + GAP_PX : from.y - size.height - GAP_PX;
  return {
    x: clamp(x, workArea.x + GAP_PX, workArea.x + workArea.width - size.width - GAP_PX),
    y: clamp(y, workArea.y + GAP_PX, workArea.y + workArea.height - size.height - GAP_PX),
  };
}

/** The end of the panel where trays usually are: right, above or below, as the free area tells. */
function cornerOfPanel(bounds: Box, workArea: Box): Box {
  const top = workArea.y > bounds.y;
  const y = top ? bounds.y : bounds.y + bounds.height;
  return { x: bounds.x + bounds.width, y, width: 0, height: 0 };
}

/** A screen too small for the window shows its upper left corner. */
function clamp(value: number, least: number, most: number): number {
  return Math.round(Math.max(least, Math.min(value, most)));
}
