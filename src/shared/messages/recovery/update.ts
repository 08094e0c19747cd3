/** Updating Claude Code. */

import { CLAUDE_NOT_STARTED } from '../common.ts';

export const UPDATE = {
  systemPackage: 'your system’s package manager (the package is called claude-code)',
  nothingKnown:
    'The version of Claude Code that is installed cannot be read, and the newest one could not be asked for. Check the network.',
  faults: ({ list }: { list: string }) => ` With this version, ${list}.`,
  notAsked: ({ version, faults }: { version: string; faults: string }) =>
    `Claude Code ${version} is installed; the newest version could not be asked for. Check the network.${faults}`,
  notCompared: ({ newest, channel }: { newest: string; channel: string }) =>
    `The version of Claude Code that is installed cannot be read; ${newest} is the newest of the channel “${channel}”.`,
  newest: ({ version, channel, faults }: { version: string; channel: string; faults: string }) =>
    `Claude Code ${version} is the newest of the channel “${channel}”.${faults}`,
  byPackageManager: ({ command }: { command: string }) =>
    ` It came from a package manager, which updates it: ${command}.`,
  outdated: ({
    version,
    newest,
    channel,
    faults,
    how,
  }: {
    version: string;
    newest: string;
    channel: string;
    faults: string;
    how: string;
  }) => `Claude Code ${version} is installed, ${newest} is out (channel “${channel}”).${faults}${how}`,
  damaged: ({ path }: { path: string }) =>
    `${path} is damaged or cannot be read. Repair it before Claude Code is started.`,
  notStarted: CLAUDE_NOT_STARTED,
  notUpdated: ({ reason, version }: { reason: string; version: string }) =>
    `The update did not work. ${reason} Claude Code ${version} is still there.`,
  updated: ({ version }: { version: string }) =>
    `Claude Code is ${version} now. Running sessions keep the old version.`,
  newestAlready: ({ version }: { version: string }) => `Claude Code ${version} is the newest already.`,
  noVersion: 'no version',
  unchanged: ({ version }: { version: string }) =>
    `Claude Code says it updated itself, but ${version} is still what is installed.`,
  noAccess:
    'This account may not write where Claude Code is installed. Ask whoever installed it, or install it for yourself with “claude install”.',
  diskFull: 'The disk is full.',
  unreachable: 'The download server could not be reached. Check the network and the proxy.',
  noReason: 'Claude Code did not say why.',
  title: 'Update Claude Code',
} as const;
