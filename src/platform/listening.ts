/** Whether anybody takes connections at a port of this machine. Nothing is said to whoever does. */

const TIMEOUT_MS = 400;

/** @returns null when that cannot be told in time */
export async function isListening(host: string, port: number): Promise<boolean | null> {
  const { connect } = await import('node:net');
  return new Promise((resolve) => {
    const socket = connect({ host: host.replace(/^\[(.*)\]$/, '$1'), port });
    const settle = (heard: boolean | null): void => {
      clearTimeout(limit);
      socket.destroy();
      resolve(heard);
    };
    const limit = setTimeout(() => settle(null), TIMEOUT_MS);
    socket.once('connect', () => settle(true));
    socket.once('error', ({ code }: NodeJS.ErrnoException) => settle(code === 'ECONNREFUSED' ? false : null));
  });
}
