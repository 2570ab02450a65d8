import fc from 'fast-check';
import { expect, test } from 'vitest';
import { selectSchoolCells } from '../../db/measure/school-cells.ts';
import { selectTermMarks } from '../../db/measure/term-marks.ts';
import { selectRubrics } from '../../db/pinned-rubrics.ts';
import { addArrangement, changeArrangement } from '../../server/contract/arrangement.ts';
import { readProfile } from '../../server/contract/child-profile.ts';
import { amendMark, logActivity } from '../../server/contract/evidence.ts';
import { dayNumber, dayOf } from '../../server/core/calendar/days.ts';
import { daysApart } from '../../server/core/calendar/spans.ts';
import { activityFor } from '../support/activities.ts';
import { rebuiltDifferences } from '../support/rebuilt.ts';
import { codeOf } from '../support/two-schools.ts';
import { openWorld, TODAY, type World } from '../support/world.ts';

const TEACHER = 'homeroom-d1s1c2';
const INDICATORS = ['labour.g1', 'labour.h3', 'moral.m1', 'arts.b1', 'academic.a1'] as const;
const dimensionOf = (id: string) => id.split('.')[0] ?? '';
const DAYS = { first: dayNumber('2026-08-20'), last: dayNumber('2027-02-10') };

/** Every stored figure by what it is of, and what measuring reads of the school, to the bit. */
async function figures({ store, place }: World) {
  const { schoolId, district } = place(1, 1, 2);
  const term = district.terms.at(-1);
  if (!term) throw new Error('no term');
  return await store.read(async (q) => {
    const found = new Map<string, string>();
    for (const row of await q.select().from(q.tables.scores))
      found.set(`score ${row.pupilId} ${row.termId} ${row.dimension}`, JSON.stringify(row));
    for (const row of await q.select().from(q.tables.rollups))
      found.set(`rollup ${row.classId} ${row.termId} ${row.dimension}`, JSON.stringify(row));
    const marks = await selectTermMarks(q, schoolId, term.id);
    const asked = { schoolId, term, today: TODAY };
    const { ratings, steps, records } = await selectSchoolCells(q, asked, await selectRubrics(q, term.id), marks);
    found.set('cells', JSON.stringify([[...ratings], [...steps], [...records]]));
    return found;
  });
}

const changedIn = (before: Map<string, string>, after: Map<string, string>) =>
  [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key)).sort();

/** What else the child's page says of the term, indicator by indicator: all but how much each weighs beside the others. */
async function othersOn({ ask }: World, pupilId: string, indicatorId: string) {
  const { body } = await ask(TEACHER, readProfile, { params: { pupilId } });
  const all = body.dimensions.flatMap(({ indicators }) => indicators);
  return { growth: body.growth, others: all.filter((one) => one.indicatorId !== indicatorId) };
}

const span = fc
  .tuple(fc.integer({ min: DAYS.first, max: DAYS.last }), fc.nat(120))
  .map(([from, length]) => ({ from: dayOf(from), to: dayOf(from + length) }));

test('moving an exemption or a goal of its own changes only that child, that dimension and that term', async () => {
  const world = await openWorld({ hasEvidence: true });
  const { place, ask, newClientId } = world;
  const { classId, pupils, district } = place(1, 1, 2);
  const termId = district.terms.at(-1)?.id ?? '';
  let made = 0;
  const moved = async (
    said: { readonly nth: number; readonly indicatorId: string; readonly kind: 'exempt' | 'adapted' },
    [first, second]: readonly [{ from: string; to: string }, { from: string; to: string }],
  ) => {
    const { indicatorId, kind } = said;
    const pupilId = pupils[said.nth] ?? '';
    const goal = kind === 'adapted' ? '自己的目标' : null;
    const dimension = dimensionOf(indicatorId);
    const mayChange = [`rollup ${classId} ${termId} ${dimension}`, `score ${pupilId} ${termId} ${dimension}`];
    const start = await figures(world);
    const page = await othersOn(world, pupilId, indicatorId);
    const sent = { clientId: newClientId(), indicatorId, kind, goal, reason: '因故', ...first };
    const added = await ask(TEACHER, addArrangement, { params: { pupilId }, body: sent });
    if (added.status !== 201) {
      expect(['arrangement.records', 'arrangement.judged-only']).toContain(codeOf(added));
      expect(changedIn(start, await figures(world))).toEqual([]);
      return;
    }
    made += 1;
    let version = 1;
    const change = async (days: typeof first, text: string, isWithdrawn = false) => {
      const params = { pupilId, arrangementId: added.body.arrangementId };
      const body = { clientId: newClientId(), version, goal: goal && text, reason: text, ...days, isWithdrawn };
      const answered = await ask(TEACHER, changeArrangement, { params, body });
      if (answered.status === 200) version += 1;
      return answered;
    };
    const there = await figures(world);
    for (const key of changedIn(start, there)) expect(mayChange).toContain(key);
    expect(await othersOn(world, pupilId, indicatorId)).toEqual(page);
    // Worked out anew, nobody else's figure is another one.
    expect(await rebuiltDifferences(world, classId)).toBe(0);

    // Said in other words, it asks the same.
    expect((await change(first, '换个说法')).status).toBe(200);
    expect(changedIn(there, await figures(world))).toEqual([]);

    await change(second, '换了日子');
    for (const key of changedIn(start, await figures(world))) expect(mayChange).toContain(key);
    expect(await othersOn(world, pupilId, indicatorId)).toEqual(page);

    // And taken back, all is as it was, to the bit.
    expect((await change(first, '不需要了', true)).status).toBe(200);
    expect(changedIn(start, await figures(world))).toEqual([]);
  };
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        nth: fc.nat(2),
        indicatorId: fc.constantFrom(...INDICATORS),
        kind: fc.constantFrom('exempt' as const, 'adapted' as const),
      }),
      fc.tuple(span, span),
      moved,
    ),
    { numRuns: 40, seed: 20261130 },
  );
  expect(made).toBeGreaterThan(10);
  expect(await rebuiltDifferences(world, classId)).toBe(0);
});

