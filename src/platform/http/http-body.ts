import { pipeline, type Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { TooBig } from './http-failure.ts';

const DECODERS: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** Reads and unpacks an answer; gives up as soon as more than `maxBytes` have come, packed or unpacked. */
export async function readBody(
  raw: Readable,
  encoding: string | undefined,
  maxBytes: number,
  stop: AbortSignal,
  onText?: (piece: string) => void,
): Promise<string> {
  const decoder = DECODERS[encoding?.trim().toLowerCase() ?? '']?.();
  // The loop below sees every error of the pipeline, so its own report is not needed.
  const body: AsyncIterable<Buffer> =
    decoder === undefined ? raw : (pipeline(raw, decoder as Readable & NodeJS.WritableStream, () => {}) as Readable);
  const onStop = (): void => {
    raw.destroy(stop.reason instanceof Error ? stop.reason : undefined);
  };
  stop.addEventListener('abort', onStop, { once: true });
  try {
    return await collect(body, maxBytes, onText);
  } finally {
    stop.removeEventListener('abort', onStop);
    raw.destroy();
  }
}

async function collect(
  body: AsyncIterable<Buffer>,
  maxBytes: number,
  onText?: (piece: string) => void,
): Promise<string> {
  const decoder = new StringDecoder('utf8');
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of body) {
    size += piece.length;
    if (size > maxBytes) throw new TooBig();
    pieces.push(piece);
    onText?.(decoder.write(piece));
  }
  return Buffer.concat(pieces).toString('utf8');
}
