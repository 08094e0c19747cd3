/** Whatever a test draws at random comes from one seed. `PILOTLIGHT_SEED` repeats a run; CI takes the commit's. */
import fc from 'fast-check';

/** A run that was given no seed draws one, and its failures print it. */
export const SEED = Number(process.env.PILOTLIGHT_SEED ?? Math.floor(Math.random() * 2 ** 28));

fc.configureGlobal({ seed: SEED });

export default fc;
