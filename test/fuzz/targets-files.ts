/** What lies in files: Claude Code's, other programs', and Pilotlight's own. */

import { createHistory } from '../../src/monitor/history/history.ts';
import { readMountTable } from '../../src/platform/files/mount-table.ts';
import { DEFAULT_SETTINGS } from '../../src/shared/settings.ts';
import { parseSettings } from '../../src/shared/validators.ts';
import { readRecordLine } from '../../src/sources/claude-code/record-line.ts';
import { parseIni } from '../../src/sources/clouds/ini.ts';
import { readCredentials } from '../../src/sources/credentials/read-credentials.ts';
import { findJsonProblem, locateValues, parseJsonBytes } from '../../src/sources/json/json-text.ts';
import { readGlobalConfig } from '../../src/sources/settings/global-config.ts';
import { lookAtCommand } from '../../src/sources/settings/look-at-command.ts';
import { readMcpConfig } from '../../src/sources/settings/mcp-config.ts';
import { readSettingsFiles } from '../../src/sources/settings/settings-files.ts';
import { readShellEnvironment } from '../../src/sources/shell-profiles/read-shell-environment.ts';
import { ScriptFiles } from '../../src/sources/shell-profiles/script-files.ts';
import { readSpool } from '../../src/sources/usage/read-spool.ts';
import { usageFiles } from '../../src/sources/usage/usage-files.ts';
import { isOwn } from '../platform/files/is-own.ts';
import { CANARY, isOneOf, machineWith, must, readValue, type Target } from './target.ts';

const DIR = '/home/ada/.claude';
const START = Date.UTC(2026, 9, 1, 8);

const LOGIN = JSON.stringify({
  claudeAiOauth: {
    accessToken: CANARY,
    refreshToken: CANARY,
    expiresAt: START,
    refreshTokenExpiresAt: START,
    scopes: ['user:inference', 'user:profile'],
    subscriptionType: 'max',
  },
  mcpOAuth: { a: { accessToken: CANARY } },
});
const SETTINGS = JSON.stringify({
  model: 'opus',
  apiKeyHelper: 'cat /run/key',
  env: { ANTHROPIC_API_KEY: CANARY, ANTHROPIC_BASE_URL: 'https://gateway.example/v1', AWS_REGION: 'eu-west-1' },
  permissions: { allow: ['Bash(ls)'], deny: [] },
  hooks: { Stop: [{ hooks: [{ type: 'command', command: 'x' }] }] },
  statusLine: { type: 'command', command: 'sh status.sh' },
});
const GLOBAL = JSON.stringify({
  primaryApiKey: CANARY,
  oauthAccount: { emailAddress: 'ada@example.com', organizationName: 'Engines' },
  customApiKeyResponses: { approved: ['CANARYCANARYCANARYCA'], rejected: [] },
  hasCompletedOnboarding: true,
  mcpServers: { a: { type: 'http', url: 'https://h/', headers: { Authorization: `Bearer ${CANARY}` } } },
});
const BROKEN = ['{"a": 1,}', '{"a": 1 /* x */}', "{'a': True}", '{"a": "b\nc"', '[1 2]', '{"a":{"b":[1,'];

/** Start-up files of a shell, read as far as Pilotlight runs them. */
const shell = (path: string, shellPath: string, seeds: readonly string[], words: readonly string[]): Target => ({
  secret: true,
  seeds,
  words,
  run: async (_text, bytes) => {
    const host = machineWith(bytes, [path], { user: { shell: shellPath } });
    return readShellEnvironment(host, { deep: false, desktop: true, files: new ScriptFiles(host) });
  },
});