test('whatever level a child gets by its own goal, what compares stays what it was', async () => {
  const world = await openWorld({ hasEvidence: true });
  const { place, ask, newClientId } = world;
  const { classId, pupils, district } = place(1, 1, 2);
  const [pupilId = ''] = pupils;
  const days = { from: '2026-11-09', to: '2026-12-31' };
  const what = { indicatorId: 'labour.g1', kind: 'adapted' as const, goal: '自己扫好一张课桌', reason: '随班就读' };
  const body = { clientId: newClientId(), ...what, ...days };
  expect((await ask(TEACHER, addArrangement, { params: { pupilId }, body })).status).toBe(201);
  const termId = district.terms.at(-1)?.id ?? '';
  const compared = async () => {
    const all = await figures(world);
    const row = JSON.parse(all.get(`rollup ${classId} ${termId} labour`) ?? '{}');
    const [ratings, steps] = JSON.parse(all.get('cells') ?? '[]');
    return { rollup: { ...row, records: 0, fresh: 0, weeks: [] }, ratings, steps, growth: await growth() };
  };
  const growth = async () => {
    const { body } = await ask(TEACHER, readProfile, { params: { pupilId } });
    return body.growth.flatMap(({ points }) => points.map(({ value, ratings }) => [value, ratings]));
  };
  const log = async (level: string) => {
    const body = activityFor([pupilId], { level, visibility: 'family' });
    expect((await ask(TEACHER, logActivity, { params: { classId }, body })).status).toBe(201);
  };
  await log('C');
  const before = await compared();
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('A', 'B', 'C', 'D'), async (level) => {
      await log(level);
      expect(await compared()).toEqual(before);
    }),
    { numRuns: 8, seed: 20261130 },
  );
  expect(await rebuiltDifferences(world, classId)).toBe(0);
});

test('what a child was excused from moves only that child, that dimension and that term', async () => {
  const world = await openWorld({ hasEvidence: true });
  const { place, ask, newClientId } = world;
  const { classId, pupils, district } = place(1, 1, 2);
  const [pupilId = ''] = pupils;
  const termId = district.terms.at(-1)?.id ?? '';
  const held = 20;
  const value = (excused: number) => ({
    kind: 'attendance' as const,
    held,
    attended: 10,
    ...(excused > 0 && { excused }),
  });
  const marks = [{ pupilId, indicatorId: 'health.h2', value: value(0) }];
  const logged = await ask(TEACHER, logActivity, {
    params: { classId },
    body: { clientId: newClientId(), title: '出勤', happenedOn: TODAY, visibility: 'family', marks },
  });
  expect(logged.status).toBe(201);
  const [mark] = await world.store.read(async (q) =>
    (await q.select().from(q.tables.marks)).filter(({ activityId }) => activityId === logged.body.activityId),
  );
  const mayChange = [`rollup ${classId} ${termId} health`, `score ${pupilId} ${termId} health`];
  const start = await figures(world);
  let version = 1;
  await fc.assert(
    fc.asyncProperty(fc.nat(10), async (excused) => {
      const body = { clientId: newClientId(), version, value: value(excused), note: null, reason: '病假' };
      expect((await ask(TEACHER, amendMark, { params: { markId: mark?.id ?? '' }, body })).status).toBe(200);
      version += 1;
      for (const key of changedIn(start, await figures(world))) expect(mayChange).toContain(key);
    }),
    { numRuns: 10, seed: 20261130 },
  );
});

test('the days that one of two spans has and the other has not are those, each once', () => {
  const asDays = ({ from, to }: { from: string; to: string }) =>
    Array.from({ length: dayNumber(to) - dayNumber(from) + 1 }, (_, at) => dayNumber(from) + at);
  fc.assert(
    fc.property(span, span, (one, other) => {
      const [a, b] = [new Set(asDays(one)), new Set(asDays(other))];
      const wanted = [...new Set([...a, ...b])].filter((day) => a.has(day) !== b.has(day)).sort();
      expect(daysApart(one, other).flatMap(asDays).sort()).toEqual(wanted);
    }),
  );
});
