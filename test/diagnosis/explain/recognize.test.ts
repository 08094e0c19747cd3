import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { KNOWN_ERRORS } from '../../../src/diagnosis/explain/catalogue/index.ts';
import { compilePhrase } from '../../../src/diagnosis/explain/phrase.ts';
import { recognize } from '../../../src/diagnosis/explain/recognize.ts';
import { ERROR_TEXTS } from '../../../src/shared/messages/error-texts.ts';
import { redact } from '../../../src/shared/redact.ts';
import fc from '../../seeded.ts';
import { anyDisguise, DISGUISES } from './disguises.ts';

interface Sample {
  id: keyof typeof KNOWN_ERRORS;
  kind: string;
  text: string;
}

const SAMPLES = JSON.parse(
  readFileSync(new URL('../../fixtures/error-texts.json', import.meta.url), 'utf8'),
) as Sample[];
const idsIn = (text: string) => recognize(text).map(({ id }) => id);

it('has a row and words for every error, and no words without a row', () => {
  expect(SAMPLES.length).toBeGreaterThan(90);
  for (const { id, kind } of SAMPLES) expect(KNOWN_ERRORS[id]?.kind, id).toBe(kind);
  expect(Object.keys(ERROR_TEXTS).sort()).toEqual(Object.keys(KNOWN_ERRORS).sort());
});

it('has phrases that are made of letters, digits and what phrase.ts knows', () => {
  const phrases = Object.values(KNOWN_ERRORS).flatMap((error) => error.phrases);
  const odd = phrases.filter((phrase) =>
    compilePhrase(phrase).some(
      ({ pieces }) => pieces.length === 0 || !pieces.every((piece) => /^[a-z0-9]+$/.test(piece)),
    ),
  );
  expect(odd).toEqual([]);
});

it.each(SAMPLES)('knows $id by its own words, and nothing else in them', ({ id, text }) => {
  expect(idsIn(text)).toEqual([id]);
});

it.each(Object.keys(DISGUISES))('knows every text behind "%s"', (name) => {
  const missed = SAMPLES.filter(({ id, text }) => !idsIn(DISGUISES[name]?.(text) ?? '').includes(id));
  expect(missed.map(({ id }) => id)).toEqual([]);
});

it('knows every text after its secrets were masked, as the window does before it asks', () => {
  const lost = SAMPLES.filter(({ id, text }) => !idsIn(redact(text)).includes(id));
  expect(lost).toEqual([]);
});

it('knows every text behind two disguises at once', () => {
  // Behind two of them nobody could tell a path of Windows (C:\new) from an escape.
  const samples = SAMPLES.filter(({ text }) => !text.includes('\\'));
  fc.assert(
    fc.property(fc.constantFrom(...samples), anyDisguise, ({ id, text }, { put }) => {
      expect(idsIn(put(text))).toContain(id);
    }),
    { numRuns: 600 },
  );
});

it('finds several errors in one text', () => {
  const exact = SAMPLES.filter(({ id }) => KNOWN_ERRORS[id].reach === undefined);
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...exact), { minLength: 2, maxLength: 4 }), (several) => {
      const ids = idsIn(several.map(({ text }) => text).join('\n\nand then\n\n'));
      expect(ids).toEqual(expect.arrayContaining(several.map(({ id }) => id)));
    }),
    { numRuns: 300 },
  );
});

it.each([
  // A gap of one phrase ran over other errors and took them for its own.
  [
    'Claude usage limit reached. Your limit will reset at 5pm\nNot logged in · Please run /login\nYou’ve hit your 5-hour limit · resets 3:45pm',
    ['usage-old', 'not-logged-in', 'limit-5h'],
  ],
  [
    'Two Claude Code config files exist: this run uses ~/.claude/.config.json, not ~/.claude.json.\nNot logged in\nClaude configuration file at /root/.claude.json is corrupted: JSON Parse error',
    ['two-config-files', 'not-logged-in', 'claude-json-corrupt'],
  ],
  // Numbers in a row, and one more in the next line, made one that was too long to be a status.
  ['OAuth error: Request failed with status code 403/429/500\n0', ['login-http']],
  ['OAuth error: Request failed with status code 500\n2026-04-06', ['login-http']],
  // What stands in a stack trace is no part of the path before it.
  [
    "Error: EACCES: permission denied, open '/srv/notes.txt'\n    at open (/usr/lib/node_modules/@anthropic-ai/claude-code/cli.js:1:2)",
    ['no-file-rights'],
  ],
  ["EACCES: permission denied, open '/root/.claude/settings.json'", ['tokens-save-failed']],
] as const)('keeps apart what stands side by side: %s', (text, ids) => {
  expect(idsIn(text)).toEqual(ids);
});