export const FILE_TARGETS: Readonly<Record<string, Target>> = {
  credentials: {
    secret: true,
    seeds: [LOGIN, '{"claudeAiOauth":null}', ' ', `{"claudeAiOauth":"${CANARY}"}`],
    run: (_text, bytes) => {
      const reading = readCredentials(bytes);
      isOneOf(reading.status, ['present', 'absent', 'unreadable']);
      return reading;
    },
  },
  'claude-settings': {
    secret: true,
    seeds: [SETTINGS, ...BROKEN],
    words: ['"env"', '"apiKeyHelper"', '"forceLoginMethod"', CANARY],
    run: (_text, bytes) =>
      readSettingsFiles(machineWith(bytes, [`${DIR}/settings.json`, '/p/.claude/settings.json']), {
        configDir: DIR,
        projectDir: '/p',
      }),
  },
  'claude-config': {
    secret: true,
    seeds: [GLOBAL, ...BROKEN],
    words: ['"mcpServers"', '"primaryApiKey"', CANARY],
    run: async (_text, bytes) => {
      const host = machineWith(bytes, ['/home/ada/.claude.json', '/p/.mcp.json']);
      return [await readGlobalConfig(host, DIR, false), await readMcpConfig(host, '/p')];
    },
  },
  json: {
    seeds: [SETTINGS, ...BROKEN],
    run: (text, bytes) => {
      const read = parseJsonBytes(bytes, true);
      if (read.ok) return locateValues(text, 3)(['env']);
      const { line, column } = findJsonProblem(text);
      must(line === null || (line > 0 && column !== null && column > 0), 'places a fault nowhere');
      return read.problem;
    },
  },
  'own-settings': {
    seeds: [JSON.stringify(DEFAULT_SETTINGS), '{"version":1,"quietHours":{"from":"22:00","to":"07:00"}}', '[]'],
    words: ['"onChange"', '"profileEntries"', '"__proto__"'],
    run: (text) => {
      const { settings, problems } = parseSettings(readValue(text));
      must(
        JSON.stringify(Object.keys(settings).sort()) === JSON.stringify(Object.keys(DEFAULT_SETTINGS).sort()),
        'gives other settings than there are',
      );
      // What was taken once is taken again, without a complaint.
      must(parseSettings(settings).problems.length === 0, 'does not take what it gave');
      return problems.length;
    },
  },
  'own-history': {
    seeds: ['{"version":1,"entries":[{"at":1,"kind":"light","profile":null,"text":"x"}],"incidents":[]}', 'null'],
    run: async (text) => {
      const host = machineWith(text, ['/home/ada/.pilotlight/history.json']);
      const history = createHistory(host);
      await history.load(host.clock.now());
      return history.latest(10);
    },
  },
  'session-record': {
    secret: true,
    seeds: [
      JSON.stringify({
        type: 'system',
        subtype: 'api_error',
        error: {
          message: '401 {"type":"error","error":{"type":"authentication_error","message":"Invalid bearer token"}}',
          status: 401,
        },
        timestamp: '2026-11-21T00:44:33.983Z',
      }),
      JSON.stringify({
        type: 'assistant',
        timestamp: '2026-11-21T00:44:33.983Z',
        message: { model: '<synthetic>', content: [{ type: 'text', text: `Failed ${CANARY}` }] },
        error: 'authentication_failed',
        isApiErrorMessage: true,
        apiErrorStatus: 401,
      }),
      '{"type":"api-request","requestDigest":"0123456789abcdef","requestId":"req_011CV","timestamp":"2026-11-21T00:44:33Z"}',
      '{"type":"session-owner","accountUuid":"d013c443-5fac-4617-9ee4-464531dc66bb"}',
    ],
    run: (text) => {
      const line = readRecordLine(text);
      isOneOf(line?.is, [undefined, 'failure', 'answer', 'request', 'owner']);
      return line;
    },
  },
  'status-line-feed': {
    seeds: [
      '{"at":1790000000,"version":"2.1.329","fiveHour":{"percent":42,"resetsAt":1790003600},"sevenDay":{"percent":7,"resetsAt":null}}',
      '{"at":1790000000,"version":""}',
    ],
    run: async (_text, bytes) => {
      const { windows, none } = usageFiles({ dataDir: '/home/ada/.pilotlight', platform: 'linux' }, DIR);
      const spool = await readSpool(machineWith(bytes, [windows, none]), DIR);
      for (const { percent } of spool.reading?.windows ?? []) must(Number.isFinite(percent), 'counts no number');
      return spool;
    },
  },
  ini: {
    secret: true,
    seeds: [`[profile a]\nregion = eu-west-1\naws_secret_access_key = ${CANARY}\n[default]\nsso_session=x\n`],
    run: (text) => [...parseIni(text)].map(([name, { line, values }]) => [name, line, [...values.keys()]]),
  },
  mounts: {
    seeds: [
      '21 26 0:20 / /proc rw,relatime - proc proc rw\n26 1 254:0 / / rw shared:1 - ext4 /dev/vda rw\n40 26 0:40 / /home rw - nfs4 h:/ rw\n',
      '1 1 8:1 / / rw - ext4 a rw\n2 1 8:2 / /a\\040b rw - xfs b rw\n3 2 0:9 / /a\\040b rw master:7 - fuse.sshfs c rw\n',
    ],
    words: [' - ', '1 1 ', '/', '\\040', 'overlay'],
    run: (text) => {
      const table = readMountTable(text);
      const own = ['/', '/home/ada/.claude', '/a b/c', 'here', 'C:\\here', ''].map((path) => isOwn(table, path));
      for (const one of own) isOneOf(one, [true, false]);
      return own;
    },
  },
  'key-command': {
    secret: true,
    seeds: ['cat /run/key', `printf ${CANARY}`, "sh -c 'echo x'", '/opt/helper --profile "a b"', '~/bin/key'],
    words: ['$(', '&&', '|', CANARY],
    run: (text) => lookAtCommand(machineWith('x', ['/run/key', '/opt/helper']), text),
  },
  bash: shell(
    '/home/ada/.bashrc',
    '/bin/bash',
    [
      `export ANTHROPIC_API_KEY="${CANARY}"\nif [ -f ~/.x ]; then . ~/.x; fi\n`,
      'for i in a b; do case $i in a) export A=$(echo 1);; *) unset A;; esac; done\nf() { local x=1; return 0; }; f\n',
      `eval "$(ssh-agent)"\ncat <<EOF\n$HOME\nEOF\nPATH="$PATH:\${X:-/opt}/bin"; [[ $A == b* ]] && alias c="claude -p"\n`,
    ],
    ['export ', '${A:-', '$((', '<<', '; then ', 'done', '|| ', CANARY],
  ),
  fish: shell(
    '/home/ada/.config/fish/config.fish',
    '/usr/bin/fish',
    [
      `set -gx ANTHROPIC_API_KEY ${CANARY}\nif status is-interactive\n  fish_add_path ~/bin\nend\n`,
      'for x in (seq 3)\nset y $x[1..-1]\nend\n',
    ],
    ['set -gx ', '(', ')', 'end', 'switch ', 'case ', CANARY],
  ),
  csh: shell(
    '/home/ada/.cshrc',
    '/bin/tcsh',
    [
      `setenv ANTHROPIC_API_KEY ${CANARY}\nif ($?prompt) then\n set path = (/a $path)\nendif\n`,
      'foreach x (a b)\nalias c "claude"\nend\n',
    ],
    ['setenv ', '`', 'endif', '$?', CANARY],
  ),
  nushell: shell(
    '/home/ada/.config/nushell/config.nu',
    '/usr/bin/nu',
    [
      `$env.ANTHROPIC_API_KEY = "${CANARY}"\nif true { load-env {A: "1"} }\n`,
      'def f [x: int] { $x + 1 }\n$env.PATH = ($env.PATH | prepend "/a")\n',
    ],
    ['$env.', '|', '{', "r#'", '(', CANARY],
  ),
};
