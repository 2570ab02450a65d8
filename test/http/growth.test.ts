import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { readProfile } from '../../server/contract/child-profile.ts';
import { openWorld } from '../support/world.ts';

test('terms stand beside one another, and are joined only while rubric, school and method are the same', async () => {
  const { ask, store, place } = await openWorld({ hasEvidence: true });
  const { district, schoolId, pupils } = place(1, 1, 2);
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
  for (const { score, lo, hi, records } of before) {
    expect(records).toBeGreaterThan(0);
    expect(score).toBeGreaterThan(lo ?? 101);
    expect(score).toBeLessThan(hi ?? -1);
  }
  expect(await labour('homeroom-d1s1c2')).toEqual(before);

  // An earlier term is looked at without what came after it.
  const past = await ask('guardian-d1s1c2p1', readProfile, { params: { pupilId }, query: { term: first?.code ?? '' } });
  expect(past.body.growth.flatMap(({ points }) => points.map(({ term }) => term))).not.toContain(second?.code);

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
  });
  const { body: apart } = await ask('guardian-d1s1c2p1', readProfile, { params: { pupilId } });
  expect(apart.dimensions.find(({ dimension }) => dimension === 'labour')?.change).toBeNull();
  expect(apart.dimensions.find(({ dimension }) => dimension === 'moral')?.change).not.toBeNull();
  expect((await labour('guardian-d1s1c2p1'))[1]).toMatchObject({
    isJoined: false,
    apart: 'other-rubric',
    rubricVersion: 99,
  });

  // Too little evidence is a gap and never 0.
  await store.write(async (tx) => {
    const { scores } = unsafeTables(tx);
    const own = and(eq(scores.schoolId, schoolId), eq(scores.pupilId, pupilId), eq(scores.termId, first?.id ?? ''));
    await tx.update(scores).set({ score: null, status: 'insufficient_evidence' }).where(own);
  });
  const after = await labour('guardian-d1s1c2p1');
  expect(after[0]).toMatchObject({ score: null, status: 'insufficient_evidence' });
  expect(after[1]).toMatchObject({ isJoined: false, apart: 'no-score' });
});
