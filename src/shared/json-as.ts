/** JSON from outside that has to be what a schema asks for. Apart from json.ts, so that who only parses loads no library. */
import * as v from 'valibot';
import { parseJson } from './json.ts';

/** @returns null where it is no JSON, or not what the schema asks for */
export function parseJsonAs<T>(schema: v.GenericSchema<unknown, T>, text: string): T | null {
  const parsed = v.safeParse(schema, parseJson(text));
  return parsed.success ? parsed.output : null;
}
