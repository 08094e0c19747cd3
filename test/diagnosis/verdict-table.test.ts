import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { worstFirst } from '../../src/diagnosis/profile-order.ts';
import { decide, type TableInputs } from '../../src/diagnosis/verdict-table.ts';
import { HEADLINES } from '../../src/shared/messages/headlines.ts';
import { stepScript } from '../../src/shared/messages/steps.ts';
import { LIGHTS_WORST_FIRST, type Light, type PageState } from '../../src/shared/vocabulary.ts';

const COLUMNS = ['network', 'token', 'probe', 'page', 'verdict', 'colour', 'headline', 'notify', 'action'] as const;
type Row = Record<(typeof COLUMNS)[number], string>;

const ROWS = readRows();
const DECIDED = ROWS.map((row) => ({ row, inputs: inputsOf(row), verdict: decide(inputsOf(row)) }));

describe('verdict table', () => {
  it('has every combination of network, sign-in, probe and page', () => {
    expect(ROWS).toHaveLength(5 * 7 * 6 * 8);
    expect(new Set(ROWS.map(({ network, token, probe, page }) => `${network} ${token} ${probe} ${page}`)).size).toBe(
      1680,
    );
  });

  it('decides all 1,680 rows as the table says', () => {
    for (const { row, inputs } of DECIDED) {
      const verdict = decide(inputs);
      const asRow = {
        ...row,
        verdict: inputs.network === 'ONLINE' ? verdict.service : `network:${inputs.network}`,
        colour: verdict.light ?? 'keep',
        headline: verdict.headlineId === 'finding' ? '' : HEADLINES[verdict.headlineId].script,
        notify: verdict.notify,
        action: stepScript(verdict.stepId),
      };
      expect(asRow).toEqual(row);
    }
  });

  it('takes a network that was not asked as online', () => {
    for (const { inputs, verdict } of DECIDED) {
      if (inputs.network === 'ONLINE') expect(decide({ ...inputs, network: 'UNKNOWN' })).toEqual(verdict);
    }
  });
});

describe('invariants of the table', () => {
  const SIGN_IN_BROKEN = ['LOGIN_DOWN', 'LOGIN_DOWN?', 'DOWN', 'DOWN?', 'MAINT'];
  const invariants: readonly [string, (entry: (typeof DECIDED)[number]) => boolean][] = [
    [
      'red and orange need a network',
      ({ inputs, verdict }) => isOnline(inputs) || !isOneOf(verdict.light, 'red', 'orange'),
    ],
    [
      'never sends to sign-in while sign-in is believed broken',
      ({ inputs, verdict }) =>
        !isOnline(inputs) || !SIGN_IN_BROKEN.includes(verdict.service) || !asksToSignIn(verdict.action),
    ],
    [
      'a dead login with a service that answers gets /login',
      ({ inputs, verdict }) =>
        !isOnline(inputs) ||
        inputs.signIn !== 'DEAD' ||
        !['UP', 'DEGRADED', 'UNKNOWN'].includes(verdict.service) ||
        verdict.action === 'sign-in',
    ],
    ['green is nothing to do', ({ verdict }) => verdict.light !== 'green' || verdict.action === 'none'],
    [
      'red only for a dead login or an official outage',
      ({ inputs, verdict }) => verdict.light !== 'red' || inputs.signIn === 'DEAD' || verdict.service === 'DOWN',
    ],
    [
      'unconfirmed is never red, never urgent',
      ({ verdict }) => !verdict.service.endsWith('?') || (verdict.light !== 'red' && verdict.notify !== 'urgent'),
    ],
    [
      'urgent only when work is blocked',
      ({ inputs, verdict }) => verdict.notify !== 'urgent' || inputs.signIn === 'DEAD',
    ],
    [
      'offline and settling are silent',
      ({ inputs, verdict }) => !isOneOf(inputs.network, 'OFFLINE', 'SETTLING') || verdict.notify === 'none',
    ],
    [
      'grey is silent except the captive hint',
      ({ inputs, verdict }) => verdict.light !== 'grey' || verdict.notify === 'none' || inputs.network === 'CAPTIVE',
    ],
    [
      'who never signed in never hears about expiry',
      ({ inputs, verdict }) => inputs.signIn !== 'NONE' || !/expired|ending/.test(verdict.headlineId),
    ],
    [
      'a stale login is never asked to sign in',
      ({ inputs, verdict }) => inputs.signIn !== 'STALE' || !asksToSignIn(verdict.action),
    ],
  ];

  it.each(invariants)('%s', (_name, holds) => {
    expect(DECIDED.filter((entry) => !holds(entry)).map(({ row }) => row)).toEqual([]);
  });

  it('a worse page never gives a calmer light', () => {
    const worsening: readonly PageState[] = ['CLEAR', 'DEGRADED', 'PARTIAL', 'OUTAGE'];
    for (const { inputs } of DECIDED) {
      const ranks = worsening.map((page) => rank(decide({ ...inputs, page }).light));
      expect(ranks).toEqual(ranks.toSorted((a, b) => b - a));
    }
  });
});

