/** The XDG desktop entry that starts Pilotlight with the session. Pure; autostart.ts writes it. */

/**
 * @param command  program and arguments
 * @see https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html
 */
export function desktopEntry(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Pilotlight',
    'Comment=Tells whether Claude Code will let you in',
    // An entry whose program is gone is passed over: what removes the program cannot know whose entries name it.
    `TryExec=${escapeValue(command[0] ?? '')}`,
    `Exec=${command.map(quoteExec).join(' ')}`,
    'Icon=pilotlight',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** The command of an entry that is switched on; null: it has none, or the desktop switched it off. */
export function readDesktopEntry(text: string): string | null {
  const off = /^(?:Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$/m.test(text);
  return off ? null : (/^Exec\s*=\s*(.+?)\s*$/m.exec(text)?.[1] ?? null);
}

/** One argument, quoted for the shell-like rule of Exec, then once more for the file's own escapes. */
export function quoteExec(argument: string): string {
  const percent = argument.replaceAll('%', '%%');
  if (/^[\w@%+=:,./-]+$/.test(percent)) return percent;
  return escapeValue(`"${percent.replaceAll(/["`$\\]/g, '\\$&')}"`);
}

function escapeValue(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t').replaceAll('\r', '\\r');
}
