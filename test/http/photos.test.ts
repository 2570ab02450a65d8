import { expect, test } from 'vitest';
import { listActivities } from '../../server/contract/activity-list.ts';
import { listEvidence, readProfile } from '../../server/contract/child-profile.ts';
import { listClassPupils, withdrawActivity } from '../../server/contract/evidence.ts';
import { addPhoto, setPhotoConsent, withdrawPhoto } from '../../server/contract/photo.ts';
import { drawPhoto } from '../support/make-photo.ts';
import { putActivity } from '../support/records.ts';
import { openWorld, type World } from '../support/world.ts';

const [HOMEROOM, LABOUR] = ['homeroom-d1s1c2', 'labour-d1s1'];

/** The first two of three children took part in what the homeroom teacher logged. */
async function openLogged(said: Parameters<typeof putActivity>[4] = {}) {
  const world = await openWorld();
  const at = world.place(1, 1, 2);
  const [first = '', second = '', third = ''] = at.pupils;
  const { activityId } = await putActivity(world, at, HOMEROOM, [first, second], said);
  const add = async (pupils: readonly string[], as = HOMEROOM, clientId: string = world.newClientId()) =>
    await world.ask(as, addPhoto, {
      params: { activityId },
      query: { clientId, pupils: pupils.join(',') },
      body: await drawPhoto('jpeg', 24, 16),
    });
  const agree = async (n: number, isGiven = true) =>
    await world.ask(`guardian-d1s1c2p${n}`, setPhotoConsent, {
      params: { pupilId: at.pupils[n - 1] ?? '' },
      body: { clientId: world.newClientId(), isGiven },
    });
  const ofChild = (as: string, pupilId: string, photoId: string) => look(world, as, `pupils/${pupilId}`, photoId);
  const ofActivity = (as: string, photoId: string) => look(world, as, `activities/${activityId}`, photoId);
  return { ...world, at, first, second, third, activityId, add, agree, ofChild, ofActivity };
}

async function look({ send }: World, as: string, path: string, photoId: string) {
  const response = await send(as, 'get', `/api/${path}/photos/${photoId}`);
  const bytes = await response.arrayBuffer();
  return response.status === 200 ? bytes.byteLength > 40 : `${response.status} ${Buffer.from(bytes)}`;
}
const GONE = '404 {"status":404,"code":"not-found","title":"Not found"}';

test('only the work is seen: the families of all who took part see it, and its staff', async () => {
  const { ask, at, first, second, third, activityId, add, ofChild, ofActivity } = await openLogged();
  const { status, body } = await add([]);
  expect(status).toBe(201);
  const { photoId } = body;
  expect(await ofChild('guardian-d1s1c2p1', first, photoId)).toBe(true);
  expect(await ofChild('guardian-d1s1c2p2', second, photoId)).toBe(true);
  expect(await ofChild(HOMEROOM, first, photoId)).toBe(true);
  expect(await ofActivity('principal-d1s1', photoId)).toBe(true);
  // The third took no part, and there is nothing of hers to see.
  expect(await ofChild('guardian-d1s1c2p3', third, photoId)).toBe(GONE);
  expect(await ofChild(HOMEROOM, third, photoId)).toBe(GONE);
  // Nobody reaches it by another child, class, school or district.
  expect(await ofChild('guardian-d1s1c2p3', first, photoId)).toBe(GONE);
  expect(await ofActivity('homeroom-d1s1c1', photoId)).toBe(GONE);
  expect(await ofActivity('principal-d1s2', photoId)).toBe(GONE);
  expect(await ofActivity('principal-d2s1', photoId)).toBe(GONE);
  expect(await ofChild('guardian-d2s1c2p1', first, photoId)).toBe(GONE);

  const ref = { photoId, width: 24, height: 16 };
  const list = await ask(HOMEROOM, listActivities, { params: { classId: at.classId } });
  expect(list.body.activities).toMatchObject([{ activityId, photos: [ref], photosHeldBack: 0 }]);
  for (const as of ['guardian-d1s1c2p1', HOMEROOM]) {
    const { body: evidence } = await ask(as, listEvidence, { params: { pupilId: first } });
    expect(evidence.items.map((item) => item.photos)).toEqual([[ref]]);
    const { body: profile } = await ask(as, readProfile, { params: { pupilId: first } });
    expect(profile.recent.map((item) => item.photos)).toEqual([[ref]]);
  }
});

