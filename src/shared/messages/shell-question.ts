/** What is said before anybody agrees that the login shell is asked. */
import { SHELL_COMMAND, SHELL_QUESTION, SHELL_TIMEOUT_MS } from '../shell-question.ts';

export const ASK_SHELL = [
  'Pilotlight then starts your login shell as a new terminal does ($SHELL -lic, for bash also -ic), so that its start-up files are carried out.',
  `In it runs: ${SHELL_COMMAND}, where PILOTLIGHT_ASK is: ${SHELL_QUESTION}`,
  `That prints the names of variables that matter to sign-in, and a digest of each value. There is no terminal, it ends after ${SHELL_TIMEOUT_MS / 1000} seconds at the latest, and it is not repeated while the start-up files stay the same. On Windows nothing is asked.`,
].join(' ');
