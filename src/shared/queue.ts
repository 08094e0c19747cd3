/** Work that must not overlap: one after the other, in the order it came. */

/** @returns takes work, and resolves as the work does; one that fails does not hold up the next */
export function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}
