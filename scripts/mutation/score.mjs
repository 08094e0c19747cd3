/** What became of the mutants, by file. */

/**
 * @typedef {{ killed: number, survived: number, undecided: number }} Counted  `undecided`: nobody noticed it, and some test that
 *   reaches it was not run with it
 * @typedef {{ killed: number[], reached: number[], loaded: number[], untried: number[] }} Tried  ids; `untried`: by some test, for lack of time
 * @typedef {import('./mutants.mjs').Mutant} Mutant
 */

/**
 * @param {readonly Mutant[]} mutants
 * @param {Tried} tried
 * @returns {{ rows: (Counted & { file: string })[], unnoticed: Mutant[], together: Counted, unreached: number, atLoading: number }}
 */
export function readScore(mutants, tried) {
  const [killed, reached, loaded, untried] = [tried.killed, tried.reached, tried.loaded, tried.untried].map(
    (ids) => new Set(ids),
  );
  const [unnoticed, together] = [/** @type {Mutant[]} */ ([]), none()];
  /** @type {Map<string, Counted>} */
  const files = new Map();
  const left = { unreached: 0, atLoading: 0 };
  for (const mutant of mutants) {
    const { file, id } = mutant;
    if (!reached?.has(id)) {
      left[loaded?.has(id) ? 'atLoading' : 'unreached'] += 1;
      continue;
    }
    const end = killed?.has(id) ? 'killed' : untried?.has(id) ? 'undecided' : 'survived';
    if (end === 'survived') unnoticed.push(mutant);
    const counted = files.get(file) ?? none();
    files.set(file, counted);
    counted[end] += 1;
    together[end] += 1;
  }
  const rows = [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([file, counted]) => ({ file, ...counted }));
  return { rows, unnoticed, together, ...left };
}

/** @returns {Counted} */
function none() {
  return { killed: 0, survived: 0, undecided: 0 };
}
