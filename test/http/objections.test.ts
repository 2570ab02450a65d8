import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logActivity, withdrawActivity } from '../../server/contract/evidence.ts';
import { readOwnNotice } from '../../server/contract/notice.ts';
import {
  answerObjection,
  listOwnObjections,
  listSchoolObjections,
  raiseObjection,
} from '../../server/contract/objection.ts';
import { amendActivity } from '../../server/contract/recording.ts';
import type { BodySentFor } from '../../server/contract/route.ts';
import { activityFor } from '../support/activities.ts';
import { alsoHas, FAMILY, HOMEROOM } from '../support/contributions.ts';
import { dump } from '../support/dump.ts';
import { openNoticed } from '../support/notices.ts';
import { putActivity } from '../support/records.ts';
import { TODAY } from '../support/world.ts';

const DAY = 86_400_000;
const [OFFICE, PRINCIPAL] = ['office-d1s1', 'principal-d1s1'];
type Raised = BodySentFor<typeof raiseObjection>;
type Answered = BodySentFor<typeof answerObjection>;

/** Class 4(2) at notice: something of the first two children, something else of the second, something for staff. */
async function openObjecting() {
  const world = await openNoticed();
  const { ask, place, pupils, newClientId, classId } = world;
  const at = place(1, 1, 2);
  const [own = '', mate = ''] = pupils;
  const both = await putActivity(world, at, HOMEROOM, [own, mate]);
  const theirs = await putActivity(world, at, HOMEROOM, [mate]);
  const staff = await putActivity(world, at, HOMEROOM, [mate], { visibility: 'staff' });
  const { noticeId } = (await world.open()).body;
  const raise = (said: Partial<Raised> = {}, as = FAMILY, pupilId = own) =>
    ask(as, raiseObjection, {
      params: { pupilId },
      body: { clientId: newClientId(), noticeId, about: 'own', activityId: both.activityId, text: '日子不对', ...said },
    });
  const answer = (objectionId: string, said: Partial<Answered> = {}, as = OFFICE) =>
    ask(as, answerObjection, {
      params: { schoolId: at.schoolId, objectionId },
      body: { clientId: newClientId(), step: 'uphold', reason: 'wrong-fact', text: '确实写错了', ...said },
    });
  const listed = async (as = OFFICE) =>
    (await ask(as, listSchoolObjections, { params: { schoolId: at.schoolId } })).body;
  const mine = async () => (await ask(FAMILY, listOwnObjections, { params: { pupilId: own } })).body;
  const amend = (activityId: string, happenedOn = '2026-11-03', version = 1) =>
    ask(HOMEROOM, amendActivity, {
      params: { activityId },
      body: {
        ...{ clientId: newClientId(), version, title: '劳动小结', happenedOn, place: null, organiser: null },
        ...{ baseId: null, note: null, visibility: 'family', reason: '日子记错了' },
      },
    });
  return { ...world, at, own, mate, both, theirs, staff, noticeId, classId, raise, answer, listed, mine, amend };
}

test('a family objects to its own record, a classmate’s entry or something missing, gets a receipt, and nothing else is written', async () => {
  const world = await openObjecting();
  const { raise, theirs, staff, mine, both } = world;
  const aside = ['audits', 'accesses', 'sightings', 'sessions', 'requests', 'objections'];
  const before = await dump(world, aside);
  expect(await raise()).toMatchObject({ status: 201, body: { number: 1 } });
  expect((await raise({ about: 'classmate', activityId: theirs.activityId })).body.number).toBe(2);
  expect((await raise({ about: 'missing', activityId: null, text: '少了义卖' })).body.number).toBe(3);
  expect(await dump(world, aside)).toEqual(before);
  // What is not shown to it: kept for staff, a classmate’s as the own, nowhere at all.
  for (const said of [
    { about: 'classmate' as const, activityId: staff.activityId },
    { activityId: theirs.activityId },
    { activityId: 'none' },
    { about: 'missing' as const, activityId: both.activityId },
    { activityId: null },
  ])
    expect((await raise(said)).problem.errors?.[0]?.code, JSON.stringify(said)).toBe('objection.about');
  const { objections, answerDays } = await mine();
  expect(answerDays).toBe(5);
  expect(
    objections.map(({ number, state, dueOn, activity }) => [number, state, dueOn, activity?.title ?? null]),
  ).toEqual(
    expect.arrayContaining([
      [1, 'sent', '2026-11-17', '劳动小结'],
      [3, 'sent', '2026-11-17', null],
    ]),
  );
});

test('only while the notice runs, of one’s own child’s class, and ten from one person', async () => {
  const { raise, stop, noticeId, place } = await openObjecting();
  expect((await raise({}, 'guardian-d1s1c1p1', place(1, 1, 1).pupils[0])).problem.errors?.[0]?.code).toBe(
    'objection.over',
  );
  for (let n = 0; n < 10; n++) expect((await raise()).status).toBe(201);
  expect((await raise()).problem.errors?.[0]?.code).toBe('objection.many');
  await stop(noticeId);
  expect((await raise()).problem.errors?.[0]?.code).toBe('objection.over');
  const ended = await openObjecting();
  ended.clock.now += 15 * DAY;
  expect((await ended.raise()).problem.errors?.[0]?.code).toBe('objection.over');
});

