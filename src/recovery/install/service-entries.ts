/** What starts Pilotlight with the session where it has no desktop: a unit of systemd, an agent of launchd, a task of Windows. Pure. */

export const UNIT_NAME = 'pilotlight.service';
/** How a unit of ours begins, whichever Pilotlight it starts; another one of the same name is somebody else's. */
export const UNIT_MARK = '# Made by Pilotlight.';
export const AGENT_LABEL = 'app.pilotlight.Pilotlight.headless';
export const TASK_NAME = 'Pilotlight';

/**
 * @param command  program and arguments
 * @param env  what it has to be told besides
 * @see https://www.freedesktop.org/software/systemd/man/latest/systemd.service.html#Command%20lines
 */
export function systemdUnit(command: readonly string[], env: Readonly<Record<string, string>>): string {
  return [
    `${UNIT_MARK} "pilotlight autostart off" takes it away.`,
    '[Unit]',
    'Description=Pilotlight: tells whether Claude Code will let you in',
    '',
    '[Service]',
    `ExecStart=${command.map((word) => quoteUnit(word.replaceAll('$', '$$$$'))).join(' ')}`,
    ...Object.entries(env).map(([name, value]) => `Environment=${quoteUnit(`${name}=${value}`)}`),
    'Restart=on-failure',
    'RestartSec=30',
    '',
    '[Install]',
    'WantedBy=default.target',
    '',
  ].join('\n');
}

function quoteUnit(word: string): string {
  return `"${word.replaceAll('%', '%%').replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

/** @see launchd.plist(5) */
export function launchAgent(command: readonly string[], env: Readonly<Record<string, string>>): string {
  const text = (value: string): string => `<string>${escapeXml(value)}</string>`;
  const pairs = Object.entries(env).map(([name, value]) => `    <key>${escapeXml(name)}</key>${text(value)}`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    '<plist version="1.0">',
    '<dict>',
    `  <key>Label</key>${text(AGENT_LABEL)}`,
    '  <key>ProgramArguments</key>',
    '  <array>',
    ...command.map((word) => `    ${text(word)}`),
    '  </array>',
    ...(pairs.length > 0 ? ['  <key>EnvironmentVariables</key>', '  <dict>', ...pairs, '  </dict>'] : []),
    '  <key>RunAtLoad</key><true/>',
    '  <key>ProcessType</key><string>Background</string>',
    '</dict>',
    '</plist>',
    '',
  ].join('\n');
}

/** The command line of a task: program and arguments, each in quotes. */
export function taskCommand(command: readonly string[]): string {
  return command.map((word) => `"${word}"`).join(' ');
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
