import { expect, test } from 'vitest';
import { chanceOf } from '../../db/seed/chance.ts';
import { dayNumber, dayOf } from '../../server/core/calendar/days.ts';
import { type ControlTerm, weekControl } from '../../server/core/reports/week-control.ts';
import { printed } from './printed.ts';

const STARTS = ['2023-09-04', '2024-09-02', '2025-09-01', '2026-08-31'];
const WEEKS = 20;
const LAST = STARTS.length - 1;
const TODAY = '2027-02-01';
/** Records of an entry: about a class. */
const CLASS = 35;

type Planted = { readonly week: number; readonly what: 'late' | 'many' | 'few' };

/**
 * A school's autumns. Each has the same wave, as the demo's terms have (few records at first, most in the middle, fewer before the end), and
 * weeks that differ by more than chance alone: entries by 20 %, the share in time by .03. Nothing is unlike the usual but what is planted.
 */
function autumns(words: string, terms: number, planted: Planted | null): ControlTerm[] {
  const chance = chanceOf(words);
  const [size, habit] = [12 + chance.below(40), 0.82 + 0.15 * chance.next()];
  const within = (x: number) => Math.min(1, Math.max(0, x));
  return STARTS.slice(LAST - terms).map((startsOn, at, all) => {
    const isLast = at === all.length - 1;
    const weeks = Array.from({ length: WEEKS }, (_, n) => {
      const own = isLast && planted?.week === n ? planted.what : null;
      const wave = 0.5 + 1.2 * Math.sin((Math.PI * (n + 2)) / (WEEKS + 4));
      const factor = own === 'many' ? 3 : own === 'few' ? 1 / 4 : 1;
      const entries = Math.max(1, Math.round(size * wave * factor * Math.exp(0.2 * chance.normal())));
      const share = within((own === 'late' ? 0.4 : habit) + 0.03 * chance.normal());
      const fresh = Array.from({ length: entries }, () => chance.next() < share).filter(Boolean).length;
      return [dayOf(dayNumber(startsOn) + 7 * n), { records: entries * CLASS, entries, fresh }] as const;
    });
    const code = `${startsOn.slice(0, 4)}-${Number(startsOn.slice(0, 4)) + 1}-1`;
    const days = { startsOn, endsOn: dayOf(dayNumber(startsOn) + 7 * WEEKS - 3), daysOff: [] };
    return { code, ...days, pupils: 40 * size, records: new Map(weeks), entries: new Map(weeks) };
  });
}

function control(words: string, terms: number, planted: Planted | null) {
  const all = autumns(words, terms, planted);
  const own = all.at(-1);
  if (!own) throw new Error('no term');
  return { own, charts: weekControl(all.slice(0, -1), own, TODAY) };
}

test('where nothing was planted at most 1 % of school-weeks are flagged, with two earlier terms and with three', () => {
  for (const terms of [2, 3]) {
    const flagged = { fresh: 0, records: 0, all: 0 };
    for (let school = 0; school < 300; school++) {
      const { charts } = control(`school ${school}`, terms, null);
      for (const kind of ['fresh', 'records'] as const) {
        expect(charts[kind].status).toBe('ok');
        flagged[kind] += charts[kind].points.filter(({ side }) => side !== null).length;
      }
      flagged.all += charts.records.points.length;
    }
    const shares = { fresh: flagged.fresh / flagged.all, records: flagged.records / flagged.all };
    printed(`weeks flagged where nothing was planted, ${terms} earlier terms, ${flagged.all} school-weeks:`, shares);
    expect(shares.fresh).toBeLessThanOrEqual(0.01);
    expect(shares.records).toBeLessThanOrEqual(0.01);
  }
});

test('at least 80 % of planted weeks are found: most of it entered late, three times the records, a quarter of them', () => {
  for (const what of ['late', 'many', 'few'] as const) {
    let [found, all] = [0, 0];
    for (let school = 0; school < 300; school++) {
      const week = 3 + (school % 14);
      const { own, charts } = control(`planted ${school}`, 2, { week, what });
      const chart = what === 'late' ? charts.fresh : charts.records;
      const point = chart.points.find((one) => one.week === dayOf(dayNumber(own.startsOn) + 7 * week));
      if (!point) continue;
      all += 1;
      if (point.side === (what === 'many' ? 'above' : 'below')) found += 1;
    }
    printed(`planted weeks found (${what}), of ${all}:`, { found: found / all });
    expect(all).toBeGreaterThan(250);
    expect(found / all).toBeGreaterThanOrEqual(0.8);
  }
});
