import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { selectArchives } from '../../db/archives.ts';
import { selectFiledDigests, verifyArchive } from '../../server/archive/verify-archive.ts';
import { readClassProgress } from '../../server/contract/confirmation.ts';
import { amendMark, logActivity } from '../../server/contract/evidence.ts';
import type { Problem } from '../../server/contract/problem.ts';
import { readClassDay } from '../../server/contract/recording.ts';
import { publishRubrics } from '../../server/operator/district.ts';
import { shippedRubrics } from '../../server/operator/shipped-rubrics.ts';
import { activityFor } from '../support/activities.ts';
import { archivesOf, OFFICE, openFiling } from '../support/archives.ts';
import { PRINCIPAL } from '../support/confirmations.ts';
import { FAMILY, HOMEROOM } from '../support/contributions.ts';
import { dump } from '../support/dump.ts';
import { NOW } from '../support/notices.ts';

type Filing = Awaited<ReturnType<typeof openFiling>>;
const ASIDE = ['audits', 'accesses', 'sightings', 'sessions', 'requests'];
const firstOf = ({ errors = [] }: Problem) => errors[0]?.code;

const amend = async (world: Filing, version = 1, markId = world.both.marks[0]?.id ?? '') =>
  await world.ask(HOMEROOM, amendMark, {
    params: { markId },
    body: {
      ...{ clientId: world.newClientId(), version, value: { kind: 'level', level: 'C' } },
      ...{ note: null, reason: '看错了一格' },
    },
  });

const log = async (world: Filing, pupils: readonly string[]) =>
  await world.ask(HOMEROOM, logActivity, {
    params: { classId: world.at.classId },
    body: activityFor(pupils, { indicatorId: 'labour.h3' }),
  });

const verifyAll = async ({ store }: Filing) =>
  await store.read(async (q) => {
    const acts = await selectFiledDigests(q);
    const found = [];
    for (const row of await selectArchives(q, { limit: 100 })) found.push(await verifyArchive(q, row, acts));
    return found;
  });

test('what three people confirmed is filed once, and closes the records of the term', async () => {
  const world = await openFiling();
  const { own, mate, file, rowOf, termOf, list, readFiled } = world;
  expect([(await rowOf())?.outcome, (await rowOf(mate))?.outcome]).toEqual(['filed', 'not-confirmed']);
  expect([(await readFiled(HOMEROOM)).mayFile, (await termOf())?.closedAt]).toEqual([false, null]);
  expect((await file(HOMEROOM)).status).toBe(404);
  const hash = (await rowOf())?.hash ?? '';
  const sent = [
    { pupilId: own, hash: '0'.repeat(64) },
    { pupilId: mate, hash: (await rowOf(mate))?.hash ?? '' },
    { pupilId: 'nobody', hash },
  ];
  const before = await dump(world, ASIDE);
  expect((await file(OFFICE, sent)).body.results.map(({ outcome }) => outcome)).toEqual([
    'stale',
    'not-confirmed',
    'not-asked',
  ]);
  // Nothing was filed, so nothing is closed.
  expect(await dump(world, ASIDE)).toEqual(before);
  expect((await file(OFFICE)).body.results).toEqual([{ pupilId: own, outcome: 'filed' }]);
  expect((await file()).body.results).toEqual([{ pupilId: own, outcome: 'already' }]);
  expect([(await rowOf())?.outcome, (await rowOf())?.last?.number]).toEqual(['already', 1]);
  expect((await termOf())?.closedAt).toBe(world.clock.now);
  expect(await list()).toMatchObject([{ number: 1, term: { code: NOW.code }, isLatest: true }]);
  expect(await list(PRINCIPAL)).toEqual(await list());
  const ofClass = { params: { classId: world.at.classId }, query: { term: NOW.code } };
  expect((await world.ask(PRINCIPAL, readClassProgress, ofClass)).body.filed).toBe(1);
  // Of nobody in the class: the file of a class is closed as a whole.
  for (const refused of [await amend(world), await amend(world, 1, world.both.marks[1]?.id), await log(world, [mate])])
    expect([refused.status, firstOf(refused.problem)]).toEqual([422, 'class.filed']);
  const day = { params: { classId: world.at.classId, day: NOW.day } };
  expect((await world.ask(HOMEROOM, readClassDay, day)).body).toMatchObject({ isFiled: true, noticeUntil: null });
  expect(await verifyAll(world)).toEqual([{ finding: null, remark: null }]);
});

