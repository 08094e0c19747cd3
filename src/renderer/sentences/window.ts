/** Head and foot of the window: buttons, links, and the connection. */
import { SERVICE } from './service.ts';

export const TOOLBAR = {
  check: 'Check now',
  checking: 'Checking…',
  checked: 'Everything was read anew.',
  settings: 'Settings',
  tell: 'Tell me when it works',
  told: 'You will be told.',
} as const;

export const CONNECTION = {
  lost: 'Pilotlight does not answer. This is what it said last; the page goes on by itself when it is back.',
  ended: 'This page’s link is used up. Open the newest link that pilotlight serve printed in the terminal.',
  waiting: 'Waiting for Pilotlight…',
  closing: 'You can close this tab. Pilotlight goes on watching.',
} as const;

export const LINKS = {
  'status-page': SERVICE.statusPage,
  incident: SERVICE.openIncident,
  docs: 'Handbook',
  privacy: 'Privacy in full',
  licences: 'Licences',
  releases: 'Releases',
  portal: 'Open the network’s page',
  'sign-in': 'Open the page',
} as const;