it('knows every text at every width of a terminal, in a frame or quoted', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...SAMPLES),
      fc.integer({ min: 6, max: 160 }),
      fc.constantFrom('', '  ', '> ', '│ ', '\t'),
      ({ id, text }, width, margin) => {
        const lines = text.match(new RegExp(`[\\s\\S]{1,${width}}`, 'g')) ?? [];
        expect(idsIn(lines.map((line) => margin + line).join('\n'))).toContain(id);
      },
    ),
    { numRuns: 600 },
  );
});

it('finds what stands at the end of a megabyte that is full of other errors', () => {
  // Without escapes: a line break that was written out is one line more.
  const plain = SAMPLES.filter(({ id, text }) => id !== 'code-rejected' && !text.includes('\\'));
  const others = plain.map(({ text }) => text);
  const log = `${others.join('\n')}\n`.repeat(1_000_000 / others.join('\n').length);
  const text = `${log.slice(0, 990_000)}\n\nCouldn't log in: That code wasn't accepted.`;
  const last = recognize(text).find(({ id }) => id === 'code-rejected');
  expect(last?.line).toBe(text.split('\n').length);
});

describe('what users meet elsewhere', () => {
  it.each([
    ['HTTP/1.1 401 Unauthorized', 'auth_invalid_token'],
    ['Request failed with status code 403', 'auth_forbidden'],
    ['{"error":{"type":"invalid_request_error","code":"invalid_api_key"}}', 'api_key'],
    ['Incorrect API key provided: abc****xyz.', 'api_key'],
    ['{"error":{"status":"permission_denied"}}', 'auth_forbidden'],
    ['API key not found. Please pass a valid API key.', 'api_key'],
    ['Your account has been disabled after an automatic review.', 'account'],
    ['{"type":"error","error":{"type":"rate_limit_error","message":"slow down"}}', 'rate_limit'],
    ['Overloaded', 'outage'],
    ['{"type":"overloaded_error"}', 'outage'],
    ['OAuth error: timeout of 15000ms exceeded', 'login_flow'],
    ['connect ECONNREFUSED 127.0.0.1:4000', 'network'],
    ['Error: unable to get local issuer certificate', 'network_tls'],
    ['Auth conflict: Both a token (claude.ai) and an API key (ANTHROPIC_API_KEY) are set.', 'env_conflict'],
    ['zsh: command not found: claude', 'install'],
    ["Error: Cannot find module '@anthropic-ai/claude-code'", 'install'],
    ['Your plan does not include Claude Code', 'plan'],
    ['App unavailable', 'network_region'],
    ['ENOSPC: System limit for number of file watchers reached', 'config'],
    ["Error: EACCES: permission denied, open '/srv/a'", 'storage_write'],
    ['ExpiredTokenException: The security token included in the request is expired', 'provider'],
  ])('%s', (text, kind) => {
    expect(recognize(text).map(({ id }) => KNOWN_ERRORS[id].kind)).toEqual([kind]);
  });
});

it.each([
  'Hello, how are you?',
  '',
  '401',
  'The build has 500 warnings.',
  'I read 403 pages in chapter 529.',
  'The model of the house was found in the cellar.',
  'Let us login to the server and then failed attempts are counted.',
  'at run (/usr/lib/node_modules/@anthropic-ai/claude-code/cli.js:500:403)',
  '日本語だけ',
])('sees no error in "%s"', (text) => {
  expect(idsIn(text)).toEqual([]);
});

it('says on which line the last of several equal ones stands', () => {
  const log = [
    'start',
    'API Error: Repeated 529 Overloaded errors',
    'more',
    'API Error: Repeated 529 Overloaded errors',
  ];
  expect(recognize(log.join('\n'))[0]?.line).toBe(4);
});

it('counts the lines that were pasted, not those that an escape became', () => {
  const log = '{"message":"one\\ntwo\\nthree","at":1}';
  const error = 'API Error: Repeated 529 Overloaded errors';
  expect(recognize(`${log}\n${error}`)[0]?.line).toBe(2);
  expect(recognize(`${log}\n{"message":"\\n${error}"}\n${log}`)[0]?.line).toBe(2);
  expect(recognize(`a%0Ab&#10;c\n\n${error}`)[0]?.line).toBe(3);
});

it('takes time in proportion to the text, whatever it is made of', () => {
  // A pattern that begins again at every letter would need hours for these, and the test would never end.
  const worst = [
    'a',
    '\\',
    '401',
    '[31m',
    '\u001b[',
    '<',
    '&#',
    'API Error: 401 ',
    '\n',
    'a|',
    '\\u005c',
    'login ',
    '.',
    '\\n401\n',
  ];
  for (const piece of worst) recognize(piece.repeat(1_000_000 / piece.length));
});

