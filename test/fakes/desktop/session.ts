import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { strict } from './strict.ts';

type Handler = Parameters<Electron.Protocol['handle']>[1];
type Decide = Exclude<Parameters<Electron.WebRequest['onBeforeRequest']>[0], Electron.WebRequestFilter | null>;
type PermissionRequest = Parameters<Electron.Session['setPermissionRequestHandler']>[0];
type PermissionCheck = Parameters<Electron.Session['setPermissionCheckHandler']>[0];
type DeviceCheck = Parameters<Electron.Session['setDevicePermissionHandler']>[0];

type Members =
  | 'resolveProxy'
  | 'setDevicePermissionHandler'
  | 'setPermissionCheckHandler'
  | 'setPermissionRequestHandler'
  | 'setSpellCheckerEnabled';

export class Session extends EventEmitter implements Pick<Electron.Session, Members> {
  readonly schemes = new Map<string, Handler>();
  beforeRequest: Decide | null = null;
  permissionRequest: PermissionRequest = null;
  permissionCheck: PermissionCheck = null;
  deviceCheck: DeviceCheck = null;

  readonly protocol = strict(
    {
      handle: (scheme: string, handler: Handler) => {
        if (this.schemes.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
        this.schemes.set(scheme, handler);
      },
    } satisfies Pick<Electron.Protocol, 'handle'>,
    'session.protocol',
  );

  readonly webRequest = strict(
    {
      onBeforeRequest: (listener: Decide) => {
        this.beforeRequest = listener;
      },
    },
    'session.webRequest',
  );

  setPermissionRequestHandler(handler: PermissionRequest): void {
    this.permissionRequest = handler;
  }

  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.permissionCheck = handler;
  }

  setDevicePermissionHandler(handler: DeviceCheck): void {
    this.deviceCheck = handler;
  }

  setSpellCheckerEnabled(enable: boolean): void {
    if (enable) throw new Error('electron double: nobody should want spelling');
  }

  async resolveProxy(): Promise<string> {
    return 'DIRECT';
  }

  /** What the session does with a request of a page: an answer, or null when it is cancelled or leads nowhere. */
  async answer(url: string): Promise<Response | null> {
    const { cancel } = await this.#ask(url);
    const handler = this.schemes.get(new URL(url).protocol.slice(0, -1));
    return cancel || !handler ? null : handler(new Request(url) as Parameters<Handler>[0]);
  }

  #ask(url: string): Promise<Electron.CallbackResponse> {
    return new Promise((resolve) => {
      if (this.beforeRequest === null) resolve({});
      else this.beforeRequest({ url } as Electron.OnBeforeRequestListenerDetails, resolve);
    });
  }
}

const sessions = new Map<string, Session>();

/** The double's own view of a session that the product holds. */
export function rawSession(name: string): Session {
  const known = sessions.get(name) ?? new Session();
  sessions.set(name, known);
  return known;
}

const wrapped = new Map<string, Session>();
function wrappedSession(name: string): Session {
  const known = wrapped.get(name) ?? strict(rawSession(name), 'Session');
  wrapped.set(name, known);
  return known;
}

/** Which raw session is behind what a window was given. */
export function sessionBehind(given: unknown): Session {
  for (const [name, proxy] of wrapped) if (proxy === given) return rawSession(name);
  throw new Error('electron double: a window needs a session made by session.fromPartition');
}

export const session = strict(
  {
    get defaultSession() {
      return wrappedSession('default');
    },
    fromPartition: (partition: string, _options?: Electron.FromPartitionOptions) => wrappedSession(partition),
  },
  'session',
);
