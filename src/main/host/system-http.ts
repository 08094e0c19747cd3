import type { Http } from '../../platform/host.ts';
import { createHttp, type HttpOptions } from '../../platform/http/http.ts';

/** One answer of the system's proxy settings, as Chromium says it: `DIRECT`, `PROXY host:port; DIRECT`. */
export type ResolveProxy = (url: string) => Promise<string>;

const ASKED_ABOUT = 'https://status.claude.com/';
const VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];

/**
 * HTTP that takes the way the system's settings name, where no variable names one. Asked again after every `reset`,
 * since a laptop carried to another network has another proxy.
 */
export function createSystemHttp(options: HttpOptions, resolveProxy: ResolveProxy): Http {
  if (VARIABLES.some((name) => options.env[name])) return createHttp(options);
  let line: Promise<Http> | null = null;
  const open = async (): Promise<Http> => {
    const proxy = proxyAddress(await resolveProxy(ASKED_ABOUT).catch(() => 'DIRECT'));
    return createHttp(proxy === null ? options : { ...options, env: { ...options.env, https_proxy: proxy } });
  };
  return {
    async request(request) {
      line ??= open();
      return (await line).request(request);
    },
    reset() {
      const old = line;
      line = null;
      void old?.then((http) => http.reset());
    },
  };
}

/** The first way of Chromium's list, as an address; null: none, or of a kind that is not supported (SOCKS). */
export function proxyAddress(answer: string): string | null {
  const [, kind, at] = /^\s*(PROXY|HTTPS)\s+([^\s;]+)/i.exec(answer) ?? [];
  if (!kind || !at) return null;
  const address = `${kind.toUpperCase() === 'HTTPS' ? 'https' : 'http'}://${at}`;
  return URL.canParse(address) ? address : null;
}
