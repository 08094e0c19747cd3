/** The fallback: what it would do, what keeps it from working, what it costs. */

import { cannotRead } from '../common.ts';

export const FALLBACK = {
  noSuchFallback: ({ name }: { name: string }) =>
    `There is no fallback “${name}”. “pilotlight fallback add” makes a gateway.`,
  billedToCloud: 'Every request is billed to your account at the cloud provider, not to your plan.',
  fromNextStart: 'Running sessions go on as they are; the change takes effect the next time Claude Code starts.',
  yourKey: 'your API key',
  billedToKey: 'Every request is billed to the API key’s account, per token, not to your plan.',
  onAlready: ({ name }: { name: string }) => `The fallback “${name}” is on already. Switch it off first.`,
  settingsUnreadable: 'The settings file cannot be read.',
  title: ({ choice }: { choice: string }) => `Let Claude Code use ${choice}`,
  addTo: ({ names, path }: { names: string; path: string }) => `Add ${names} to ${path}`,
  noteSince: 'Note since when it is on, to remind you each day',
  unreadable: cannotRead,
  notOn: 'No fallback is on, so there is nothing to switch off.',
  noteOff: 'Note that it is off',
  back: 'Back to my plan: switch the fallback off',
  changedSince: ({ names }: { names: string }) => `Changed since, and left as it is: ${names}.`,
  notesDamaged:
    'What Pilotlight noted about the fallback is damaged, so it does not know whether the vault holds a key. Store it again (“pilotlight fallback key”) or remove it (“pilotlight fallback forget”).',
  noProgram:
    'A key is kept, but no program here could give it to Claude Code. Install “secret-tool” (Debian: libsecret-tools) or the pilotlight command.',
  onNotUsed: ({ reason }: { reason: string }) => `The fallback is on, but not used. ${reason}`,
  inUse: 'Claude Code uses the fallback instead of your plan.',
  noKey: 'No API key is kept yet; with one you could work on while sign-in is down.',
  ready: 'A key is ready in the system vault; nothing is billed while the fallback is off.',
  keyCommand: 'fallback key',
  addCommand: ({ name }: { name: string }) => `fallback add ${name}`,
  tokenOf: ({ name }: { name: string }) => `the token of ${name}`,
  notInVault: ({ what, command }: { what: string; command: string }) =>
    `The vault does not hold ${what} yet. Store it first: “pilotlight ${command}”.`,
  fixAccess: ({ path }: { path: string }) => `${path} cannot be read; fix its permissions first.`,
  invalidSettings: ({ path }: { path: string }) =>
    `${path} is not valid JSON, so Claude Code ignores it. Repair it first (“pilotlight repair”).`,
  ownHelper: ({ path }: { path: string }) =>
    `${path} has an apiKeyHelper of its own, which Pilotlight does not replace. Remove it yourself if the fallback is to take its place.`,
  setAlready: ({ path, name }: { path: string; name: string }) =>
    `${path} sets ${name} already. Remove that first, so that it can be put back as it was.`,
  unavailable: 'This version has no API-key fallback.',
} as const;

export const FALLBACK_AGAIN = {
  keyGone:
    'The API key is no longer in the vault, so the fallback would be on without one. Nothing was changed. Store the key again (“pilotlight fallback key”), then switch the fallback on.',
  tokenGone: ({ name }: { name: string }) =>
    `The token of “${name}” is no longer in the vault, so the gateway would be on without one. Nothing was changed. Store the token again (“pilotlight fallback add ${name}”), then switch the gateway on.`,
  gatewayRemoved: ({ name }: { name: string }) =>
    `The gateway “${name}” was removed since. Nothing was changed. Add it again (“pilotlight fallback add ${name}”), then switch it on.`,
  addressChanged: ({ name }: { name: string }) =>
    `The gateway “${name}” has another address by now. Nothing was changed. Turn it on again (“pilotlight fallback on ${name}”).`,
} as const;

export const FALLBACK_BEATEN = {
  otherProvider: ({ provider, choice }: { provider: string; choice: string }) =>
    `${provider} is switched on for Claude Code and wins over ${choice}. Switch that off first.`,
  lacks: ({ what }: { what: string }) => `Claude Code would still lack: ${what}.`,
  managed: ({ choice }: { choice: string }) =>
    `Managed settings of your organization keep Claude Code from using ${choice}. Ask whoever manages them.`,
  anotherHost: 'another host',
  otherAddress: ({ host, choice }: { host: string; choice: string }) =>
    `ANTHROPIC_BASE_URL sends Claude Code’s requests to ${host}, so ${choice} would go there. Remove that variable first.`,
  otherCredential: ({ credential, place, choice }: { credential: string; place: string; choice: string }) =>
    `${credential} (${place}) wins over ${choice}. Remove it, or set it empty, first.`,
} as const;

export const FALLBACK_STEPS = {
  removeFile: ({ path }: { path: string }) => `Remove ${path}, which was made for the fallback`,
  takeOut: ({ names, path }: { names: string; path: string }) => `Take ${names} out of ${path}`,
  notesDamaged: ({ line }: { line: string }) => `${line}; the notes are damaged and begun anew`,
} as const;
