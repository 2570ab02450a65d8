import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { STORIES } from '../../db/seed/demo/stories.ts';
import { openDemoRound } from '../../scripts/demo-round.ts';
import { type Demo, grouped, TODAY } from './shown.ts';

/** What the demo has written down for blind raters to judge by, and that they have something to do from the start. */
export function testSentences(open: () => Demo) {
  test('of the last two terms most activities that were judged say what was seen; before, and in the late class, none does', async () => {
    const demo = open();
    const late = demo.classOf(STORIES.lateClass).id;
    const rows = await demo.store.read(async (q) => {
      const { activities, marks } = q.tables;
      return await q
        .selectDistinct({
          id: activities.id,
          classId: activities.classId,
          termId: activities.termId,
          note: activities.note,
        })
        .from(activities)
        .innerJoin(marks, eq(marks.activityId, activities.id))
        .where(eq(marks.kind, 'level'));
    });
    const [first, second, third] = demo.seeded.district.terms.map(({ id }) => id);
    const said = (of: typeof rows) => of.filter(({ note }) => note !== null).length / of.length;
    const inTerm = (termId: string | undefined) => rows.filter((row) => row.termId === termId && row.classId !== late);
    expect(said(inTerm(first))).toBe(0);
    expect(said(rows.filter(({ classId }) => classId === late))).toBe(0);
    for (const term of [second, third]) {
      expect(said(inTerm(term))).toBeGreaterThan(0.7);
      expect(said(inTerm(term))).toBeLessThan(0.9);
    }
  });

  test('a round is open from the start: every child’s words and every sentence are with somebody of another school', async () => {
    const demo = open();
    const drawn = await openDemoRound(demo.store, demo.seeded, TODAY);
    expect(drawn?.drawn).toBeGreaterThan(5);
    const { items, ratings, rounds } = await demo.store.read(async (q) => ({
      rounds: await q.select().from(q.tables.moderationRounds),
      items: await q.select().from(q.tables.moderationItems),
      ratings: await q.select().from(q.tables.moderationRatings),
    }));
    expect(rounds).toMatchObject([{ dimension: STORIES.notedTown.dimension, closedAt: null, closesOn: '2026-12-08' }]);
    expect(new Set(items.map(({ isShared }) => isShared))).toEqual(new Set([true, false]));
    const schoolOf = new Map(items.map(({ id, schoolId }) => [id, schoolId]));
    for (const { itemId, raterSchoolId } of ratings) expect(raterSchoolId).not.toBe(schoolOf.get(itemId));
    const byRater = grouped(ratings, ({ raterId }) => demo.usernames.get(raterId) ?? '');
    expect(byRater.get('arts-nh13')?.length).toBeGreaterThan(0);
    expect(byRater.get('arts-nh14')?.length).toBeGreaterThan(0);
  });
}
