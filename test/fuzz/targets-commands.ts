/** What people and pages send in, and what a recovery reads back: command lines, messages of the window, copies. */

import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { explain } from '../../src/diagnosis/explain/explain.ts';
import { readArguments } from '../../src/headless/arguments.ts';
import { readMetricsAddress } from '../../src/headless/metrics/address.ts';
import { escapeUnseen } from '../../src/headless/printable.ts';
import { refuse } from '../../src/headless/serve/gate.ts';
import { exactly, readBody } from '../../src/headless/serve/read-body.ts';
import { diffLines } from '../../src/recovery/backup/diff-lines.ts';
import { importBackup } from '../../src/recovery/backup/export.ts';
import { fillSecrets, maskBrokenJson, maskSecrets } from '../../src/recovery/backup/mask-secrets.ts';
import { listEntries } from '../../src/recovery/engine/journal.ts';
import { fixJson } from '../../src/recovery/repair/fix-json.ts';
import { fixTypes } from '../../src/recovery/repair/fix-types.ts';
import { editKey, readKey } from '../../src/recovery/steps/edit-json-key.ts';
import { readChangeTarget } from '../../src/shared/change-target.ts';
import { redact } from '../../src/shared/redact.ts';
import { validateCommand } from '../../src/shared/validators.ts';
import { CALM_SITUATION } from '../fixtures/calm-situation.ts';
import { CANARY, isOneOf, machineWith, must, readValue, type Target } from './target.ts';

const SETTINGS = '{\n  "model": "opus",\n  "env": { "A": "1", "ANTHROPIC_API_KEY": "sk-ant-x" },\n}\n';
const COMMANDS = [
  '{"name":"refresh","payload":{}}',
  '{"name":"plan-remedy","payload":{"remedy":"reset","profile":"p1"}}',
  '{"name":"set-settings","payload":{"settings":{"pageIntervalMs":60000,"quietHours":null}}}',
  '{"name":"start-sign-in","payload":{"profile":"p1","way":"sso","email":"a@b"}}',
  '{"name":"add-gateway","payload":{"name":"g","baseUrl":"https://h","model":"m","smallModel":"","token":true}}',
];
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

