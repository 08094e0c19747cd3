/** `PILOTLIGHT_HARM=full` tries all of what the ordinary run tries a part of. */
export const FULL = process.env.PILOTLIGHT_HARM === 'full';

/** The whole of it takes longer, and a busy machine longer still. */
export const LIMIT_MS = FULL ? 1_800_000 : 300_000;
