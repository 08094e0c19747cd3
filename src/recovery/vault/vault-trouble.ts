/** What keeps the system's vault from answering, and what to say about it. */

export type VaultTrouble = 'no-bus' | 'no-service' | 'no-keyring' | 'locked' | 'no-library' | 'timeout' | 'failed';

/** The library's errors carry no code: only their text tells them apart. */
const SIGNS: readonly [RegExp, VaultTrouble][] = [
  [/native addon|libsecret.*(cannot open|not found)|cannot open shared object/i, 'no-library'],
  [/locked collection|is locked|interaction is not allowed/i, 'locked'],
  [/object does not exist at path|no such object path/i, 'no-keyring'],
  [/org\.freedesktop\.secrets|ServiceUnknown/i, 'no-service'],
  [/autolaunch|dbus-launch|could not connect|d-?bus|connection (is )?(closed|refused)/i, 'no-bus'],
];

export function explainVaultError(text: string): VaultTrouble {
  return SIGNS.find(([sign]) => sign.test(text))?.[1] ?? 'failed';
}
