/** Where metrics are served, as the command line names it. Pure. */
export interface MetricsAddress {
  host: string;
  port: number;
  /** Only programs of this machine get there. */
  loopback: boolean;
}

const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|localhost)$/;

/** `9469`, `127.0.0.1:9469`, `0.0.0.0:9469`, `[::]:9469`; null: none of these. */
export function readMetricsAddress(text: string): MetricsAddress | null {
  const [, bracketed, plain, digits] = /^(?:(?:\[([0-9a-fA-F:]+)\]|([\w.-]+)):)?(\d{1,5})$/.exec(text.trim()) ?? [];
  const port = Number(digits);
  if (digits === undefined || port > 65_535) return null;
  const host = bracketed ?? plain ?? '127.0.0.1';
  return { host, port, loopback: LOOPBACK.test(host) };
}
