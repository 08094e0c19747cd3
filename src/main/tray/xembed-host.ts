/**
 * Whether a panel of the older kind (XEmbed) shows icons on this X screen: it then owns the selection
 * `_NET_SYSTEM_TRAY_S0`. Only the X server knows, and no program that asks it comes with every desktop.
 * @see https://specifications.freedesktop.org/systemtray-spec/latest/
 * @see https://www.x.org/releases/current/doc/xproto/x11protocol.html
 */
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';

const TIMEOUT_MS = 2_000;
const SELECTION = '_NET_SYSTEM_TRAY_S0';
const COOKIE = 'MIT-MAGIC-COOKIE-1';

const INTERN_ATOM = 16;
const GET_SELECTION_OWNER = 23;

/** @returns null when there is no X server of this machine to ask, or it does not answer */
export function hasSystemTray(env: Readonly<Record<string, string | undefined>>): Promise<boolean | null> {
  const number = /^(?:unix)?:(\d+)(?:\.\d+)?$/.exec(env.DISPLAY ?? '')?.[1];
  if (number === undefined) return Promise.resolve(null);
  return new Promise((resolve) => {
    const socket = connect(`/tmp/.X11-unix/X${number}`);
    const settle = (answer: boolean | null): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(TIMEOUT_MS, () => settle(null));
    socket.once('error', () => settle(null));
    socket.once('close', () => settle(null));
    void converse(socket, findCookie(env, number)).then(settle, () => settle(null));
  });
}

async function converse(socket: Socket, cookie: Buffer): Promise<boolean | null> {
  const read = reader(socket);
  socket.write(hello(cookie));
  const head = await read(8);
  await read(head.readUInt16LE(6) * 4);
  if (head[0] !== 1) return null;
  socket.write(internAtom(SELECTION));
  const atom = (await read(32)).readUInt32LE(8);
  // Nobody ever spoke of it.
  if (atom === 0) return false;
  socket.write(selectionOwner(atom));
  return (await read(32)).readUInt32LE(8) !== 0;
}

/** @returns a function that gives the next bytes, so many */
function reader(socket: Socket): (length: number) => Promise<Buffer> {
  const chunks = socket[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let held = Buffer.alloc(0);
  return async (length) => {
    while (held.length < length) {
      const { done, value } = await chunks.next();
      if (done) throw new Error('the X server hung up');
      held = Buffer.concat([held, value]);
    }
    const part = held.subarray(0, length);
    held = held.subarray(length);
    return part;
  };
}

function hello(cookie: Buffer): Buffer {
  const name = cookie.length > 0 ? Buffer.from(COOKIE) : Buffer.alloc(0);
  const head = Buffer.alloc(12);
  head.write('l');
  head.writeUInt16LE(11, 2);
  head.writeUInt16LE(name.length, 6);
  head.writeUInt16LE(cookie.length, 8);
  return Buffer.concat([head, padded(name), padded(cookie)]);
}

/** Only if it exists: asking leaves nothing behind. */
function internAtom(name: string): Buffer {
  const text = padded(Buffer.from(name));
  const head = Buffer.alloc(8);
  head[0] = INTERN_ATOM;
  head[1] = 1;
  head.writeUInt16LE(2 + text.length / 4, 2);
  head.writeUInt16LE(name.length, 4);
  return Buffer.concat([head, text]);
}

function selectionOwner(atom: number): Buffer {
  const request = Buffer.alloc(8);
  request[0] = GET_SELECTION_OWNER;
  request.writeUInt16LE(2, 2);
  request.writeUInt32LE(atom, 4);
  return request;
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

/** The server's key for this display out of the user's Xauthority; empty: there is none, and it may ask for none. */
function findCookie(env: Readonly<Record<string, string | undefined>>, number: string): Buffer {
  try {
    const file = readFileSync(env.XAUTHORITY ?? join(env.HOME ?? '', '.Xauthority'));
    for (let at = 0; at < file.length; ) {
      at += 2;
      const fields: Buffer[] = [];
      for (let index = 0; index < 4; index++) {
        const length = file.readUInt16BE(at);
        fields.push(file.subarray(at + 2, at + 2 + length));
        at += 2 + length;
      }
      const [, display, name, cookie] = fields;
      if (String(name) === COOKIE && cookie && ['', number].includes(String(display))) return cookie;
    }
  } catch {
    // No such file, or a broken one.
  }
  return Buffer.alloc(0);
}
