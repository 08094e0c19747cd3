/** Reads what follows `npm start --`. */

/** Answered by the terminal program itself, as it stands. */
const ANSWERED_THERE = new Set(['--help', '-h', '--version', '-v']);

/** Only the terminal can do these. */
const TERMINAL_ONLY = ['--headless', '--once', '--json'];

/**
 * @param {readonly string[]} argv
 * @returns {{ mayUseTray: boolean, terminal: readonly string[] }} `terminal`: what the terminal program is given when there is no tray
 */
export function readStartArguments(argv) {
  const [first] = argv;
  const isCommand = first !== undefined && !first.startsWith('-');
  if (isCommand || (first && ANSWERED_THERE.has(first))) return { mayUseTray: false, terminal: argv };
  return {
    mayUseTray: !argv.some((arg) => TERMINAL_ONLY.includes(arg)),
    terminal: ['serve', ...argv.filter((arg) => arg !== '--headless')],
  };
}
