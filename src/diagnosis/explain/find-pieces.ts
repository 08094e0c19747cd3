/** Finds many short texts in a long one in a single pass (Aho and Corasick's automaton). */

const LETTERS = 36;
/** Of a piece that occurs oftener than this at least so many of the last are kept: what went wrong stands at the end. */
const MAX_OCCURRENCES = 2000;

export interface PieceFinder {
  /** @returns for each piece, where it begins, ascending */
  find(letters: string): readonly (readonly number[])[];
}

const codeOf = (char: number): number => (char >= 97 ? char - 97 : char - 48 + 26);

/** @param pieces  of `a` to `z` and `0` to `9` only, none empty, none twice */
export function createPieceFinder(pieces: readonly string[]): PieceFinder {
  const size = pieces.reduce((sum, piece) => sum + piece.length, 1);
  const next = new Int32Array(size * LETTERS);
  const fail = new Int32Array(size);
  /** The piece that ends in a state, and the nearest shorter state in which one ends. */
  const ends = new Int32Array(size).fill(-1);
  const shorter = new Int32Array(size);
  let states = 1;
  for (const [index, piece] of pieces.entries()) {
    let state = 0;
    for (let at = 0; at < piece.length; at++) {
      const edge = state * LETTERS + codeOf(piece.charCodeAt(at));
      if (next[edge] === 0) next[edge] = states++;
      state = next[edge] ?? 0;
    }
    ends[state] = index;
  }
  connect();

  /** Breadth first: where to go on when a letter does not fit. */
  function connect(): void {
    const queue: number[] = [0];
    for (let head = 0; head < queue.length; head++) {
      const state = queue[head] ?? 0;
      for (let letter = 0; letter < LETTERS; letter++) {
        const edge = state * LETTERS + letter;
        const child = next[edge] ?? 0;
        const detour = state === 0 ? 0 : (next[(fail[state] ?? 0) * LETTERS + letter] ?? 0);
        if (child === 0) {
          next[edge] = detour;
          continue;
        }
        fail[child] = detour;
        shorter[child] = (ends[detour] ?? -1) >= 0 ? detour : (shorter[detour] ?? 0);
        queue.push(child);
      }
    }
  }

  return {
    find(letters) {
      const found: number[][] = pieces.map(() => []);
      let state = 0;
      for (let at = 0; at < letters.length; at++) {
        state = next[state * LETTERS + codeOf(letters.charCodeAt(at))] ?? 0;
        for (let end = state; end !== 0; end = shorter[end] ?? 0) {
          const piece = ends[end] ?? -1;
          const places = piece < 0 ? undefined : found[piece];
          if (!places) continue;
          places.push(at + 1 - (pieces[piece]?.length ?? 0));
          if (places.length >= 2 * MAX_OCCURRENCES) places.splice(0, MAX_OCCURRENCES);
        }
      }
      return found;
    },
  };
}
