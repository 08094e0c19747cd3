import { describe, expect, it } from 'vitest';
import type { PageContent, PageReading } from '../../../src/diagnosis/service/page-content.ts';
import {
  emptyPageMemory,
  pageReport,
  pageStateNow,
  takePageReading,
} from '../../../src/diagnosis/service/page-memory.ts';
import { parseFeed } from '../../../src/sources/status/parse-feed.ts';
import { parseSummary } from '../../../src/sources/status/parse-summary.ts';
import { readFixture } from '../../loopback/status-server.ts';
import { reading } from './made-up-page.ts';

function contentOf(body: string): PageContent {
  const parsed = parseSummary(body);
  if (parsed.kind !== 'content') throw new Error(parsed.kind);
  return parsed.content;
}

const stateOf = (content: PageContent, at: number) =>
  pageStateNow(takePageReading(emptyPageMemory(), reading(content, at), 0), at);

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 7, 20, 12);

type Status = PageContent['components'][number]['status'];

function page(
  code: Status | null,
  api: Status | null,
  incidents: readonly Partial<{ title: string; body: string; status: string; ids: string[]; at: number }>[] = [],
): PageContent {
  const rows = [
    { id: 'yyzkbfz2thpt', name: 'Claude Code', status: code },
    { id: 'k8w3r06qmzrp', name: 'Claude API (api.anthropic.com)', status: api },
    { id: 'rwppv331jlwc', name: 'claude.ai', status: 'operational' },
  ];
  return contentOf(
    JSON.stringify({
      page: { id: 'tymt9n04zgry' },
      status: { indicator: 'none' },
      components: rows.filter((row) => row.status !== null),
      incidents: incidents.map((one, index) => ({
        id: `incident${index}`,
        name: one.title ?? 'Elevated errors',
        status: one.status ?? 'investigating',
        created_at: new Date(one.at ?? NOW - MINUTE).toISOString(),
        components: (one.ids ?? ['yyzkbfz2thpt']).map((id) => ({ id })),
        incident_updates: [
          {
            status: one.status ?? 'investigating',
            body: one.body ?? '',
            created_at: new Date(one.at ?? NOW - MINUTE).toISOString(),
          },
        ],
      })),
    }),
  );
}

describe('page state of the recordings', () => {
  it.each([
    ['2026-04-14T07-23-20Z', 'CLEAR'],
    ['2026-04-15T15-02-18Z', 'OUTAGE'],
    ['2026-04-15T16-57-22Z', 'AUTH'],
    ['2026-04-28T17-43-12Z', 'PARTIAL'],
    ['2026-04-28T19-26-14Z', 'CLEAR'],
    ['2026-06-23T16-24-15Z', 'RECOVERING'],
    ['2026-07-06T19-47-37Z', 'RECOVERING'],
    ['2026-08-04T21-05-11Z', 'AUTH'],
    ['2026-08-16T22-14-00Z', 'OUTAGE'],
    ['2026-08-16T23-13-47Z', 'CLEAR'],
    ['2026-08-22T16-16-08Z', 'CLEAR'],
  ])('%s is %s', (name, state) => {
    const at = Date.parse(name.replace(/T(\d\d)-(\d\d)-(\d\d)Z/, 'T$1:$2:$3Z'));
    expect(stateOf(contentOf(readFixture(`summary/${name}.json`)), at)).toBe(state);
  });

  it.each([
    // The roll-up says "minor" here, with four components in partial outage …
    ['minor-partial-outage.2026-07-30.pruned', '2026-07-30T06:30Z', 'PARTIAL'],
    // … and "minor" here, for another product on Windows alone.
    ['cowork-only.2026-09-14.trimmed', '2026-09-14T12:00Z', 'CLEAR'],
    ['outage.2026-09-03.trimmed', '2026-09-03T14:50Z', 'PARTIAL'],
    ['operational.2026-03-04.three-components', '2026-03-04T08:31Z', 'CLEAR'],
    ['operational.2026-09-04.trimmed', '2026-09-04T12:04Z', 'CLEAR'],
    ['synthetic-hardening', '2026-08-04T21:10Z', 'AUTH'],
    ['synthetic-maintenance', '2026-08-22T02:30Z', 'MAINT'],
  ])('%s is %s', (name, at, state) => {
    expect(stateOf(contentOf(readFixture(`summary/${name}.json`)), Date.parse(at))).toBe(state);
  });

  it('a model suspended for eighteen days, with every component well, is history', () => {
    const content = contentOf(readFixture('summary/2026-06-23T16-24-15Z.json'));
    const suspended = { ...content, incidents: content.incidents.filter((one) => one.id === 's9w82lp9dcn9') };
    expect(suspended.incidents).toHaveLength(1);
    expect(stateOf(suspended, Date.parse('2026-06-23T16:24:15Z'))).toBe('CLEAR');
  });
});

