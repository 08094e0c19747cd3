/** German for ../messages/shell-question.ts. */
import { SHELL_COMMAND, SHELL_QUESTION, SHELL_TIMEOUT_MS } from '../shell-question.ts';

export const ASK_SHELL = [
  'Pilotlight startet dann deine Login-Shell, wie es ein neues Terminal tut ($SHELL -lic, für bash auch -ic), sodass ihre Startdateien ausgeführt werden.',
  `Darin läuft: ${SHELL_COMMAND}, wobei PILOTLIGHT_ASK dies ist: ${SHELL_QUESTION}`,
  `Das gibt die Namen der Variablen aus, auf die es bei der Anmeldung ankommt, und von jedem Wert eine Prüfsumme. Es gibt kein Terminal, nach spätestens ${SHELL_TIMEOUT_MS / 1000} Sekunden ist Schluss, und wiederholt wird es erst, wenn sich die Startdateien ändern. Auf Windows wird nichts gefragt.`,
].join(' ');
