import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { raiseFrame } from '../../db/frame.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { readProfile } from '../../server/contract/child-profile.ts';
import { openWorld } from '../support/world.ts';

test('terms stand beside one another, and are joined only while rubric, school and grade band are the same', async () => {
  const { ask, store, place } = await openWorld({ hasEvidence: true });
  const { district, schoolId, classId, pupils } = place(1, 1, 2);
  const [first, second] = district.terms;
  const pupilId = pupils[0] ?? '';
  const labour = async (username: string) => {
    const { body } = await ask(username, readProfile, { params: { pupilId } });
    return body.growth.find(({ dimension }) => dimension === 'labour')?.points ?? [];
  };
  const before = await labour('guardian-d1s1c2p1');
  expect(before.map(({ term }) => term)).toEqual([first?.code, second?.code]);
  expect(before.map(({ isJoined, apart }) => ({ isJoined, apart }))).toEqual([
    { isJoined: false, apart: null },
    { isJoined: true, apart: null },
  ]);
  for (const { value, lo, hi, records, ratings } of before) {
    expect(records).toBeGreaterThanOrEqual(ratings);
    expect(ratings).toBeGreaterThan(2);
    expect(value).toBeGreaterThan(lo ?? 101);
    expect(value).toBeLessThan(hi ?? -1);
  }
  const changeIn = async (dimension: string) => {
    const { body } = await ask('guardian-d1s1c2p1', readProfile, { params: { pupilId } });
    return body.dimensions.find((one) => one.dimension === dimension)?.change ?? null;
  };
  const change = await changeIn('labour');
  expect(change).toMatchObject({ term: first?.code });
  expect(change?.verdict === 'within-error').toBe(
    Math.abs((change?.now ?? 0) - (change?.before ?? 0)) <= (change?.smallest ?? 0),
  );
  expect(await labour('homeroom-d1s1c2')).toEqual(before);

  // An earlier term is looked at without what came after it.
  const past = await ask('guardian-d1s1c2p1', readProfile, { params: { pupilId }, query: { term: first?.code ?? '' } });
  expect(past.body.growth.flatMap(({ points }) => points.map(({ term }) => term))).not.toContain(second?.code);

  // From the second grade to the third the descriptors are other ones: nothing is said of a change, and no line is drawn.
  const enterLater = (by: 1 | -1) =>
    store.write(async (tx) => {
      const { classes } = unsafeTables(tx);
      const [own] = await tx.select().from(classes).where(eq(classes.id, classId));
      await tx
        .update(classes)
        .set({ entryYear: (own?.entryYear ?? 0) + by, number: (own?.number ?? 0) + 50 * by })
        .where(eq(classes.id, classId));
    });
  await enterLater(1);
  expect((await labour('guardian-d1s1c2p1')).map(({ grade, apart }) => [grade, apart])).toEqual([
    [2, null],
    [3, 'other-band'],
  ]);
  expect(await changeIn('labour')).toBeNull();
  await enterLater(-1);

  await store.write(async (tx) => {
    const { rubrics, termRubrics } = unsafeTables(tx);
    const [old] = await tx
      .select()
      .from(rubrics)
      .where(and(eq(rubrics.districtId, district.id), eq(rubrics.key, 'labour')));
    if (!old) throw new Error('there is no labour rubric');
    await tx.insert(rubrics).values({ ...old, id: 'labour-next', version: 99, body: { ...old.body, version: 99 } });
    await tx
      .update(termRubrics)
      .set({ rubricId: 'labour-next' })
      .where(and(eq(termRubrics.termId, second?.id ?? ''), eq(termRubrics.rubricId, old.id)));
    await raiseFrame(tx, district.id);
  });
  expect(await changeIn('labour')).toBeNull();
  expect(await changeIn('moral')).not.toBeNull();
  expect((await labour('guardian-d1s1c2p1'))[1]).toMatchObject({
    isJoined: false,
    apart: 'other-rubric',
    rubricVersion: 99,
  });

  // Too little evidence is a gap and never 0.
  await store.write(async (tx) => {
    const { marks } = unsafeTables(tx);
    const own = and(eq(marks.schoolId, schoolId), eq(marks.pupilId, pupilId), eq(marks.termId, first?.id ?? ''));
    await tx.update(marks).set({ isWithdrawn: true }).where(own);
  });
  const after = await labour('guardian-d1s1c2p1');
  expect(after[0]).toMatchObject({ value: null, ratings: 0 });
  expect(after[1]).toMatchObject({ isJoined: false, apart: 'no-score' });
});