describe('page state by rule', () => {
  const login = { body: 'Users cannot log in.' };
  it.each([
    ['all well', page('operational', 'operational'), 'CLEAR'],
    ['Code down, nothing said', page('major_outage', 'operational'), 'OUTAGE'],
    ['Code down, its only incident is sign-in', page('major_outage', 'operational', [login]), 'AUTH'],
    ['Code down, another incident on it', page('major_outage', 'operational', [login, {}]), 'OUTAGE'],
    [
      'Code down, other incident elsewhere',
      page('major_outage', 'operational', [login, { ids: ['bpp5gb3hpjcl'] }]),
      'AUTH',
    ],
    ['API down is never explained away', page('operational', 'major_outage', [login]), 'OUTAGE'],
    ['sign-in words in the title only', page('operational', 'operational', [{ title: 'Login errors' }]), 'AUTH'],
    ['sign-in on claude.ai alone', page('operational', 'operational', [{ ...login, ids: ['rwppv331jlwc'] }]), 'AUTH'],
    ['sign-in, no component named', page('operational', 'operational', [{ ...login, ids: [] }]), 'AUTH'],
    ['sign-in of Cowork alone', page('operational', 'operational', [{ ...login, ids: ['bpp5gb3hpjcl'] }]), 'CLEAR'],
    ['sign-in beats partial', page('partial_outage', 'operational', [login]), 'AUTH'],
    ['partial', page('operational', 'partial_outage'), 'PARTIAL'],
    ['degraded', page('degraded_performance', 'operational'), 'DEGRADED'],
    ['unknown value', page('unknown', 'operational'), 'DEGRADED'],
    ['sign-in in monitoring', page('operational', 'operational', [{ ...login, status: 'monitoring' }]), 'RECOVERING'],
    ['other in monitoring', page('operational', 'operational', [{ status: 'monitoring' }]), 'CLEAR'],
    [
      'sign-in forgotten for days',
      page('operational', 'operational', [{ ...login, at: NOW - 3 * 86_400_000 }]),
      'CLEAR',
    ],
    ['maintenance', page('under_maintenance', 'operational'), 'MAINT'],
    ['neither component there', page(null, null), 'UNKNOWN'],
    ['one component missing', page('operational', null), 'CLEAR'],
  ])('%s', (_, content, state) => {
    expect(stateOf(content, NOW)).toBe(state);
  });

  it('reads the feed by its text alone', () => {
    const atom = readFixture('feed/history.2026-09-03.one-entry.atom');
    const at = Date.parse('2026-09-03T15:00:00Z');
    const stateOfAtom = (text: string) => stateOf(parseFeed(text) as PageContent, at);
    expect(parseFeed(atom)?.incidents[0]).toMatchObject({
      id: '461yvfrzpwtt',
      status: 'investigating',
      link: 'https://status.claude.com/incidents/461yvfrzpwtt',
      updates: [{ body: 'We are continuing to work on a fix.', status: 'unknown' }, { body: 'We are investigating.' }],
    });
    expect(stateOfAtom(atom)).toBe('DEGRADED');
    expect(stateOfAtom(atom.replace('continuing to work', 'looking at OAuth, working'))).toBe('AUTH');
    expect(stateOfAtom(atom.replace('Update', 'Monitoring').replace('on a fix', 'on logins'))).toBe('RECOVERING');
    expect(stateOfAtom(atom.replace('Update', 'Resolved'))).toBe('CLEAR');
    expect(parseFeed('<html><title>Claude</title></html>')).toBeNull();
  });
});

