import { patience } from '../patience.ts';

/** `PILOTLIGHT_HARM=full` tries all of what the ordinary run tries a part of. */
export const FULL = process.env.PILOTLIGHT_HARM === 'full';

/** The whole of it takes longer. */
export const LIMIT_MS = patience(FULL ? 1_800_000 : 300_000);