describe('a refused sign-in that has not expired', () => {
  const refused: TableInputs = { network: 'ONLINE', signIn: 'OK', probe: 'REJECTED', page: 'CLEAR' };
  const minutes = (count: number) => count * 60_000;

  it('waits while the page may be late', () => {
    const refusal = { pageClearForMs: minutes(29), incidentOverForMs: null };
    expect(decide({ ...refused, refusal })).toMatchObject({ light: 'orange', action: 'wait' });
  });

  it('becomes a sign-in after half an hour of a clear page', () => {
    const refusal = { pageClearForMs: minutes(30), incidentOverForMs: null };
    expect(decide({ ...refused, refusal })).toMatchObject({ light: 'orange', action: 'sign-in', stepId: 'sign-in' });
  });

  it('offers the sign-in at once when a sign-in incident has just ended', () => {
    const refusal = { pageClearForMs: 0, incidentOverForMs: minutes(5) };
    expect(decide({ ...refused, refusal })).toMatchObject({ action: 'sign-in', stepId: 'sign-in-after-incident' });
  });

  it('never sends a key user to /login', () => {
    const refusal = { pageClearForMs: minutes(90), incidentOverForMs: null };
    expect(decide({ ...refused, signIn: 'OTHER', refusal }).action).toBe('check-key');
  });

  it('gives way to a sign-in incident and to a lost network', () => {
    const refusal = { pageClearForMs: minutes(90), incidentOverForMs: null };
    expect(decide({ ...refused, page: 'AUTH', refusal }).action).toBe('keep-sessions');
    expect(decide({ ...refused, network: 'OFFLINE', refusal }).action).toBe('check-network');
  });
});

describe('order of several profiles', () => {
  it('puts the worst first and keeps the order of equals', () => {
    const lights: Light[] = ['grey', 'green', 'red', 'blue', 'green', 'orange', 'yellow'];
    const ids = worstFirst(lights.map((light, index) => ({ id: String(index), light })));
    expect(ids).toEqual(['2', '5', '6', '3', '1', '4', '0']);
  });
});

function readRows(): Row[] {
  const packed = readFileSync(new URL('../fixtures/verdict-table.csv.gz', import.meta.url));
  const [, ...lines] = gunzipSync(packed).toString('utf8').trim().split('\n');
  return lines.map((line) => {
    const cells = (line.match(/"[^"]*"|[^,]+/g) ?? []).map((cell) => cell.replaceAll('"', '').trim());
    return Object.fromEntries(COLUMNS.map((column, index) => [column, cells[index]])) as Row;
  });
}

function inputsOf(row: Row): TableInputs {
  return { network: row.network, signIn: row.token, probe: row.probe, page: row.page } as TableInputs;
}

function isOnline(inputs: TableInputs): boolean {
  return inputs.network === 'ONLINE';
}

function isOneOf(value: string | null, ...choices: string[]): boolean {
  return value !== null && choices.includes(value);
}

function asksToSignIn(action: string): boolean {
  return action === 'sign-in' || action === 'try-sign-in';
}

/** Lower is worse; a kept light counts as calm. */
function rank(light: Light | null): number {
  return light === null ? LIGHTS_WORST_FIRST.length : LIGHTS_WORST_FIRST.indexOf(light);
}
