import { join } from 'node:path';

/** The build, as scripts/build.mjs lays it out: this code ends up in `out/main/`, or in a chunk one folder below. */
export const OUT = join(import.meta.dirname, import.meta.dirname.endsWith('chunks') ? '../..' : '..');