test('who can be recognised needs a consent, one by one; the answer names who lacks it and nothing is kept', async () => {
  const { first, second, third, add, agree, store, ask, at } = await openLogged();
  await agree(1);
  const refused = await add([first, second, third]);
  expect(refused).toMatchObject({ status: 422, problem: { code: 'invalid' } });
  expect(refused.problem.errors?.map(({ path, code }) => [path, code])).toEqual([
    [`pupils.${second}`, 'photo.no-consent'],
    [`pupils.${third}`, 'photo.not-of-activity'],
  ]);
  const strangers = await add(['no-such-child']);
  expect(strangers.problem.errors).toMatchObject([{ path: 'pupils.no-such-child', code: 'photo.not-of-activity' }]);
  expect(await store.read((q) => q.select().from(q.tables.photos))).toEqual([]);
  const { body } = await ask(LABOUR, listClassPupils, { params: { classId: at.classId } });
  expect(body.pupils.map(({ pupilId, photoConsent }) => [pupilId === first, photoConsent])).toContainEqual([
    true,
    true,
  ]);
  expect(body.pupils.filter(({ photoConsent }) => photoConsent)).toHaveLength(1);
  expect((await add([first])).status).toBe(201);
});

test('a photo of one child is for that family, not for the others; consent withdrawn, nobody sees it from that moment', async () => {
  const { ask, at, first, second, add, agree, ofChild, ofActivity } = await openLogged();
  await agree(1);
  await agree(2);
  const { photoId } = (await add([first])).body;
  const both = (await add([first, second])).body.photoId;
  expect(await ofChild('guardian-d1s1c2p1', first, photoId)).toBe(true);
  expect(await ofChild('guardian-d1s1c2p2', second, photoId)).toBe(GONE);
  expect(await ofChild('guardian-d1s1c2p2', second, both)).toBe(true);
  expect(await ofChild(HOMEROOM, second, photoId), 'on the page of a child who is not in it').toBe(GONE);

  expect(await agree(1, false)).toMatchObject({ status: 200, body: { isGiven: false } });
  const nobody = ['guardian-d1s1c2p1', 'guardian-d1s1c2p2', HOMEROOM, 'principal-d1s1'];
  for (const as of nobody) {
    for (const id of [photoId, both]) {
      expect(await ofChild(as, as.endsWith('p2') ? second : first, id), as).toBe(GONE);
      expect(await ofActivity(as, id), as).toBe(GONE);
    }
  }
  const list = await ask(HOMEROOM, listActivities, { params: { classId: at.classId } });
  expect(list.body.activities).toMatchObject([{ photos: [], photosHeldBack: 2 }]);
  const { body: evidence } = await ask('guardian-d1s1c2p2', listEvidence, { params: { pupilId: second } });
  expect(evidence.items).toMatchObject([{ photos: [] }]);
  await agree(1);
  expect(await ofChild('guardian-d1s1c2p2', second, both)).toBe(true);
});

test('the profile tells the guardian what was said last, and staff are not told there', async () => {
  const { ask, first, agree, clock } = await openLogged();
  const consent = async () => {
    const { body } = await ask('guardian-d1s1c2p1', readProfile, { params: { pupilId: first } });
    return body.audience === 'family' ? body.photoConsent : 'staff';
  };
  expect(await consent()).toBeNull();
  await agree(1);
  expect(await consent()).toEqual({ isGiven: true, at: clock.now });
  await agree(1, false);
  expect(await consent()).toEqual({ isGiven: false, at: clock.now });
  const { body } = await ask(HOMEROOM, readProfile, { params: { pupilId: first } });
  expect(body).not.toHaveProperty('photoConsent');
});

