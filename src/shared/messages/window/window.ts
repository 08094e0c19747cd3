/** Head and foot of the window: buttons, links, and the connection. */
import { NOTIFY_WHEN_IT_WORKS } from '../common.ts';
import { SERVICE } from './service.ts';

export const TOOLBAR = {
  check: 'Check now',
  checking: 'Checking…',
  checked: 'Up to date.',
  settings: 'Settings',
  tell: NOTIFY_WHEN_IT_WORKS,
  told: 'You will be notified.',
  copy: 'Copy',
  copied: 'Copied',
  saved: 'Saved',
  mutedUntil: 'Muted until',
  mutedForGood: 'Muted until you turn it back on',
} as const;

export const CONNECTION = {
  lost: 'Pilotlight does not answer. This is the last known status; the page reconnects by itself.',
  ended: 'This page’s link has been used. Open the newest link that pilotlight serve printed in the terminal.',
  waiting: 'Waiting for Pilotlight…',
  closing: 'You can close this tab. Pilotlight keeps watching.',
  goodbye: 'Pilotlight has ended. You can close this page; start it again where you started it before.',
} as const;

export const LINKS = {
  'status-page': SERVICE.statusPage,
  incident: SERVICE.openIncident,
  docs: 'Handbook',
  privacy: 'Privacy in full',
  licences: 'Licenses',
  releases: 'Releases',
  portal: 'Open the network’s page',
  'sign-in': 'Open the page',
  install: 'Open the instructions',
} as const;
