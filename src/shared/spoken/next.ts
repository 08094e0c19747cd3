/** The next step in words, where the table's own few would only name a thing. */

const SAID: Readonly<Record<string, string>> = {
  'check network': 'check the network of this computer; Pilotlight looks again by itself',
  'check proxy, VPN or DNS': 'check the proxy, the VPN and the name server (DNS) of this computer',
  'check the key in the console': 'see in the Claude Console whether the key still exists and has credit',
  'open status page': 'see on the status page how far Anthropic is',
  'open the network sign-in page': 'open any web page and sign in to this network there',
};

/** Small at its beginning, no full stop at its end: it stands behind "Next:", or is made a sentence by whoever shows it. */
export function sayNext(next: string): string {
  return SAID[next] ?? next;
}
