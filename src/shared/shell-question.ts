/** What is run when the login shell is asked, word for word: the settings show it, and the source runs it. */

/** Handed to the shell as its command; every shell reads it alike. */
export const SHELL_COMMAND = `exec /bin/sh -c 'eval "$PILOTLIGHT_ASK"'`;

/** No answer after this long is none. */
export const SHELL_TIMEOUT_MS = 5_000;

/** Content of PILOTLIGHT_ASK: prints the name of each variable that is exported, and a digest of its value. */
export const SHELL_QUESTION = [
  'for n in $PILOTLIGHT_NAMES; do',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a shell's.
  'eval "[ \\"\\${$n+x}\\" ]" || continue;',
  'printf "\\n%s %s " "$PILOTLIGHT_MARK" "$n";',
  'eval "printf %s \\"\\$$n\\"" | { sha256sum 2>/dev/null || shasum -a 256; };',
  'done; printf "\\n%s end\\n" "$PILOTLIGHT_MARK"',
].join(' ');
