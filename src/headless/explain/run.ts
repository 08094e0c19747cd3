/** `pilotlight explain`: an error in words, with what is known right now. */
import { explain } from '../../diagnosis/explain/explain.ts';
import { describeSituation } from '../../diagnosis/explain/situation.ts';
import type { Host } from '../../platform/host.ts';
import { EXPLAIN_COMMAND } from '../../shared/messages/terminal/looking.ts';
import type { OthersReport } from '../../shared/others.ts';
import type { lookOnce } from '../doctor/look.ts';
import { FAILED, WRONG_USAGE } from '../exit-codes.ts';
import type { Run } from '../run.ts';
import { chooseInk } from '../terminal.ts';
import { readErrorText } from './read-error-text.ts';
import { describeExplanation } from './text.ts';

const MIN_WIDTH = 40;
const MAX_WIDTH = 100;

/**
 * @param look  how the machine is looked at; handed in, since the program has it already and a second way to it would make
 *   the build cut what `doctor` needs into pieces
 * @param knownOthers  whether others report it too, as far as that was asked a moment ago; handed in likewise
 * @returns a command that ends with 0: known; 1: not known, at best guessed, or unreadable; 64: nothing was given
 */
export const createRunExplain =
  (look: typeof lookOnce, knownOthers: (host: Host) => Promise<OthersReport | null>): Run =>
  async (context) => {
    const { host, options, stderr, stdout } = context;
    const looking = look(host, {
      offline: options.offline === true,
      configDir: typeof options['config-dir'] === 'string' ? options['config-dir'] : null,
      projectDir: null,
    });
    const [given, { report }] = await Promise.all([readErrorText(context), looking]);
    if (!given.ok) {
      stderr.write(`${given.message}\n`);
      return FAILED;
    }
    if (given.text.trim() === '') {
      stderr.write(`${EXPLAIN_COMMAND.nothingGiven}\n`);
      return WRONG_USAGE;
    }
    const now = host.clock.now();
    // What was asked a moment ago is known; a pasted text is no reason to ask.
    const others = await knownOthers(host);
    const explanation = explain(given.text, describeSituation(report, now, others));
    const width = Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, stdout.columns ?? MAX_WIDTH));
    stdout.write(
      options.json === true
        ? `${JSON.stringify(explanation, null, 2)}\n`
        : describeExplanation(explanation, chooseInk(stdout, host.env), now, width),
    );
    return explanation.known ? 0 : FAILED;
  };