export const COMMAND_TARGETS: Readonly<Record<string, Target>> = {
  // As the window's message and as the body of a request: one validator, two ways to it.
  'window-message': {
    seeds: COMMANDS,
    words: ['"__proto__"', '"payload"', '"name"', 'constructor', 'toString'],
    run: (text) => {
      const asked = exactly(readValue(text), ['name', 'payload']);
      const result = validateCommand(asked?.name, asked?.payload);
      if (result.ok) {
        const { name, payload } = result.value;
        must(validateCommand(name, payload).ok, 'does not take what it gave');
      }
      return result.ok ? result.value : result.code;
    },
  },
  'http-body': {
    seeds: COMMANDS,
    run: async (_text, bytes) => {
      const request = Object.assign(Readable.from([bytes.subarray(0, 9), bytes.subarray(9)]), { headers: {} });
      const body = await readBody(request as unknown as IncomingMessage);
      must(body.ok || body.status === 400 || body.status === 413, 'answers another status');
      return body.ok;
    },
  },
  'http-head': {
    seeds: [
      'GET\nhost: 127.0.0.1:1',
      'POST\nhost: 127.0.0.1:1\norigin: http://127.0.0.1:1\ncontent-type: application/json',
    ],
    words: ['sec-fetch-site: ', 'same-origin', 'origin: ', 'host: ', '127.0.0.1:1'],
    run: (text) => {
      const [method = '', ...lines] = text.split('\n');
      const headers = Object.fromEntries(lines.map((line) => line.split(': ', 2) as [string, string]));
      const refusal = refuse({ method, headers }, '127.0.0.1:1', 'call');
      const isOurs =
        headers.host === '127.0.0.1:1' && (headers.origin ?? 'http://127.0.0.1:1') === 'http://127.0.0.1:1';
      must(isOurs || refusal !== null, 'lets a stranger in');
      return refusal;
    },
  },
  'command-line': {
    seeds: ['doctor\n--json', 'settings\nset\nlanguage=de', 'reset\n--dry-run\n--profile\nx', '--help', 'explain\n401'],
    words: ['--', '--json', '=', '-', '__proto__', 'repair', '--unset'],
    run: (text) => {
      const read = readArguments(text.split('\n'));
      isOneOf(read.kind, ['command', 'help', 'version', 'wrong']);
      return read.kind;
    },
  },
  'named-places': {
    seeds: ['127.0.0.1:9469', '[::]:80', 'https://example.com/x', '/usr/bin/notify', 'C:\\x.exe'],
    run: (text) => {
      const address = readMetricsAddress(text);
      must(address === null || (address.port >= 0 && address.port < 65_536), 'names a port that cannot be');
      return [address, readChangeTarget(text)?.kind];
    },
  },
  'error-text': {
    seeds: [
      'API Error: 401 {"type":"error","error":{"type":"authentication_error","message":"OAuth token has expired."}}',
      'Credit balance is too low',
      '429 rate_limit_error · Please run /login · unable to get local issuer certificate',
    ],
    words: ['401', '/login', 'OAuth', 'proxy', '\u001b[31m'],
    run: (text) => {
      const { matches } = explain(text.slice(0, 20_000), CALM_SITUATION);
      return matches;
    },
  },
  'printed-text': {
    seeds: ['\u001b[31mred\u001b[0m', 'Ärger\u202e\u200b', 'plain'],
    run: (text) => {
      const line = escapeUnseen(text);
      must(!FORBIDDEN.test(line), 'lets a control character out');
      return line;
    },
  },
  redact: {
    secret: true,
    seeds: [`Authorization: Bearer ${CANARY}`, `https://u:${CANARY}@h/?token=${CANARY}`, `key=${CANARY}`],
    words: [CANARY, 'sk-', 'Bearer '],
    run: (text) => redact(text),
  },
  'backup-file': {
    seeds: [
      JSON.stringify({
        pilotlightBackup: 1,
        createdAt: 1,
        secrets: false,
        leftOut: [],
        files: [{ name: 'settings.json', mode: 0o644, masked: 0, whole: true, base64: 'e30=' }],
      }),
    ],
    run: async (text) => {
      const source = await importBackup(machineWith(text, ['/home/ada/b.json']), '/home/ada/b.json');
      if ('refused' in source) return source;
      for (const file of source.backup.files) {
        must((file.mode & 0o077) === 0, 'lets others read what is put back');
        must((await source.contentOf(file)) !== null, 'names a file that it does not hold');
      }
      return source.backup.files.length;
    },
  },
  journal: {
    seeds: [
      '{"version":1,"id":"20261001-080000-0123abcd","remedy":"reset","profile":null,"title":"t","phase":"applied","at":0,"createdAt":1,"lockDirs":[],"lockFiles":[],"steps":[{"kind":"file","line":"x","saved":{}}]}',
    ],
    run: (text) =>
      listEntries(machineWith(text, ['/home/ada/.pilotlight/recovery/20261001-080000-0123abcd/journal.json'])),
  },
  'masked-settings': {
    secret: true,
    seeds: [
      JSON.stringify({ env: { ANTHROPIC_API_KEY: CANARY }, mcpServers: { a: { headers: { Authorization: CANARY } } } }),
      `{"env": {"ANTHROPIC_AUTH_TOKEN": "${CANARY}",}}`,
    ],
    words: [CANARY, '"apiKey"', '"token"'],
    run: (text) => {
      const masked = maskSecrets(text, null);
      if (masked === null) return maskBrokenJson(text)?.text;
      JSON.parse(masked.text);
      const digest = (value: string) => value.length.toString(16).padStart(24, '0');
      fillSecrets(masked.text, text, digest);
      return masked.text;
    },
  },
  'repaired-settings': {
    seeds: [SETTINGS, '{"a": True, // x\n b: 1', '{"permissions":[],"env":{"A":1}}', '{"model":opus}'],
    words: ['//', '/*', "'", '“', ',,', '}'],
    run: (text) => {
      const fixed = fixJson(text, true);
      if (fixed === null || fixed === 'too-many') return fixed;
      JSON.parse(fixed.text);
      const typed = fixTypes(fixed.text, null);
      JSON.parse(typed.text.replace(/^\ufeff/, ''));
      return [fixed.fixes.length, typed.fixes.length];
    },
  },
  'edited-settings': {
    seeds: ['{"env":{"A":"1"},"b":2}', '{\n\t"env": {}\r\n}', '', '{"env":{"A":1,"A":2}}'],
    words: ['"env"', '"A"', '\\u0041'],
    run: (text) => {
      const set = editKey(text, ['env', 'A'], 'new');
      if (set === null) return null;
      must(readKey(set, ['env', 'A']) === 'new', 'does not set the key');
      const removed = editKey(set, ['env', 'A'], undefined);
      must(removed !== null && readKey(removed, ['env', 'A']) === undefined, 'does not remove the key');
      return removed;
    },
  },
  'compared-files': {
    seeds: ['a\nb\nc\u0000a\nx\nc', '\u0000', 'a\r\n\u0000a\n'],
    words: ['\n', '\u0000'],
    run: (text) => {
      const [before = '', after = ''] = text.split('\u0000');
      return diffLines(before, after);
    },
  },
};
