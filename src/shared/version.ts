import { version } from '../../package.json';

/** Pilotlight's own version, from package.json at build time. */
export const VERSION: string = version;