test('an activity kept for staff shows its photos to no family', async () => {
  const { first, add, ofChild, ofActivity } = await openLogged({ visibility: 'staff' });
  const { photoId } = (await add([])).body;
  expect(await ofChild('guardian-d1s1c2p1', first, photoId)).toBe(GONE);
  expect(await ofChild(HOMEROOM, first, photoId)).toBe(true);
  expect(await ofActivity(HOMEROOM, photoId)).toBe(true);
});

test('a withdrawn photo is gone for everybody; so are those of a withdrawn activity, which takes no more', async () => {
  const { ask, first, activityId, add, ofChild, ofActivity, newClientId } = await openLogged();
  const [one, two] = [(await add([])).body.photoId, (await add([])).body.photoId];
  const withdraw = (as: string, photoId: string) =>
    ask(as, withdrawPhoto, { params: { activityId, photoId }, body: { clientId: newClientId() } });
  expect((await withdraw(LABOUR, one)).status).toBe(403);
  expect(await withdraw(HOMEROOM, one)).toMatchObject({ status: 201, body: { photoId: one } });
  expect((await withdraw(HOMEROOM, one)).status).toBe(409);
  expect((await withdraw(HOMEROOM, 'no-such-photo')).problem.code).toBe('not-found');
  expect(await ofChild('guardian-d1s1c2p1', first, one)).toBe(GONE);
  expect(await ofActivity(HOMEROOM, one)).toBe(GONE);
  expect(await ofActivity(HOMEROOM, two)).toBe(true);
  const body = { clientId: newClientId(), reason: '记错了班' };
  expect((await ask(HOMEROOM, withdrawActivity, { params: { activityId }, body })).status).toBe(201);
  expect(await ofActivity(HOMEROOM, two)).toBe(GONE);
  expect(await ofChild('guardian-d1s1c2p1', first, two)).toBe(GONE);
  expect((await add([])).status).toBe(409);
});

test('a colleague adds none to what somebody else logged; nine are enough; sent again it is one', async () => {
  const { add, newClientId, store } = await openLogged();
  expect(await add([], LABOUR)).toMatchObject({ status: 403 });
  const clientId = newClientId();
  const [once, again] = [await add([], HOMEROOM, clientId), await add([], HOMEROOM, clientId)];
  expect(again.body).toEqual(once.body);
  for (let n = 2; n <= 9; n++) expect((await add([])).status).toBe(201);
  expect(await add([])).toMatchObject({
    status: 422,
    problem: { errors: [{ path: 'photo', code: 'photo.too-many' }] },
  });
  expect((await add([], HOMEROOM, clientId)).body, 'the first answer, though there is no room now').toEqual(once.body);
  expect(await store.read((q) => q.select().from(q.tables.photos))).toHaveLength(9);
});

test("a photo is not for another site's page; kept by a browser it is asked for again each time", async () => {
  const { send, activityId, add, agree, first } = await openLogged();
  await agree(1);
  const { photoId } = (await add([first])).body;
  const path = `/api/activities/${activityId}/photos/${photoId}`;
  const foreign = await send(HOMEROOM, 'get', path, { headers: { 'sec-fetch-site': 'cross-site' } });
  expect(foreign.status).toBe(403);
  const own = await send(HOMEROOM, 'get', path, { headers: { 'sec-fetch-site': 'same-origin' } });
  const etag = own.headers.get('etag') ?? '';
  expect([own.status, etag.length > 0]).toEqual([200, true]);
  const kept = { 'if-none-match': etag, 'cache-control': 'max-age=0' };
  expect((await send(HOMEROOM, 'get', path, { headers: kept })).status).toBe(304);
  await agree(1, false);
  expect((await send(HOMEROOM, 'get', path, { headers: kept })).status).toBe(404);
});

test('a look at a photo by staff is noted, one by the family is not', async () => {
  const { first, activityId, add, ofChild, ofActivity, store } = await openLogged();
  const { photoId } = (await add([])).body;
  const looks = () => store.read(async (q) => (await q.select().from(q.tables.accesses)).map((row) => row.object));
  await ofChild('guardian-d1s1c2p1', first, photoId);
  expect(await looks()).toEqual([]);
  await ofChild(HOMEROOM, first, photoId);
  await ofActivity(HOMEROOM, photoId);
  expect(await looks()).toEqual([first, activityId]);
});
