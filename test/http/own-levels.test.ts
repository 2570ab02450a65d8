import { expect, test } from 'vitest';
import { listActivities } from '../../server/contract/activity-list.ts';
import { listEvidence, readProfile } from '../../server/contract/child-profile.ts';
import { readContributionDay } from '../../server/contract/contribution.ts';
import { amendMark, listClassRubrics, logActivity } from '../../server/contract/evidence.ts';
import { readGrid } from '../../server/contract/grid.ts';
import { askQuestion } from '../../server/contract/question-asked.ts';
import { activityFor } from '../support/activities.ts';
import { actsOf, FAMILY, HOMEROOM } from '../support/contributions.ts';
import { letIn, openOwn } from '../support/own-accounts.ts';
import { rebuiltDifferences } from '../support/rebuilt.ts';
import { TODAY } from '../support/world.ts';

const TERM = '2026-2027-1';
const CHORE = { title: '给弟弟讲故事', indicatorId: 'labour.g1' } as const;

/** A pupil of the fourth grade with an account, and what it and its guardian do. */
async function openPupil(wanted: Parameters<typeof openOwn>[0] = {}) {
  const world = await openOwn(wanted);
  const [pupilId = ''] = world.at.pupils;
  await world.setLine(4);
  const slip = (await world.print()).body.people.find((one) => one.pupilId === pupilId);
  const pupil = await letIn(world, slip?.username ?? '');
  const labourAs = async (as: string) => {
    const { body } = await world.ask(as, readProfile, { params: { pupilId } });
    const found = body.dimensions.find(({ dimension }) => dimension === 'labour');
    return {
      ...found,
      of: (id: string) => found?.indicators.find(({ indicatorId }) => indicatorId === id),
      words: body,
    };
  };
  const recordsAs = async (as: string) =>
    (await world.ask(as, listEvidence, { params: { pupilId }, body: { term: TERM } })).body.items;
  return { ...world, pupilId, pupil, labourAs, recordsAs, ...actsOf(world) };
}

type Opened = Awaited<ReturnType<typeof openPupil>>;

async function levelsIn({ ask, classId }: Opened) {
  const { body } = await ask(HOMEROOM, listClassRubrics, { params: { classId } });
  const labour = body.rubrics.filter(({ dimension }) => dimension === 'labour');
  return labour.flatMap(({ indicators }) =>
    indicators.flatMap((one) => (one.valueKind === 'level' ? one.indicatorId : [])),
  );
}

const logFor = ({ ask, classId, pupils }: Opened, indicatorId: string, nths: readonly number[]) =>
  ask(HOMEROOM, logActivity, {
    params: { classId },
    body: activityFor(
      nths.map((nth) => pupils[nth] ?? ''),
      { indicatorId, level: 'A', visibility: 'family' },
    ),
  });

test('a pupil says which level it reached: it waits, and once approved it counts beside the teacher’s by the share of the rubric', async () => {
  const world = await openPupil();
  const { add, approve, waiting, listed, pupil, pupilId, labourAs, recordsAs, ask, store } = world;
  const day = await ask(pupil, readContributionDay, { params: { pupilId, day: TODAY } });
  const offered = day.body.dimensions.flatMap(({ indicators }) => indicators);
  expect(offered.find(({ indicatorId }) => indicatorId === 'labour.g1')?.ownLevels).toHaveLength(4);
  expect(offered.filter(({ ownLevels }) => ownLevels.length === 0)).not.toEqual([]);

  const sent = await add({ ...CHORE, ownLevel: 'D' }, pupil);
  expect(sent.status).toBe(201);
  expect((await waiting()).contributions).toMatchObject([
    { ownLevel: 'D', isByPupil: true, ownLevelLabel: { zh: expect.any(String) } },
  ]);
  expect((await listed()).contributions).toMatchObject([{ ownLevel: 'D' }]);
  expect(await labourAs(FAMILY), 'nothing before approval').toMatchObject({ score: null, records: 0 });

  const { body, status } = await approve(sent.body);
  expect(status).toBe(201);
  // Staff have 40 of it and the child 20; the guardian did not rate: (40·100 + 20·50) / 60.
  const labour = await labourAs(FAMILY);
  expect(labour.of('labour.g1')?.value).toBeCloseTo(250 / 3, 10);
  expect(labour, 'who rates itself is no second person').toMatchObject({ ratings: 1, raters: 1, records: 2 });
  expect((await recordsAs(FAMILY)).map(({ ratedBy, value, author }) => [ratedBy, value, author.role])).toEqual(
    expect.arrayContaining([
      ['staff', { kind: 'level', level: 'A' }, 'homeroom'],
      ['self', { kind: 'level', level: 'D' }, 'homeroom'],
    ]),
  );
  expect(body.markId).toBe((await recordsAs(HOMEROOM)).find(({ ratedBy }) => ratedBy === 'staff')?.markId);
  // What compares children and classes reads what staff gave alone: that of a classmate who did not rate itself.
  const judged = await levelsIn(world);
  for (const indicatorId of judged) await logFor(world, indicatorId, [0, 1]);
  const rows = (await store.read((q) => q.select().from(q.tables.scores))).filter(
    ({ dimension }) => dimension === 'labour',
  );
  const [own, other] = world.at.pupils.map((id) => rows.find((one) => one.pupilId === id));
  expect(other).toMatchObject({ score: 100, compared: null });
  expect(own?.compared).toMatchObject({ score: 100 });
  expect(own?.score).toBeLessThan(100);
  expect(await rebuiltDifferences(world, world.classId)).toBe(0);
});