describe('the log of a web server', () => {
  const answered = 403;
  it.each([
    ['Apache, common', `203.0.113.9 - bob [30/Nov/2026:02:58:40 +0000] "GET /a.html HTTP/1.1" ${answered} 199`],
    [
      'Apache, with the virtual host',
      `example.com:443 203.0.113.9 - - [30/Nov/2026:02:58:40 +0000] "POST /x HTTP/1.0" ${answered} 199 "-" "-"`,
    ],
    [
      'nginx, HTTP/2',
      `2001:db8::1 - - [30/Nov/2026:02:58:40 +0000] "GET /?q=${'a'.repeat(400)} HTTP/2.0" ${answered} 153 "-" "Mozilla/5.0"`,
    ],
    [
      'nginx, JSON',
      `{"time":"30/Nov/2026:02:58:40 +0000","remote_addr":"203.0.113.9","request":"GET /admin HTTP/1.1","status":"${answered}","body_bytes_sent":"153"}`,
    ],
    [
      'nginx, errors',
      '2026/11/30 02:58:40 [error] 31#31: *7 directory index of "/srv/www/" is forbidden, client: 203.0.113.9, request: "GET / HTTP/1.1"',
    ],
    [
      'Apache, errors',
      '[Mon Nov 30 02:58:40.1 2026] [authz_core:error] [pid 7] [client 203.0.113.9:5] AH01630: client denied by server configuration: /srv/www/private',
    ],
    [
      'Caddy',
      `{"level":"info","ts":1796007520.1,"logger":"http.log.access.log0","msg":"handled request","request":{"remote_ip":"203.0.113.9","proto":"HTTP/2.0","method":"GET","host":"example.com","uri":"/admin"},"bytes_read":0,"user_id":"","duration":0.0002,"size":0,"status":${answered},"resp_headers":{"Server":["Caddy"]}}`,
    ],
    [
      'Traefik',
      `203.0.113.9 - - [30/Nov/2026:02:58:40 +0000] "GET /admin HTTP/2.0" ${answered} 9 "-" "-" 17 "site@docker" "http://172.18.0.4:80" 1ms`,
    ],
    ['uvicorn', `INFO:     203.0.113.9:52124 - "GET /admin HTTP/1.1" ${answered} Forbidden`],
    ['Flask', `203.0.113.9 - - [30/Nov/2026 02:58:40] "GET /admin HTTP/1.1" ${answered} -`],
    ['Django', `[30/Nov/2026 02:58:40] "GET /admin/ HTTP/1.1" ${answered} 1234`],
    ['Rails', `Completed ${answered} Forbidden in 2ms (Views: 0.3ms)`],
  ])('is told from a refusal of Claude Code’s: %s', (_name, line) => {
    expect(idsIn(line)).toEqual(['web-server-log']);
  });

  it.each(['401 61', '404 153', '429 169', '500 177', '503 197', '401 Unauthorized', '429 Too Many Requests'])(
    'whatever it answered: %s',
    (status) => {
      expect(idsIn(`203.0.113.9 - - [30/Nov/2026:02:58:40 +0000] "GET / HTTP/1.1" ${status}`)).toEqual([
        'web-server-log',
      ]);
    },
  );

  it('is nothing to explain where all went well', () => {
    expect(idsIn('203.0.113.9 - - [30/Nov/2026:02:58:40 +0000] "GET / HTTP/1.1" 200 403')).toEqual([]);
  });

  it.each([
    ['a gateway’s own log', 'INFO:     127.0.0.1:5 - "POST /v1/messages?beta=true HTTP/1.1" 403 Forbidden'],
    [
      'a gateway below another path',
      '127.0.0.1 - - [x] "POST /anthropic/v1/messages HTTP/1.1" 403 12 "-" "claude-cli/2.1.329"',
    ],
    ['a client’s log', 'HTTP Request: POST https://api.anthropic.com/v1/messages "HTTP/1.1 403 Forbidden"'],
    ['what curl shows', '> GET / HTTP/1.1\n> Host: api.anthropic.com\n>\n< HTTP/1.1 403'],
  ])('is not what Claude’s models answer: %s', (_name, text) => {
    expect(idsIn(text)).toEqual(['403-generic']);
  });

  it('does not hide Claude Code’s own error beside it', () => {
    const log = '203.0.113.9 - - [30/Nov/2026:02:58:40 +0000] "GET / HTTP/1.1" 403 153 "-" "curl/8.5.0"';
    expect(idsIn(`${log}\nAPI Error: 403\n${log}`)).toEqual(['403-generic', 'web-server-log']);
  });
});

it.each([
  ["EACCES: permission denied, open '/home/claude/projects/x.txt'", ['no-file-rights']],
  ['> User-Agent: curl/7.88.1\n< HTTP/2 401', ['http-401']],
  ['curl: (22) The requested URL returned error: 401', ['http-401']],
  ["deploy.sh: line 1: syntax error near unexpected token `('", []],
])('is not misled by %j', (text, ids) => {
  expect(recognize(text).map(({ id }) => id)).toEqual(ids);
});

it('is not disturbed by whatever stands around an error', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.constantFrom(...SAMPLES), (noise, { id, text }) => {
      expect(idsIn(`${noise}\n${text}\n${noise}`)).toContain(id);
    }),
    { numRuns: 300 },
  );
});
