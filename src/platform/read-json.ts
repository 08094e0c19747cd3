import type { GenericSchema } from 'valibot';
import { parseJsonAs } from '../shared/json-as.ts';
import type { Host } from './host.ts';

/**
 * Reads one of Pilotlight's own JSON files.
 * @returns null where it is absent, unreadable, larger than `maxBytes`, no JSON, or not what the schema asks for
 */
export async function readJson<T>(
  { files }: Pick<Host, 'files'>,
  path: string,
  schema: GenericSchema<unknown, T>,
  maxBytes?: number,
): Promise<T | null> {
  const read = await files.read(path, maxBytes);
  return read.ok ? parseJsonAs(schema, new TextDecoder().decode(read.bytes)) : null;
}
