/** Every line of what starts Pilotlight with the session: a word missing there and the system starts nothing, without a word. */
import { expect, it } from 'vitest';
import { escapeXml, launchAgent, systemdUnit, taskCommand } from '../../../src/recovery/install/service-entries.ts';

it('is a unit that starts it with the session and again where it fails', () => {
  expect(systemdUnit(['/usr/bin/node', '/a b', 'x\ny'], { PILOTLIGHT_HOME: '/data' })).toBe(
    `# Made by Pilotlight. "pilotlight autostart off" takes it away.
[Unit]
Description=Pilotlight: tells whether Claude Code will let you in

[Service]
ExecStart="/usr/bin/node" "/a b" "x\\ny"
Environment="PILOTLIGHT_HOME=/data"
Restart=on-failure
RestartSec=30

[Install]
WantedBy=default.target
`,
  );
});

it.each([
  [{}, ''],
  [
    { CLAUDE_CONFIG_DIR: '/a<b' },
    `  <key>EnvironmentVariables</key>
  <dict>
    <key>CLAUDE_CONFIG_DIR</key><string>/a&lt;b</string>
  </dict>
`,
  ],
])('is an agent of launchd, with %j', (env, told) => {
  expect(launchAgent(['/usr/bin/node', 'a & "b" > c'], env)).toBe(
    `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key><string>app.pilotlight.Pilotlight.headless</string>
  <key>ProgramArguments</key>
  <array>
    <string>/usr/bin/node</string>
    <string>a &amp; &quot;b&quot; &gt; c</string>
  </array>
${told}  <key>RunAtLoad</key><true/>
  <key>ProcessType</key><string>Background</string>
</dict>
</plist>
`,
  );
});

it('is a command line of Windows, each word in quotes', () => {
  expect(taskCommand(['C:\\Program Files\\node.exe', 'serve'])).toBe('"C:\\Program Files\\node.exe" "serve"');
  expect(escapeXml('<a> & "b"')).toBe('&lt;a&gt; &amp; &quot;b&quot;');
});
