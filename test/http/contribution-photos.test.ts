import { readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listEvidence } from '../../server/contract/child-profile.ts';
import type { addContribution } from '../../server/contract/contribution.ts';
import {
  addContributionPhoto,
  readContributionPhoto,
  readWaitingPhoto,
} from '../../server/contract/contribution-photo.ts';
import { setPhotoConsent } from '../../server/contract/photo.ts';
import { pathWith } from '../../server/contract/request.ts';
import type { BodySentFor } from '../../server/contract/route.ts';
import { openDayTurn } from '../../server/day-turn.ts';
import { FAMILY, HOMEROOM, LABOUR, openFamily } from '../support/contributions.ts';
import { drawPhoto } from '../support/make-photo.ts';
import { letIn, ownActs } from '../support/own-accounts.ts';
import { codeOf } from '../support/two-schools.ts';

type Photos = BodySentFor<typeof addContribution>['photos'];
const DAY = 86_400_000;
const PLEDGED = { pledge: '2026-12', noProof: null } as const;

async function openPhotos() {
  const family = await openFamily();
  const { ask, send, pupils, classId, photoFolder, newClientId, clock } = family;
  let drawn = 0;
  const offer = async (bytes: Uint8Array, as = FAMILY, n = 1) =>
    await ask(as, addContributionPhoto, {
      params: { pupilId: pupils[n - 1] ?? '' },
      query: { clientId: newClientId() },
      body: new Uint8Array(bytes),
    });
  /** Each a picture of its own. */
  const sent = async (as = FAMILY, n = 1) => {
    drawn += 1;
    const { status, body } = await offer(await drawPhoto('jpeg', 40 + drawn, 30), as, n);
    expect(status).toBe(201);
    return body.photoId;
  };
  const proof = async (...of: Parameters<typeof sent>): Promise<Photos> => [
    { photoId: await sent(...of), isProof: true },
  ];
  const seenBy = async (as: string, contributionId: string, photoId: string) => {
    const path =
      as === HOMEROOM || as === LABOUR || as.startsWith('homeroom')
        ? pathWith(readWaitingPhoto.path, { params: { classId, contributionId, photoId } })
        : pathWith(readContributionPhoto.path, { params: { pupilId: pupils[0] ?? '', contributionId, photoId } });
    return (await send(as, 'get', path)).status;
  };
  const recordPhoto = async (as: string, photoId: string) =>
    (await send(as, 'get', `/api/pupils/${pupils[0]}/photos/${photoId}`)).status;
  const consent = (isGiven: boolean) =>
    ask(FAMILY, setPhotoConsent, { params: { pupilId: pupils[0] ?? '' }, body: { clientId: newClientId(), isGiven } });
  const onDisk = () =>
    readdirSync(photoFolder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.webp'));
  /** Some days later, with the turn of the day. */
  const later = async (days: number) => {
    clock.now += days * DAY;
    const old = (clock.now - days * DAY) / 1000;
    for (const file of onDisk()) utimesSync(join(photoFolder, file), old, old);
    const turn = openDayTurn({ ...family, clock: () => clock.now, log: () => undefined });
    await turn.first;
    turn.close();
  };
  return { ...family, offer, sent, proof, seenBy, recordPhoto, consent, onDisk, later };
}

test('a photo is nobody’s to see until it is sent with what it proves; then the family’s and the teachers’ it waits for', async () => {
  const { add, proof, seenBy, waiting, listed, change, giveBack } = await openPhotos();
  const photos = await proof();
  const photoId = photos[0]?.photoId ?? '';
  const { body } = await add({ photos, selfJoined: PLEDGED });
  const other = (await add({ title: '洗碗' })).body;
  const all = async (contributionId = body.contributionId) => {
    const eyes = [FAMILY, HOMEROOM, LABOUR, 'guardian-d1s1c2p2', 'homeroom-d1s1c3', 'principal-d1s1', 'office-d1s1'];
    const seen: number[] = [];
    for (const as of eyes) seen.push(await seenBy(as, contributionId, photoId));
    return seen;
  };
  // It is left to the homeroom teacher: no other of the class comes near it.
  expect(await all()).toEqual([200, 200, 404, 404, 404, 404, 404]);
  expect(await all(other.contributionId), 'through another of the child’s').toEqual(Array(7).fill(404));
  const said = {
    photos: [{ photoId, isProof: true, width: 41 }],
    selfJoined: { ...PLEDGED, pledgedAt: expect.any(Number) },
  };
  const isIt = ({ contributionId }: { readonly contributionId: string }) => contributionId === body.contributionId;
  expect((await waiting()).contributions.find(isIt)).toMatchObject(said);
  expect((await listed()).contributions.find(isIt)).toMatchObject(said);

  await giveBack(body, { reason: 'wrong-photo' });
  expect(await all(), 'given back it is the family’s').toEqual([200, 404, 404, 404, 404, 404, 404]);
  await change({ ...body, version: 2 }, { photos: [], selfJoined: { ...PLEDGED, noProof: '奖状还没发' } });
  expect(await all(), 'taken away').toEqual(Array(7).fill(404));
  expect((await waiting()).contributions.find(isIt)).toMatchObject({
    photos: [],
    selfJoined: { noProof: '奖状还没发' },
  });
});

test('what a child joined by itself needs the pledge, and a proof or the reason why there is none; each version keeps its own', async () => {
  const { add, sent, change, store } = await openPhotos();
  const photo = { photoId: await sent(), isProof: false };
  const nothing = await add({ photos: [photo], selfJoined: PLEDGED });
  expect([nothing.status, codeOf(nothing)]).toEqual([422, 'contribution.proof']);
  // @ts-expect-error -- words that nobody ever agreed to
  expect((await add({ selfJoined: { pledge: '1999', noProof: '没有' } })).status).toBe(422);
  const { body } = await add({ photos: [{ ...photo, isProof: true }], selfJoined: PLEDGED });
  expect((await change(body, { photos: [photo], selfJoined: null })).status).toBe(200);
  const { rows, versions } = await store.read(async (q) => ({
    rows: await q.select().from(q.tables.contributions),
    versions: await q.select().from(q.tables.contributionVersions),
  }));
  const [before, now] = [versions[0], rows[0]];
  expect(before).toMatchObject({
    version: 1,
    pledge: '2026-12',
    pledgedBy: now?.guardianId,
    pledgedAt: before?.sentAt,
  });
  expect(now).toMatchObject({ version: 2, pledge: null, pledgedBy: null, pledgedAt: null });
});

test('only who sent a photo attaches it, once, while it is fresh; what was taken off does not come back', async () => {
  const { add, change, sent, clock, ask, pupils, newClientId } = await openPhotos();
  const of = (photoId: string) => ({ photos: [{ photoId, isProof: false }] });
  const gone = async (answer: Awaited<ReturnType<typeof add>>) => {
    expect([answer.status, codeOf(answer)]).toEqual([422, 'contribution.photo-gone']);
  };
  await gone(await add(of('none')));
  await gone(await add(of(await sent('guardian-d1s1c2p2', 2))));
  const photoId = await sent();
  expect((await add({ photos: [...of(photoId).photos, ...of(photoId).photos] })).status).toBe(422);
  const { body } = await add(of(photoId));
  await gone(await add(of(photoId)));
  expect((await change(body, { photos: [] })).status).toBe(200);
  await gone(await change({ ...body, version: 2 }, of(photoId)));
  const stale = await sent();
  clock.now += DAY / 2;
  await gone(await add(of(stale)));
  const seven: Photos = [];
  for (let n = 0; n < 7; n += 1) seven.push({ photoId: await sent(), isProof: false });
  expect((await add({ photos: seven })).problem.errors).toMatchObject([{ path: 'photos' }]);
  expect((await add({ photos: seven.slice(1) })).status).toBe(201);
  // A class's teacher has no child's page to send one from.
  const asTeacher = {
    params: { pupilId: pupils[0] ?? '' },
    query: { clientId: newClientId() },
    body: new Uint8Array(1),
  };
  expect((await ask(HOMEROOM, addContributionPhoto, asTeacher)).status).toBe(404);
});

test('a file that is no picture is refused with its code, and leaves neither a file nor a row', async () => {
  const { offer, onDisk, store } = await openPhotos();
  const heic = new TextEncoder().encode('\0\0\0\u0018ftypheic and more of it');
  const refused = await offer(heic);
  expect([refused.status, codeOf(refused)]).toEqual([422, 'photo.not-a-picture']);
  expect((await offer(new Uint8Array(20_000_000))).status).toBe(413);
  expect(onDisk()).toEqual([]);
  expect(await store.read((q) => q.select().from(q.tables.contributionPhotos))).toEqual([]);
});

test('approved they are the record’s by the one way: seen by nobody without a guardian’s consent, and at once with it', async () => {
  const { add, approve, proof, seenBy, recordPhoto, consent, listed, ask, pupils, later, onDisk } = await openPhotos();
  await consent(false);
  const photos = await proof();
  const photoId = photos[0]?.photoId ?? '';
  const { body } = await add({ photos, selfJoined: PLEDGED });
  expect(await recordPhoto(FAMILY, photoId), 'it is of no record yet').toBe(404);
  expect((await approve(body)).status).toBe(201);
  const seen = async () => [await recordPhoto(FAMILY, photoId), await recordPhoto(HOMEROOM, photoId)];
  expect(await seen()).toEqual([404, 404]);
  expect([
    await seenBy(FAMILY, body.contributionId, photoId),
    await seenBy(HOMEROOM, body.contributionId, photoId),
  ]).toEqual([404, 404]);
  await consent(true);
  expect(await seen()).toEqual([200, 200]);
  const { items } = (await ask(FAMILY, listEvidence, { params: { pupilId: pupils[0] ?? '' } })).body;
  expect(items).toMatchObject([{ photos: [{ photoId }] }]);
  expect((await listed()).contributions).toMatchObject([{ photos: [], selfJoined: PLEDGED }]);
  await later(40);
  expect([onDisk().length, ...(await seen())], 'the record has it for good').toEqual([1, 200, 200]);
});

test('what is taken back, taken off or never used goes from the disk after thirty days, and nothing else', async () => {
  const { add, change, takeBack, sent, later, onDisk, seenBy } = await openPhotos();
  const of = (...ids: string[]) => ({ photos: ids.map((photoId) => ({ photoId, isProof: false })) });
  const [kept, off, back] = [await sent(), await sent(), await sent()];
  await sent();
  const { body } = await add(of(kept, off));
  await change(body, of(kept));
  await takeBack((await add(of(back))).body);
  await later(29);
  expect(onDisk()).toHaveLength(4);
  await later(2);
  expect(onDisk()).toHaveLength(1);
  expect(await seenBy(FAMILY, body.contributionId, kept)).toBe(200);
});

test('a child with an account sends its own; each of the family sees the other’s and leaves it as it is', async () => {
  const family = await openPhotos();
  const { add, change, sent, seenBy } = family;
  const { setLine, print, usernameOf } = ownActs(family);
  await setLine(4);
  await print();
  const pupil = await letIn(family, await usernameOf(family.pupils[0] ?? ''));
  const photoId = await sent(pupil);
  const { body, status } = await add({ photos: [{ photoId, isProof: true }], selfJoined: PLEDGED }, pupil);
  expect(status).toBe(201);
  const eyes = [pupil, FAMILY, HOMEROOM];
  for (const as of eyes) expect(await seenBy(as, body.contributionId, photoId), as).toBe(200);
  expect((await change(body, { photos: [] }, FAMILY)).status).toBe(403);
  expect(await seenBy(pupil, body.contributionId, photoId)).toBe(200);
});

test('one person sends at most sixty photos a day', async () => {
  const { offer, store, sent, clock, onDisk } = await openPhotos();
  const photoId = await sent();
  await store.write(async (tx) => {
    const t = tx.tables.contributionPhotos;
    const [row] = await tx.select().from(t);
    if (!row) throw new Error('none was sent');
    await tx.insert(t).values(Array.from({ length: 59 }, (_, n) => ({ ...row, id: `${photoId}-${n}` })));
  });
  const refused = await offer(await drawPhoto('jpeg', 77, 30));
  expect([refused.status, codeOf(refused), onDisk().length]).toEqual([422, 'contribution.photos-a-day', 1]);
  clock.now += DAY;
  await sent();
});
