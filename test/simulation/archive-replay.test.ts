/** The recorded incidents played again, each on its day, to somebody who works and is signed in: what is heard of them? */
import { describe, expect, it } from 'vitest';
import type { Notice } from '../../src/shared/notice.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import { checkBanners } from './invariants.ts';
import { liveThrough, ordinaryDays } from './random-year.ts';
import { readRecordedIncidents } from './recorded-incidents.ts';
import { createWorld, DAY, HOUR, MINUTE } from './world.ts';

const START = Date.UTC(2026, 2, 15, 7);
const DAYS = 158;
/** What is over so soon concerns nobody who can go on working. */
const SHORT_MS = 10 * MINUTE;
/** A second incident so soon after the first is the same trouble. */
const SAME_MS = HOUR;

interface Span {
  from: number;
  to: number;
}

const REPLAYS = readRecordedIncidents().map((incident) => ({
  incident,
  at: Math.min(...incident.incident_updates.map(({ created_at: at }) => Date.parse(at))),
}));

describe('the recorded incidents of 158 days', { timeout: 600_000 }, () => {
  it('are told in at most four banners a month, and none that lasted is missed', async () => {
    const world = createWorld({ seed: 1, start: START });
    world.signIn(400);
    world.replays = REPLAYS;
    const trouble: Span[] = [];
    world.onSnapshot((snapshot) => noteTrouble(trouble, snapshot));
    await world.start();
    await liveThrough(world, ordinaryDays(1, START, DAYS), () => {});
    await world.monitor.stop();
    const banners = world.banners().toSorted((a, b) => a.at - b.at);
    const perMonth = (banners.length * 30) / DAYS;
    console.log(
      `${banners.length} banners in ${DAYS} days, ${perMonth.toFixed(1)} a month: ${banners.map(describeBanner).join('; ')}`,
    );
    expect(perMonth).toBeLessThanOrEqual(4);
    expect(banners.filter(({ kind }) => kind === 'recovered').length).toBeLessThanOrEqual(5);
    expect(trouble.length).toBeGreaterThan(9);
    expect(trouble.filter((span) => !wasTold(span, banners))).toEqual([]);
    expect(checkBanners(banners)).toEqual([]);
  });
});

const describeBanner = ({ at, title }: Notice): string => `${new Date(at).toISOString().slice(0, 16)} ${title}`;

/** Stretches in which nobody could sign in, or Claude Code was down. */
function noteTrouble(spans: Span[], { at, service }: Snapshot): void {
  const last = spans.at(-1);
  if (service.state === 'LOGIN_DOWN' || service.state === 'DOWN') {
    if (last && at - last.to < SAME_MS) last.to = at;
    else spans.push({ from: at, to: at });
  } else if (last && last.to > at - DAY && last.from === last.to) last.to = at;
}

function wasTold({ from, to }: Span, banners: readonly Notice[]): boolean {
  if (to - from < SHORT_MS) return true;
  return banners.some(({ at, kind }) => kind === 'service' && at >= from - SAME_MS && at <= to + SAME_MS);
}