describe('page over time', () => {
  const well = page('operational', 'operational');
  const incident = page('partial_outage', 'operational', [{ body: 'Users cannot log in.' }]);
  const take = (readings: readonly PageReading[]) =>
    readings.reduce((memory, one) => takePageReading(memory, one, 0), emptyPageMemory());

  it('knows nothing before the first reading', () => {
    expect(pageReport(emptyPageMemory(), NOW)).toMatchObject({
      page: 'UNKNOWN',
      asOf: null,
      source: null,
      trouble: null,
    });
  });

  it.each([
    ['page-error', 'CLEAR'],
    ['transport', 'CLEAR'],
    ['slow-down', 'CLEAR'],
    ['blocked', 'UNKNOWN'],
    ['gone', 'UNKNOWN'],
    ['wrong', 'UNKNOWN'],
    ['moved', 'UNKNOWN'],
  ] as const)('%s after a good reading is %s, with a sentence', (answer, state) => {
    const memory = take([reading(well, NOW), reading(null, NOW + MINUTE, { answer })]);
    const report = pageReport(memory, NOW + MINUTE);
    expect(report.page).toBe(state);
    expect(report.trouble).toMatch(/^(The status page|A proxy) .+\.$/);
  });

  it('keeps the last reading for thirty minutes and no longer', () => {
    const memory = take([reading(well, NOW), reading(null, NOW + MINUTE)]);
    expect(pageStateNow(memory, NOW + 30 * MINUTE)).toBe('CLEAR');
    expect(pageStateNow(memory, NOW + 30 * MINUTE + 1)).toBe('UNKNOWN');
  });

  it('an aborted request changes nothing', () => {
    const memory = take([reading(well, NOW)]);
    expect(takePageReading(memory, reading(null, NOW + 1, { failure: 'aborted' }), 0)).toBe(memory);
  });

  it('takes the age from Age, from Date, and not from a wrong own clock', () => {
    const asOf = (more: Partial<PageReading>, offset: number | null) =>
      takePageReading(emptyPageMemory(), reading(well, NOW, more), offset).asOf;
    expect(asOf({ ageMs: 697_000 }, 0)).toBe(NOW - 697_000);
    expect(asOf({ ageMs: 0, serverDate: NOW - 20 * MINUTE }, 0)).toBe(NOW - 20 * MINUTE);
    expect(asOf({ ageMs: null, serverDate: NOW - 20 * MINUTE }, null)).toBe(NOW - 20 * MINUTE);
    expect(asOf({ ageMs: 4_000, serverDate: NOW - 60 * MINUTE }, 60 * MINUTE)).toBe(NOW - 4_000);
    expect(asOf({ ageMs: 4_000, serverDate: NOW - 60 * MINUTE }, null)).toBe(NOW - 4_000);
    expect(asOf({ ageMs: null, serverDate: null }, null)).toBe(NOW);
    expect(asOf({ ageMs: null, serverDate: NOW + 60 * MINUTE }, null)).toBe(NOW);
  });

  it('marks data over two minutes old, and drops an hour-old "all well" of a broken page', () => {
    const old = take([reading(well, NOW, { ageMs: 3 * MINUTE })]);
    expect(pageReport(old, NOW).trouble).toBe('The status page’s data is 3 minutes old.');
    expect(pageReport(take([reading(well, NOW, { ageMs: 60_000 })]), NOW).trouble).toBeNull();
    expect(pageStateNow(take([reading(well, NOW, { ageMs: 3_600_000 })]), NOW)).toBe('UNKNOWN');
  });

  it('an incident missing once still counts, missing twice is over', () => {
    const gone = { ...page('partial_outage', 'operational'), incidents: [] };
    const once = take([reading(incident, NOW), reading(gone, NOW + MINUTE)]);
    expect(pageReport(once, NOW + MINUTE)).toMatchObject({ page: 'AUTH', incidents: [{ id: 'incident0' }] });
    const twice = takePageReading(once, reading(gone, NOW + 2 * MINUTE), 0);
    expect(pageReport(twice, NOW + 2 * MINUTE)).toMatchObject({ page: 'PARTIAL', incidents: [] });
    expect(twice.incidentOverAt).toBe(NOW + 2 * MINUTE);
    const back = takePageReading(once, reading(incident, NOW + 2 * MINUTE), 0);
    expect(takePageReading(back, reading(gone, NOW + 3 * MINUTE), 0).incidentOverAt).toBeNull();
  });

  it('is over only where it concerned sign-in or Claude Code', () => {
    const voice = page('operational', 'operational', [
      { title: 'Voice mode is unavailable', ids: ['rwppv331jlwc'], status: 'investigating' },
    ]);
    const gone = { ...voice, incidents: [] };
    const endOf = (open: PageContent) =>
      take([reading(open, NOW), reading(gone, NOW + MINUTE), reading(gone, NOW + 2 * MINUTE)]).incidentOverAt;
    expect(endOf(voice)).toBeNull();
    expect(endOf(page('operational', 'operational', [{ ids: ['k8w3r06qmzrp'] }]))).toBe(NOW + 2 * MINUTE);
  });

  it('a component missing three times is looked for by name, then by the roll-up', () => {
    const renamed = {
      ...well,
      components: [
        { id: 'newid0000000', name: 'Claude Code (new)', status: 'major_outage' as const },
        ...well.components.slice(1),
      ],
    };
    const missing = { ...well, indicator: 'major' as const, components: well.components.slice(1) };
    const states = (content: PageContent) =>
      [1, 2, 3].map((count) =>
        pageStateNow(take([reading(well, NOW), ...Array<PageReading>(count).fill(reading(content, NOW))]), NOW),
      );
    expect(states(renamed)).toEqual(['CLEAR', 'CLEAR', 'OUTAGE']);
    expect(states(missing)).toEqual(['CLEAR', 'CLEAR', 'DEGRADED']);
  });

  it('counts failures and refusals apart', () => {
    const memory = take([reading(null, NOW), reading(null, NOW, { answer: 'page-error' })]);
    expect(memory).toMatchObject({ failures: 2, refusals: 0 });
    expect(takePageReading(memory, reading(null, NOW, { answer: 'blocked' }), 0)).toMatchObject({
      failures: 0,
      refusals: 1,
    });
    expect(takePageReading(memory, reading(well, NOW), 0)).toMatchObject({ failures: 0, refusals: 0 });
  });

  it('keeps the worst light of each day, for thirty days', () => {
    const day = 86_400_000;
    const readings = [
      reading(well, NOW),
      reading(incident, NOW + MINUTE),
      reading(well, NOW + 2 * MINUTE),
      reading(well, NOW + 2 * day),
    ];
    const memory = take(readings);
    const days = (now: number) => pageReport(memory, now).components[0]?.days ?? [];
    expect(days(NOW + 2 * day)).toHaveLength(30);
    expect(days(NOW + 2 * day).slice(-4)).toEqual([null, 'orange', null, 'green']);
    const month = Array.from({ length: 400 }, (_, index) => reading(well, NOW + index * day));
    expect(Object.keys(take(month).days.yyzkbfz2thpt ?? {})).toHaveLength(30);
  });

  it('finds the newest update wherever it stands, and no link but to the page', () => {
    const update = (minutesAgo: number, body: string) => ({
      status: 'identified',
      body,
      created_at: new Date(NOW - minutesAgo * MINUTE).toISOString(),
    });
    const shown = (shortlink: string) => {
      const incident = {
        id: 'abcdefghijkl',
        name: 'x',
        status: 'identified',
        shortlink,
        incident_updates: [update(9, 'old'), update(1, 'new'), update(5, 'older')],
      };
      const body = { page: { id: 'tymt9n04zgry' }, components: [], incidents: [incident] };
      return pageReport(take([reading(contentOf(JSON.stringify(body)), NOW)]), NOW).incidents[0];
    };
    expect(shown('https://stspg.io/abc')).toMatchObject({ update: { text: 'new' }, link: 'https://stspg.io/abc' });
    for (const link of ['http://stspg.io/abc', 'https://stspg.io.evil.test/abc', 'javascript:alert(1)', '']) {
      expect(shown(link)?.link).toBeNull();
    }
  });

  it('shows texts of others as one plain line', () => {
    const evil = page('operational', 'operational', [
      { title: 'Log\u202Ein\u0007 <b>now</b>', body: `<script>x</script>${'a &amp; b '.repeat(200)}` },
    ]);
    const [shown] = pageReport(take([reading(evil, NOW)]), NOW).incidents;
    expect(shown?.title).toBe('Login now');
    expect(shown?.update?.text).toMatch(/^xa & b a & b .*…$/);
    expect(shown?.update?.text.length).toBeLessThanOrEqual(500);
  });
});
