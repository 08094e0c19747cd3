/** The report of all benches: what bench/parts/figures.ts kept, as one page of Markdown. */

/**
 * @typedef {{ what: string, unit: string, values: number[], reference?: { name: string, values: number[] },
 *   aim?: { of: 'median' | 'p99' | 'ratio' | 'beyond', atMost: number } }} Figure
 * @typedef {{ what: string, unit: string, size: number, of: string, value: number }} Scaled
 * @typedef {{ bench: string, failed: boolean, figures: (Figure | Scaled)[] }} Ran
 * @typedef {{ date: string, machine: string, versions: string, load: string }} Conditions
 */

/**
 * @param {Conditions} conditions
 * @param {readonly Ran[]} ran
 * @returns {string} Markdown
 */
export function writeReport({ date, machine, versions, load }, ran) {
  const failed = ran.filter((one) => one.failed).map(({ bench }) => bench);
  const rows = ran.flatMap(({ bench, figures }) => figures.filter(isFigure).map((figure) => rowOf(bench, figure)));
  const scaled = ran.flatMap(({ figures }) => figures.filter((figure) => !isFigure(figure)));
  return [
    `# Bench report, ${date}`,
    '',
    `${machine}; ${versions}; load ${load}. Medians; in parentheses where the middle eighty of a hundred samples lie.`,
    ...(failed.length > 0 ? ['', `**Did not run to the end:** ${failed.join(', ')}.`] : []),
    '',
    '| bench | what | measured | samples | beside it, in the same run | aim | |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    ...growthOf(/** @type {Scaled[]} */ (scaled)),
  ].join('\n');
}

/**
 * @param {Figure | Scaled} figure
 * @returns {figure is Figure}
 */
function isFigure(figure) {
  return 'values' in figure;
}

/**
 * @param {string} bench
 * @param {Figure} figure
 */
function rowOf(bench, figure) {
  const { what, unit, values, reference, aim } = figure;
  const beside = reference ? `${reference.name}: ${describe(reference.values, unit)}${times(figure)}` : '';
  const outcome = aim ? judge(figure, aim) : null;
  const met = outcome === null ? '' : outcome.value <= (aim?.atMost ?? 0) ? 'met' : 'not met';
  const cells = [bench, what, describe(values, unit), values.length, beside, outcome?.aim ?? '', met];
  return `| ${cells.join(' | ')} |`;
}

/** @param {Figure} figure */
function times({ values, reference }) {
  return reference ? `, so ${short(quantile(values, 0.5) / quantile(reference.values, 0.5))} times` : '';
}

/**
 * @param {Figure} figure
 * @param {NonNullable<Figure['aim']>} aim
 */
function judge({ values, unit, reference }, aim) {
  const median = quantile(values, 0.5);
  const against = quantile(reference?.values ?? [], 0.5);
  const { value, said } = {
    median: { value: median, said: `${short(aim.atMost)} ${unit}` },
    p99: { value: quantile(values, 0.99), said: `p99 ${short(aim.atMost)} ${unit}` },
    ratio: { value: median / against, said: `${short(aim.atMost)} times ${reference?.name}` },
    beyond: { value: median - against, said: `${short(aim.atMost)} ${unit} beyond it` },
  }[aim.of];
  const seen = aim.of === 'median' || aim.of === 'ratio' ? '' : ` (${short(value)})`;
  return { value, aim: `${said}${seen}` };
}

/**
 * @param {readonly number[]} values
 * @param {string} unit
 */
function describe(values, unit) {
  const median = `${short(quantile(values, 0.5))} ${unit}`;
  return values.length < 5 ? median : `${median} (${short(quantile(values, 0.1))}–${short(quantile(values, 0.9))})`;
}

/** @param {readonly Scaled[]} scaled */
function growthOf(scaled) {
  const names = [...new Set(scaled.map(({ what }) => what))];
  if (names.length === 0) return [];
  const rows = names.map((what) => {
    const points = scaled.filter((point) => point.what === what).sort((a, b) => a.size - b.size);
    const [first] = points;
    const values = points.map(({ size, value }) => `${size.toLocaleString('en')}: ${short(value)}`).join(' · ');
    return `| ${what}, ${first?.unit} | ${first?.of} | ${values} | ${rateOf(points)} |`;
  });
  return [
    '| what grows | with the number of | at each size | growth |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    'Growth is the power with which what comes on top of the smallest size rises between the two largest: 1 is in step, 2 is its square, 0 is not at all.',
    '',
  ];
}

/**
 * @param {readonly { size: number, value: number }[]} points  ordered by size
 * @returns {string} the power, or a dash where nothing comes on top
 */
function rateOf(points) {
  const [first] = points;
  const [before, last] = points.slice(-2);
  if (points.length < 3 || !first || !before || !last) return '–';
  const [less, more] = [before.value - first.value, last.value - first.value];
  if (less <= 0 || more <= 0) return '–';
  return short(Math.log(more / less) / Math.log((last.size - first.size) / (before.size - first.size)));
}

/**
 * @param {readonly number[]} values
 * @param {number} share
 */
function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/**
 * Three digits are all that such a measurement holds.
 * @param {number} value
 */
function short(value) {
  return Number.isFinite(value) ? Number(value.toPrecision(3)).toLocaleString('en', { maximumFractionDigits: 3 }) : '?';
}
