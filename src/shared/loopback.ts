/** True for `127.0.0.1` and its like, `[::1]` and `localhost`, which never leave the machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** Whoever listens there does so on this machine, however it is written. @param host  of an address, without its port */
export function isThisMachine(host: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[?::1\]?|0\.0\.0\.0|.+\.localhost)$/i.test(host);
}
