/** What comes from the network, and from programs that are asked. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRetryAfter, readTimes } from '../../src/diagnosis/service/answer-class.ts';
import { createEventReader } from '../../src/recovery/ask/read-events.ts';
import {
  explainSignInFailure,
  explainSignInHint,
  findSignInLink,
  whyNotACode,
} from '../../src/recovery/claude/parse-sign-in-output.ts';
import { plainText } from '../../src/shared/plain-text.ts';
import { searchReports } from '../../src/sources/others/issue-search.ts';
import { parseFeed } from '../../src/sources/status/parse-feed.ts';
import { parseIncident, parseIncidents, parseSummary } from '../../src/sources/status/parse-summary.ts';
import { createStatusPage } from '../../src/sources/status/status-page.ts';
import { createSimulatedHost } from '../simulation/simulated-host.ts';
import { isOneOf, must, type Target } from './target.ts';

const FIXTURES = join(process.env.PILOTLIGHT_ROOT ?? process.cwd(), 'test/fixtures/statuspage');
const fixture = (name: string): string => readFileSync(join(FIXTURES, name), 'utf8');

const SUMMARIES = [
  'summary/synthetic-hardening.json',
  'summary/synthetic-maintenance.json',
  'summary/outage.2026-09-03.trimmed.json',
].map(fixture);
const FEED = fixture('feed/history.2026-09-03.one-entry.atom');
const CONTROLS = /[\p{Cc}\p{Cf}]/u;

export const NETWORK_TARGETS: Readonly<Record<string, Target>> = {
  'status-page': {
    seeds: SUMMARIES,
    words: ['"major_outage"', '"resolved"', '"investigating"', '"components"'],
    run: (text) => {
      const read = parseSummary(text);
      isOneOf(read.kind, ['content', 'not-json', 'wrong']);
      return [read, parseIncident(text), parseIncidents(text)];
    },
  },
  // The whole way: what a reading makes of an answer, and of the next one.
  'status-reading': {
    seeds: [...SUMMARIES, FEED, '<html>sign in</html>', '{"status":"ok"}'],
    run: async (text) => {
      const host = createSimulatedHost();
      const [status, ...rest] = text.split(' ');
      const code = Number(status);
      const isCode = Number.isInteger(code) && code >= 100 && code < 600;
      host.web.answer('https://', { status: isCode ? code : 200, body: isCode ? rest.join(' ') : text });
      const page = createStatusPage(host);
      return [await page.poll(), await page.poll(), await page.past()];
    },
  },
  feed: {
    seeds: [FEED, '<rss><channel><item><title>Login</title></item></channel></rss>'],
    words: ['<entry>', '</entry>', '&lt;', '<![CDATA[', '&#x41;', '<updated>'],
    run: (text) => parseFeed(text),
  },
  'issue-search': {
    seeds: [
      JSON.stringify({
        total_count: 2,
        incomplete_results: false,
        items: [
          {
            title: 'Cannot login: OAuth error 401',
            html_url: 'https://github.com/anthropics/claude-code/issues/123',
            created_at: '2026-09-30T12:00:00Z',
            user: { login: 'ada' },
          },
          { title: 'x', html_url: 'https://github.com/anthropics/claude-code/issues/1', created_at: 'no', user: null },
        ],
      }),
      '{"message":"API rate limit exceeded"}',
      '{"total_count":-5,"items":[]}',
      '{"total_count":0.5,"items":[]}',
      '{"total_count":1e300,"items":[]}',
    ],
    run: async (text) => {
      const host = createSimulatedHost();
      const status = text.length % 7 === 0 ? 403 : 200;
      host.web.answer('https://', { status, body: text, headers: { 'x-ratelimit-reset': text.slice(0, 20) } });
      const found = await searchReports(host, host.clock.now());
      if (found.ok) {
        must(Number.isSafeInteger(found.total) && found.total >= 0, 'counts no number');
        for (const { title } of found.reports) must(!CONTROLS.test(title), 'shows a control character');
      }
      return found;
    },
  },
  'answer-stream': {
    seeds: [
      'event: content_block_delta\ndata: {"type":"content_block_delta","delta":{"type":"text_delta","text":"hi"}}\n\n',
      'data: {"type":"message_delta","delta":{"stop_reason":null}}\r\n\r\ndata: {"type":"error","error":{"type":"x","message":"y"}}\n\n',
    ],
    run: (text) => {
      const whole = createEventReader()(text);
      // However it is cut, the same comes out; a line end must not be cut within.
      const read = createEventReader();
      const cut = Math.floor(text.length / 2);
      const pieces = [...read(text.slice(0, cut)), ...read(text.slice(cut))];
      must(JSON.stringify(pieces) === JSON.stringify(whole), 'hears something else in two pieces');
      return whole;
    },
  },
  'sign-in-output': {
    seeds: ['visit: https://claude.ai/oauth/authorize?code=true\n', 'status code 403', 'abc#def', 'full code'],
    words: ['visit:', 'https://', '@', '\n'],
    run: (text) => {
      const link = findSignInLink(text);
      if (link !== null)
        isOneOf(new URL(link).hostname, ['claude.ai', 'claude.com', 'platform.claude.com', 'console.anthropic.com']);
      return [link, whyNotACode(text), explainSignInFailure(text), explainSignInHint(text)];
    },
  },
  headers: {
    seeds: ['Fri, 20 Nov 2026 12:00:00 GMT', '3600', '-1', '1e999'],
    run: (text) => {
      const wait = readRetryAfter(text, 1);
      must(wait === null || (Number.isFinite(wait) && wait >= 0), 'waits for no time');
      const times = Object.values(readTimes({ date: text, age: text }));
      must(
        times.every((time) => time === null || Number.isFinite(time)),
        'tells no time',
      );
      return [wait, times];
    },
  },
  'foreign-text': {
    seeds: ['<b>bold</b> &#x202e;text &amp;lt;', 'Elevated errors — Claude.ai', '\u202e\u0007<script>'],
    words: ['&#', '&lt;', '<', '>', ';'],
    run: (text) => {
      const line = plainText(text, 80);
      must(!CONTROLS.test(line) && Array.from(line).length <= 80, 'is no short plain line');
      return line;
    },
  },
};