test('nobody of the staff changes it: it is in no cell, is not amended, and nobody answers for it', async () => {
  const { add, approve, pupil, recordsAs, ask, classId, newClientId, pupilId } = await openPupil();
  const { body } = await approve((await add({ ...CHORE, ownLevel: 'B' }, pupil)).body);
  const own = (await recordsAs(FAMILY)).find(({ ratedBy }) => ratedBy === 'self');
  const grid = await ask(HOMEROOM, readGrid, { params: { classId, gridId: body.activityId } });
  expect(grid.body.marks.map(({ markId }) => markId)).toEqual([body.markId]);
  const amended = await ask(HOMEROOM, amendMark, {
    params: { markId: own?.markId ?? '' },
    body: { clientId: newClientId(), version: 1, value: { kind: 'level', level: 'A' }, note: null, reason: '改' },
  });
  expect(amended).toMatchObject({ status: 422, problem: { errors: [{ code: 'mark.own-view' }] } });
  const asked = await ask(FAMILY, askQuestion, {
    params: { pupilId },
    body: { clientId: newClientId(), about: { kind: 'record', markId: own?.markId ?? '' }, text: '为什么？' },
  });
  expect(asked.status).toBe(422);
  const list = await ask(HOMEROOM, listActivities, { params: { classId }, body: {} });
  const marks = list.body.activities.find(({ activityId }) => activityId === body.activityId)?.marks;
  expect(marks?.map(({ ratedBy }) => ratedBy).sort()).toEqual(['self', 'staff']);
});

test('a guardian’s level is the guardian’s; one for another indicator, without a share, or that the rubric does not have, is refused or falls away', async () => {
  const { add, approve, recordsAs, ask, pupilId } = await openPupil();
  const refusedAs = async (said: Parameters<typeof add>[0]) => (await add(said)).problem.errors?.[0]?.code;
  expect(await refusedAs({ ...CHORE, ownLevel: 'Z' })).toBe('contribution.own-level');
  expect(await refusedAs({ indicatorId: null, ownLevel: 'A' })).toBe('contribution.own-level');
  // The rubric asks the child here, and no guardian.
  expect(await refusedAs({ indicatorId: 'labour.g5', ownLevel: 'A' })).toBe('contribution.own-level');
  const day = await ask(FAMILY, readContributionDay, { params: { pupilId, day: TODAY } });
  const found = day.body.dimensions.flatMap(({ indicators }) => indicators);
  expect(found.find(({ indicatorId }) => indicatorId === 'labour.g5')?.ownLevels).toEqual([]);

  await approve((await add({ ...CHORE, ownLevel: 'C' })).body);
  const kinds = async () => (await recordsAs(FAMILY)).map(({ ratedBy }) => ratedBy).sort();
  expect(await kinds()).toEqual(['guardian', 'staff']);
  await approve((await add({ ...CHORE, title: '扫院子', ownLevel: 'C' })).body, { indicatorId: 'labour.g2' });
  expect(await kinds(), 'of another indicator it says nothing').toEqual(['guardian', 'staff', 'staff']);
});

test('where staff have no share the family’s stands alone: hours of home labour that a teacher approves are the family’s, and count', async () => {
  const { add, approve, recordsAs, labourAs } = await openPupil({ isSecondEdition: true });
  const hours = await add({ title: '每天洗碗', indicatorId: 'labour.h1', hours: 2 });
  expect(hours).toMatchObject({ status: 201 });
  expect(await approve(hours.body, { indicatorId: 'labour.h1', value: { kind: 'hours', hours: 2 } })).toMatchObject({
    status: 201,
  });
  expect((await recordsAs(FAMILY)).map(({ ratedBy }) => ratedBy)).toEqual(['guardian']);
  expect((await labourAs(FAMILY)).of('labour.h1')).toMatchObject({ fact: { kind: 'hours', amount: 2 } });
  const level = await add({ title: '早睡早起', indicatorId: 'health.h4', hours: null, ownLevel: 'A' });
  const approved = { indicatorId: 'health.h4', value: null };
  expect((await approve(level.body, approved)).status).toBe(201);
  const bare = await add({ title: '又一天', indicatorId: 'labour.g1', hours: null, ownLevel: null });
  expect((await approve(bare.body, { indicatorId: 'labour.g1', value: null })).status, 'a teacher sees something').toBe(
    422,
  );
});