test('it is decided once, by office or principal, with a reason of that step; the family reads answer and name', async () => {
  const { raise, answer, listed, mine } = await openObjecting();
  const { objectionId } = (await raise()).body;
  expect((await answer(objectionId, { reason: 'as-seen' })).problem.errors?.[0]?.code).toBe('objection.reason');
  expect((await answer(objectionId, {}, HOMEROOM)).status).toBe(404);
  expect((await answer(objectionId, {}, 'office-d2s1')).status).toBe(404);
  const { waiting, classes } = await listed(PRINCIPAL);
  expect([waiting, classes.map(({ sent, late }) => [sent, late])]).toEqual([1, [[1, 0]]]);
  expect(await answer(objectionId, { step: 'refuse', reason: 'as-seen', text: '老师当天在场' })).toMatchObject({
    status: 201,
    body: { state: 'refused' },
  });
  expect((await answer(objectionId)).problem).toMatchObject({ status: 409, code: 'conflict' });
  expect((await mine()).objections[0]).toMatchObject({
    state: 'refused',
    decided: { reason: 'as-seen', text: '老师当天在场', by: expect.stringMatching(/./) },
  });
});

test('nobody decides about what they wrote themselves, nor with a child of their own in the class', async () => {
  const world = await openObjecting();
  const { raise, answer, listed, pupils } = world;
  const { objectionId } = (await raise()).body;
  await alsoHas(world, OFFICE, { role: 'guardian', placeId: pupils[2] ?? '' });
  expect((await listed()).objections[0]?.mayNot).toBe('objection.guardian');
  expect((await answer(objectionId)).problem.errors?.[0]?.code).toBe('objection.guardian');
  expect((await listed(PRINCIPAL)).objections[0]?.mayNot).toBeNull();
  const written = await openObjecting();
  await written.stop(written.noticeId);
  await alsoHas(written, PRINCIPAL, { role: 'teacher', placeId: written.classId });
  const logged = await written.ask(PRINCIPAL, logActivity, {
    params: { classId: written.classId },
    body: activityFor([written.own], { happenedOn: TODAY, indicatorId: 'labour.h3' }),
  });
  const { noticeId } = (await written.open()).body;
  const about = { noticeId, activityId: logged.body.activityId };
  const theirs = (await written.raise(about)).body.objectionId;
  expect((await written.answer(theirs, {}, PRINCIPAL)).problem.errors?.[0]?.code).toBe('objection.author');
  expect((await written.answer(theirs)).status).toBe(201);
});

test('upheld, exactly that activity is corrected by the ordinary acts, as a version, and the notice says so; nothing else moves', async () => {
  const { raise, answer, amend, both, theirs, ask, own, newClientId } = await openObjecting();
  const { objectionId } = (await raise()).body;
  expect((await amend(both.activityId)).problem.errors?.[0]?.code).toBe('class.at-notice');
  await answer(objectionId);
  const entries = async () => {
    const { body } = await ask(FAMILY, readOwnNotice, { params: { pupilId: own } });
    return body.notices[0]?.classmates.flatMap((one) => one.entries.map(({ on, isCorrected }) => [on, isCorrected]));
  };
  expect(await entries()).toEqual(expect.arrayContaining([['2026-11-02', false]]));
  expect((await amend(theirs.activityId)).problem.errors?.[0]?.code).toBe('class.at-notice');
  // Not into another term: that is not what was looked at; nor out of this one, which is open to it.
  expect(await amend(both.activityId)).toMatchObject({ status: 200, body: { version: 2 } });
  expect(await entries()).toEqual(
    expect.arrayContaining([
      ['2026-11-03', true],
      ['2026-11-02', false],
    ]),
  );
  const gone = { clientId: newClientId(), reason: '没有这回事' };
  expect(
    (await ask(HOMEROOM, withdrawActivity, { params: { activityId: theirs.activityId }, body: gone })).status,
  ).toBe(422);
  expect((await ask(HOMEROOM, withdrawActivity, { params: { activityId: both.activityId }, body: gone })).status).toBe(
    201,
  );
});

test('late is said by school days and refuses nothing', async () => {
  const { raise, answer, listed, clock } = await openObjecting();
  const { objectionId } = (await raise()).body;
  clock.now += 7 * DAY;
  expect((await listed()).objections[0]?.isLate).toBe(false);
  clock.now += DAY;
  expect((await listed()).classes[0]?.late).toBe(1);
  expect((await answer(objectionId)).status).toBe(201);
  expect((await listed()).classes[0]).toMatchObject({ sent: 1, waiting: 0, late: 0 });
});

test('in whatever order objections are raised and decided, each is decided once and only the upheld unlock', async () => {
  const orders = fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 2, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(orders, async (drawn) => {
      const fresh = await openObjecting();
      let isUnlocked = false;
      let version = 1;
      for (const [isUpheld, isAboutOther] of drawn) {
        const said = isAboutOther ? { about: 'classmate' as const, activityId: fresh.theirs.activityId } : {};
        const { objectionId } = (await fresh.raise(said)).body;
        const step = isUpheld ? {} : { step: 'refuse' as const, reason: 'as-seen' as const };
        expect((await fresh.answer(objectionId, step)).status).toBe(201);
        expect((await fresh.answer(objectionId, step)).status).toBe(409);
        if (isUpheld && !isAboutOther) isUnlocked = true;
        const { status } = await fresh.amend(fresh.both.activityId, '2026-11-03', version);
        expect(status).toBe(isUnlocked ? 200 : 422);
        if (isUnlocked) version += 1;
      }
    }),
    { numRuns: 6, seed: 80, endOnFailure: true },
  );
});
