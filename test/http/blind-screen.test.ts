import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { readSchoolScreens } from '../../server/contract/screens.ts';
import { measured } from '../support/measure.ts';
import { putActivity } from '../support/records.ts';
import { addReviewer } from '../support/reviewers.ts';
import { openWorld } from '../support/world.ts';

/** Twenty-four marks at B by the labour teacher; blind, two teachers of another school find C and D, half a step apart. */
async function openRound() {
  const world = await openWorld({ pupilsInClass: 24 });
  const at = world.place(1, 1, 2);
  const { marks } = await putActivity(world, at, 'labour-d1s1', at.pupils);
  await world.store.write(async (tx) => {
    const t = unsafeTables(tx);
    const people = await tx.select().from(t.persons);
    const idOf = (username: string) => people.find((person) => person.username === username)?.id ?? '';
    const [rubric] = (await tx.select().from(t.rubrics)).filter(
      ({ districtId, dimension }) => districtId === at.district.id && dimension === 'labour',
    );
    const [districtId, termId] = [at.district.id, at.district.terms.at(-1)?.id ?? ''];
    const drawn = {
      marks: 24,
      judgeable: 24,
      wanted: 24,
      drawnAt: 1,
      drawnBy: idOf('officer-d1'),
      closesOn: '2026-11-09',
    };
    const round = {
      id: 'round',
      districtId,
      areaId: districtId,
      termId,
      dimension: 'labour',
      share: 0.1,
      ratersEach: 2,
    };
    await tx.insert(t.moderationRounds).values({ ...round, ...drawn });
    const shared = { roundId: 'round', schoolId: at.schoolId, rubricId: rubric?.id ?? '', indicatorId: 'labour.h3' };
    const was = { grade: 4, level: 'B', raterId: idOf('labour-d1s1'), title: '劳动小结', note: '做得认真' };
    await tx
      .insert(t.moderationItems)
      .values(marks.map(({ id, pupilId }) => ({ ...shared, ...was, id: `item-${id}`, markId: id, pupilId })));
    const raterSchoolId = world.place(1, 2, 1).schoolId;
    const given = [
      { level: 'C', raterId: idOf('labour-d1s2') },
      { level: 'D', raterId: idOf('homeroom-d1s2c1') },
    ];
    const answered = { roundId: 'round', raterSchoolId, place: 1, ratedAt: 2, seconds: 20 };
    const ratings = marks.flatMap(({ id }) =>
      given.map((one) => ({ ...answered, ...one, id: `${id} ${one.level}`, itemId: `item-${id}` })),
    );
    await tx.insert(t.moderationRatings).values(ratings);
  });
  const reviewer = await addReviewer(world, 'reviewer-d1s1', { kind: 'school', id: at.schoolId });
  const jumps = async () => {
    await measured(world);
    const { body } = await world.ask(reviewer, readSchoolScreens, { params: { schoolId: at.schoolId } });
    return body.hits.map(({ evidence }) => evidence).filter(({ screen }) => screen === 'jump');
  };
  return { ...world, jumps };
}

test('a teacher far above blind ratings of the same marks is a hint once the round is closed, and not while it runs', async () => {
  const { store, jumps } = await openRound();
  expect(await jumps()).toEqual([]);
  await store.write(async (tx) => {
    await tx.update(unsafeTables(tx).moderationRounds).set({ closedAt: 3 });
  });
  // B is step 3; C and D are 2 and 1, 1.5 between them.
  expect(await jumps()).toMatchObject([
    { dimension: 'labour', against: 'blind', ratings: 24, before: 24, difference: 1.5, teacher: 1 },
  ]);
});