test('a correction is asked for by one, granted by another, opens what it names and no more, and what is changed is confirmed and filed anew', async () => {
  const world = await openFiling();
  const { own, mate, both, askFor, decide, end, file, rowOf, termOf, list, confirmAll } = world;
  expect(firstOf((await askFor(both.activityId)).problem)).toBe('correction.not-filed');
  await file();
  expect(firstOf((await askFor('nothing of the kind')).problem)).toBe('correction.about');
  const asked = await askFor(both.activityId, OFFICE);
  const id = asked.body.correctionId;
  expect(firstOf((await askFor(both.activityId)).problem)).toBe('correction.open');
  // Nothing is open yet, nothing is filed meanwhile, and whoever asked does not decide.
  expect(firstOf((await amend(world)).problem)).toBe('class.filed');
  expect(firstOf((await file()).problem)).toBe('archive.correcting');
  expect(firstOf((await decide(id, 'grant', OFFICE)).problem)).toBe('correction.own');
  expect((await decide(id, 'grant', HOMEROOM)).status).toBe(404);
  expect((await decide(id, 'grant')).body.state).toBe('granted');
  expect((await decide(id, 'refuse')).status).toBe(409);
  expect((await termOf(OFFICE))?.corrections).toMatchObject([
    { state: 'granted', activity: { activityId: both.activityId }, mayDecide: false, mayEnd: true },
  ]);
  expect((await log(world, [own])).status).toBe(422);
  expect((await amend(world)).status).toBe(200);
  expect(await verifyAll(world)).toEqual([{ finding: null, remark: 'corrected' }]);
  expect((await end(id)).status).toBe(403);
  expect((await end(id, OFFICE)).body.state).toBe('ended');
  expect(firstOf((await amend(world, 2)).problem)).toBe('class.filed');
  // Its list is another: it waits for the three again, and what was filed stays beside what is filed then.
  expect([(await rowOf())?.outcome, (await rowOf())?.last?.number]).toEqual(['not-confirmed', 1]);
  await confirmAll();
  expect((await file()).body.results[0]?.outcome).toBe('filed');
  const filed = await list();
  expect(filed.map(({ number, isLatest }) => [number, isLatest])).toEqual([
    [2, true],
    [1, false],
  ]);
  expect(new Set(filed.map(({ digest }) => digest)).size).toBe(2);
  // Something missing: a new record of the child it names, and of nobody else.
  const missing = (await askFor(null)).body.correctionId;
  await decide(missing, 'grant');
  expect([(await log(world, [mate])).status, (await log(world, [own, mate])).status]).toEqual([422, 422]);
  expect((await log(world, [own])).status).toBe(201);
  expect(firstOf((await amend(world, 2)).problem)).toBe('class.filed');
  await end(missing);
  expect((await log(world, [own])).status).toBe(422);
});

test('a report is printed of what was filed alone, the same bytes whenever it is asked for, and its document is what the digest is of', async () => {
  const world = await openFiling();
  const { file, list, print, download, both, askFor, decide, end } = world;
  await file();
  const [filed] = await list();
  const { archiveId = '', digest } = filed ?? {};
  const pdf = (await print(archiveId)).bytes;
  const document = (await download(archiveId)).bytes;
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(createHash('sha256').update(document).digest('hex')).toBe(digest);
  // What no family reads is in no file: who rated is a number, and no id of anybody who works there.
  expect(document.toString()).not.toMatch(/"raterId":"(?!r\d+")/);
  const { body } = await askFor(both.activityId);
  await decide(body.correctionId, 'grant');
  await amend(world);
  await end(body.correctionId);
  world.clock.now += 86_400_000;
  expect((await print(archiveId)).bytes.equals(pdf)).toBe(true);
  expect((await download(archiveId)).bytes.equals(document)).toBe(true);
  expect((await print(archiveId, 'guardian-d1s1c2p2')).status).toBe(404);
  expect(await archivesOf(world).list(FAMILY)).toHaveLength(1);
});

test('what is not the family’s to read is in no list that it confirms and in no file that it takes along, and counts when the figures are worked out again', async () => {
  const world = await openFiling({
    before: async (at, say) => {
      await say(at.pupils.slice(0, 1), 'moral.m5', { kind: 'level', level: 'C' });
      await say(at.pupils.slice(0, 1), 'health.b1', { kind: 'measurement', item: 'height', value: 141.5 });
    },
  });
  const { store, at, file, list, download, readOwn, confirmAll } = world;
  let count = 0;
  const newId = () => `second-${count++}`;
  // The next edition only counts the taking part in what concerns mental health.
  await store.write((tx) => publishRubrics(tx, at.district.id, shippedRubrics(), { now: world.clock.now, newId }));
  await confirmAll();
  const entries = (await readOwn())?.entries ?? [];
  expect(entries.map(({ value }) => value)).toContainEqual({ kind: 'observation' });
  expect(JSON.stringify(entries)).not.toMatch(/"C"|141.5/);
  await file();
  const [filed] = await list();
  const text = (await download(filed?.archiveId ?? '')).bytes.toString();
  expect(text).not.toMatch(/"kind":"level","level":"C"|141\.5/);
  expect(text).toContain('"level":"B"');
  const parts = await store.read(async (q) => await q.select().from(q.tables.archiveParts));
  expect(parts.filter(({ body }) => body.includes('141.5') && body.includes('"level":"C"'))).toHaveLength(1);
  expect(await verifyAll(world)).toEqual([{ finding: null, remark: null }]);
});
