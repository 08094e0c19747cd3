/** Which mutants are tried where there is no time for all: the same ones for the same seed. */

/**
 * @param {number} id
 * @param {number} seed
 * @param {number} share  0 to 1
 */
export function isDrawn(id, seed, share) {
  let mixed = Math.imul(id ^ Math.imul(seed, 0x9e3779b1), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32 < share;
}
