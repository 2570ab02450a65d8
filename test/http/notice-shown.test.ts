import { expect, test } from 'vitest';
import { readProfile } from '../../server/contract/child-profile.ts';
import { listClassPupils } from '../../server/contract/evidence.ts';
import { hideInNotice, readOwnNotice, readShownNotice } from '../../server/contract/notice.ts';
import { listSightings } from '../../server/contract/sighting.ts';
import { FAMILY, HOMEROOM } from '../support/contributions.ts';
import { NOW, openNoticed, UNTIL } from '../support/notices.ts';
import { putActivity } from '../support/records.ts';
import { setStay } from '../support/stays.ts';

const DAY = 86_400_000;
const [CLASSMATE, SECRETARY] = ['guardian-d1s1c2p2', 'office-d1s1'];

/** Class 4(2) of three: something that all may see, something for staff, something taken back, of the first two. */
async function openShown() {
  const world = await openNoticed();
  const { ask, place, pupils, classId, newClientId } = world;
  const at = place(1, 1, 2);
  const [own = '', mate = '', third = ''] = pupils;
  await putActivity(world, at, HOMEROOM, [own, mate], { words: 'NOTEWORDS', happenedOn: '2026-10-12' });
  await putActivity(world, at, HOMEROOM, [mate], { visibility: 'staff', words: 'STAFFWORDS' });
  await putActivity(world, at, HOMEROOM, [mate], { isWithdrawn: true, words: 'GONEWORDS' });
  await putActivity(world, at, HOMEROOM, [mate], { words: 'LASTTERM', happenedOn: '2026-06-10' });
  const look = async (as = FAMILY, pupilId = own) => await ask(as, readOwnNotice, { params: { pupilId } });
  const hide = (isHidden: boolean, as = CLASSMATE, pupilId = mate) =>
    ask(as, hideInNotice, { params: { pupilId }, body: { clientId: newClientId(), isHidden } });
  const staff = (as = HOMEROOM) => ask(as, readShownNotice, { params: { classId } });
  return { ...world, at, own, mate, third, look, hide, staff };
}

test('a family sees of classmates names, titles and days of what their own families read, and nothing of theirs besides', async () => {
  const { open, look, own, mate } = await openShown();
  expect((await look()).body.notices).toEqual([]);
  await open();
  const { body } = await look();
  const [notice] = body.notices;
  expect(notice).toMatchObject({ from: '2026-11-10', until: UNTIL, term: { code: NOW.code } });
  expect(notice?.classmates).toHaveLength(2);
  expect(notice?.classmates.map(({ entries }) => entries.map(({ title, on }) => [title, on]))).toEqual(
    expect.arrayContaining([[['劳动小结NOTEWORDS', '2026-10-12']], []]),
  );
  const keys = new Set(notice?.classmates.flatMap((one) => [...Object.keys(one), ...one.entries.flatMap(Object.keys)]));
  expect([...keys].sort()).toEqual(['activityId', 'entries', 'isCorrected', 'name', 'on', 'title']);
  const said = JSON.stringify(body);
  for (const word of ['STAFFWORDS', 'GONEWORDS', 'LASTTERM', mate, 'level', '"B"'])
    expect(said, word).not.toContain(word);
  expect(body.pupil.pupilId).toBe(own);
});

test('names stand in the order of class lists, whatever there is to show of whom', async () => {
  const { open, look, staff, ask, classId } = await openShown();
  await open();
  const listed = (await ask(HOMEROOM, listClassPupils, { params: { classId } })).body.pupils;
  expect((await staff()).body.notices[0]?.pupils.map(({ pupilId }) => pupilId)).toEqual(
    listed.map(({ pupilId }) => pupilId),
  );
  const name = (await look()).body.pupil.name;
  expect((await look()).body.notices[0]?.classmates.map((one) => one.name)).toEqual(
    listed.flatMap((one) => (one.name === name ? [] : one.name)),
  );
});

test('outside its days, after it was stopped and for others than the class nothing is shown', async () => {
  const { open, stop, look, staff, clock, mate, place } = await openShown();
  const { body } = await open();
  expect((await look('guardian-d1s1c1p1', place(1, 1, 1).pupils[0])).body.notices).toEqual([]);
  expect((await look(FAMILY, mate)).status).toBe(404);
  expect((await look('guardian-d2s1c2p1')).status).toBe(404);
  expect((await look(HOMEROOM)).status).toBe(404);
  await stop(body.noticeId);
  expect((await look()).body.notices).toEqual([]);
  expect((await staff()).body.notices).toEqual([]);
  await open();
  expect((await look()).body.notices).toHaveLength(1);
  clock.now += 15 * DAY;
  expect((await look()).body.notices).toEqual([]);
  expect((await staff()).body.notices).toEqual([]);
});

test('a guardian keeps a child’s titles out: the name stays, and looks as one of whom there is nothing to show', async () => {
  const { open, look, hide, mate } = await openShown();
  await open();
  const before = (await look()).body.notices[0]?.classmates;
  expect((await look(CLASSMATE, mate)).body.isHidden).toBe(false);
  expect((await hide(true, FAMILY)).status).toBe(404);
  expect(await hide(true)).toMatchObject({ status: 200, body: { isHidden: true } });
  expect((await look(CLASSMATE, mate)).body.isHidden).toBe(true);
  expect((await look()).body.notices[0]?.classmates).toEqual(before?.map(({ name }) => ({ name, entries: [] })));
  await hide(false);
  expect((await look()).body.notices[0]?.classmates).toEqual(before);
});

test('who has left the class is not shown to it, and reads nothing of it', async () => {
  const world = await openShown();
  const { open, look, mate } = world;
  await setStay(world, mate, { endedOn: '2026-10-20' });
  await open();
  expect((await look()).body.notices[0]?.classmates).toHaveLength(1);
  expect(JSON.stringify((await look()).body)).not.toContain('NOTEWORDS');
});

test('staff see what families see, which is noted of each child; a family’s look is noted nowhere', async () => {
  const { open, staff, look, ask, mate } = await openShown();
  await open();
  const seen = async () => (await ask(CLASSMATE, listSightings, { params: { pupilId: mate } })).body;
  const before = JSON.stringify(await seen());
  await look();
  expect(JSON.stringify(await seen())).toBe(before);
  const { body } = await staff(SECRETARY);
  expect(body.notices[0]?.pupils.find(({ pupilId }) => pupilId === mate)?.entries).toHaveLength(1);
  expect(JSON.stringify(await seen())).not.toBe(before);
});

test('the family’s first page says that there is one, of whichever term, and until when', async () => {
  const { open, own, ask } = await openShown();
  const until = async () => {
    const { body } = await ask(FAMILY, readProfile, { params: { pupilId: own } });
    return body.audience === 'family' ? body.noticeUntil : undefined;
  };
  expect(await until()).toBeNull();
  await open('2025-2026-2');
  expect(await until()).toBe(UNTIL);
});
