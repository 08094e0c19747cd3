/** Chromium knows no scheme of ours, so that `app://panel/x` is `https://panel.app.double/x` to it. A limit of the double. */

const SUFFIX = '.double';

/** For Chromium. */
export function toBrowser(address: string): string {
  const own = /^([a-z]+):\/\/([^/?#]+)(.*)$/.exec(address);
  if (!own || own[1] === 'https' || own[1] === 'http') return address;
  return `https://${own[2]}.${own[1]}${SUFFIX}${own[3]}`;
}

/** As Electron would have said it. */
export function fromBrowser(address: string): string {
  const [, host, scheme, rest] = /^https:\/\/([^./]+)\.([a-z]+)\.double(.*)$/.exec(address) ?? [];
  return host === undefined ? address : `${scheme}://${host}${rest}`;
}

/** Origin as Electron serialises it: of a standard scheme, scheme and host. */
export function originOf(address: string): string {
  return /^[a-z]+:\/\/[^/?#]+/.exec(fromBrowser(address))?.[0] ?? 'null';
}
