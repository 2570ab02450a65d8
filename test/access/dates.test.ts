import { and, eq, gt, or } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { derive } from '../../db/derive/derive.ts';
import type { Tables } from '../../db/schema/tables.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { findPupils, listEvidence, readProfile } from '../../server/contract/child-profile.ts';
import { readClassReport } from '../../server/contract/class-report.ts';
import { readPupilPhoto } from '../../server/contract/photo.ts';
import { pathWith } from '../../server/contract/request.ts';
import type { ReplyOf } from '../../server/contract/route.ts';
import { openWorld, TODAY, type World } from '../support/world.ts';
import { addMoves, granter, LATELY_FROM, MOVED_ON, STORIES } from './moved.ts';
import { addPersonas } from './personas.ts';
import { placeIdOf } from './place-ids.ts';

type Mark = Tables['marks']['$inferSelect'];

async function openDates() {
  const world = await openWorld({ hasEvidence: true });
  await addPersonas({ ...world, placeOf: (key) => placeIdOf(world, key) });
  const moves = await addMoves(world);
  const { ask, send, store } = world;
  const profile = async (who: string, pupilId: string, term?: string) => {
    const { status, body } = await ask(who, readProfile, { params: { pupilId }, query: { term } });
    expect(status, who).toBe(200);
    return body;
  };
  const evidence = async (who: string, pupilId: string, query: { term?: string; query?: string } = {}) => {
    const items: ReplyOf<typeof listEvidence>['items'] = [];
    for (let cursor: string | undefined, more = true; more; ) {
      const { status, body } = await ask(who, listEvidence, { params: { pupilId }, body: { ...query, cursor } });
      expect(status, who).toBe(200);
      items.push(...body.items);
      [cursor, more] = [body.next ?? undefined, body.next !== null];
    }
    return items;
  };
  const found = async (who: string) =>
    (await ask(who, findPupils, {})).body.pupils.map((one) => [one.pupilId, one.class?.classId, one.until]);
  const photo = async (who: string, pupilId: string, photoId: string) =>
    (await send(who, 'get', pathWith(readPupilPhoto.path, { params: { pupilId, photoId } }))).status;
  const grant = granter(store);
  return { ...world, ...moves, profile, evidence, found, photo, grant };
}

const ids = (items: readonly { readonly markId: string }[]) => items.map((item) => item.markId).sort();

/** The standing marks of a child that are said to be the reader's, picked by hand from all there are. */
async function marksOf({ store }: Pick<World, 'store'>, pupilId: string, isTheirs: (mark: Mark) => boolean) {
  const all = await store.read((q) => q.select().from(q.tables.marks).where(eq(q.tables.marks.pupilId, pupilId)));
  return all.filter((mark) => !mark.isWithdrawn && isTheirs(mark));
}

test('each reads the days of the own grant in the own class, of the child’s days there, and finds no word of another day', async () => {
  const { store, evidence, before, moved, lastYears, stayed, lastTerm, term, records, photo } = await openDates();
  const isHere = ({ classId }: Mark) => classId === before.classId;
  const cases: readonly [string, string, (mark: Mark) => boolean, readonly string[]][] = [
    [
      'former-homeroom',
      moved,
      (m) => isHere(m) && m.happenedOn >= '2026-09-01' && m.happenedOn < MOVED_ON,
      ['beforeMove'],
    ],
    ['last-years-teacher', moved, (m) => isHere(m) && m.happenedOn < MOVED_ON, ['lastYear', 'beforeMove']],
    ['last-years-teacher', lastYears, (m) => isHere(m) && m.happenedOn <= lastTerm.endsOn, ['lastYear']],
    ['teacher-since-lately', stayed, (m) => isHere(m) && m.happenedOn >= LATELY_FROM, ['lately']],
    ['former-homeroom', stayed, (m) => isHere(m) && m.happenedOn >= '2026-09-01', ['beforeMove', 'lately']],
    ['principal-d1s1', moved, () => true, ['lastYear', 'beforeMove', 'afterMove']],
    // Of both classes, each on the child's days there: what the seed says of the old one after the move is nobody's but the school's.
    ['labour-d1s1', moved, (m) => !isHere(m) || m.happenedOn < MOVED_ON, ['lastYear', 'beforeMove', 'afterMove']],
    // Of the class the child is in now: since the move, and not before.
    ['homeroom-d1s1c4', moved, (m) => m.classId !== before.classId, ['afterMove']],
  ];
  for (const [who, pupilId, isTheirs, kept] of cases) {
    const about = `${who} of ${pupilId}`;
    const terms = [lastTerm.code, term.code];
    const read = (await Promise.all(terms.map((code) => evidence(who, pupilId, { term: code })))).flat();
    const theirs = await marksOf({ store }, pupilId, isTheirs);
    expect(ids(read), about).toEqual(theirs.map((mark) => mark.id).sort());
    expect(theirs.length, about).toBeGreaterThan(0);
    for (const [name, record] of Object.entries(records)) {
      const isKept = kept.includes(name);
      const code = name === 'lastYear' ? lastTerm.code : term.code;
      const hits = await evidence(who, pupilId, { term: code, query: record.words });
      expect(hits.length, `${about}: ${record.words}`).toBe(isKept ? 1 : 0);
      expect(await photo(who, pupilId, record.photoId), `${about}: the photo of ${name}`).toBe(isKept ? 200 : 404);
    }
  }
  expect(Object.keys(STORIES).sort()).toEqual(
    Object.values(records)
      .map(({ words }) => words)
      .sort(),
  );
});

test('a child who moved is found in the own class, until when, and never in the new one', async () => {
  const { found, ask, before, after, moved, lastYears, stayed } = await openDates();
  const sorted = (rows: unknown[][]) => rows.map((row) => JSON.stringify(row)).sort();
  const here = before.classId;
  expect(sorted(await found('former-homeroom'))).toEqual(
    sorted([
      [moved, here, '2026-10-12'],
      [stayed, here, null],
    ]),
  );
  expect(sorted(await found('last-years-teacher'))).toEqual(
    sorted([
      [moved, here, '2026-10-12'],
      [lastYears, here, '2026-07-10'],
      [stayed, here, null],
    ]),
  );
  expect(await found('teacher-since-lately')).toEqual([[stayed, here, null]]);
  expect((await ask('teacher-from-next-week', findPupils, {})).status).toBe(403);
  expect(await found('principal-d1s1')).toEqual(expect.arrayContaining([[moved, after.classId, null]]));
  expect(await found('homeroom-d1s1c4')).toEqual(
    expect.arrayContaining([
      [moved, after.classId, null],
      [lastYears, after.classId, null],
    ]),
  );
});

test('a move that is announced takes place on its day: until then nobody of the new class finds the child', async () => {
  const { found, ask, store, clock, before, after, stayed, term } = await openDates();
  await store.write(async (tx) => {
    const { enrolments } = unsafeTables(tx);
    const stay = and(eq(enrolments.pupilId, stayed), eq(enrolments.termId, term.id));
    await tx.update(enrolments).set({ endedOn: '2026-11-15' }).where(stay);
    const of = { schoolId: after.schoolId, classId: after.classId, termId: term.id, pupilId: stayed, endedOn: null };
    await tx.insert(enrolments).values({ ...of, id: 'next-week', sourcedId: 'next-week', startsOn: '2026-11-16' });
  });
  const asked = { params: { pupilId: stayed }, query: {} };
  expect((await ask('homeroom-d1s1c4', readProfile, asked)).status).toBe(404);
  expect((await found('homeroom-d1s1c4')).flat()).not.toContain(stayed);
  expect((await ask('principal-d1s1', readProfile, asked)).body.class.classId).toBe(before.classId);
  expect(await found('former-homeroom')).toContainEqual([stayed, before.classId, null]);
  clock.now += 6 * 86_400_000;
  expect((await ask('homeroom-d1s1c4', readProfile, asked)).body.class.classId).toBe(after.classId);
  expect(await found('former-homeroom')).toContainEqual([stayed, before.classId, '2026-11-15']);
});

test('a profile says what it would say if nothing else had been recorded: no stored number rests on what may not be read', async () => {
  for (const [who, child, code] of [
    ['former-homeroom', 'moved', '2026-2027-1'],
    ['last-years-teacher', 'lastYears', '2025-2026-2'],
    ['teacher-since-lately', 'stayed', '2026-2027-1'],
  ] as const) {
    const world = await openDates();
    const { profile, evidence, store, before, after, term, lastTerm } = world;
    const pupilId = world[child];
    const mine = await profile(who, pupilId, code);
    const whole = await profile('principal-d1s1', pupilId, code);
    expect(mine.class.classId, who).toBe(before.classId);
    expect(
      mine.terms.map((one) => one.code),
      who,
    ).toEqual([code]);
    expect(ids(mine.recent), who).toEqual(ids((await evidence(who, pupilId, { term: code })).slice(0, 5)));
    const recordsOf = (one: typeof mine) => one.dimensions.reduce((sum, { records }) => sum + records, 0);
    if (child !== 'lastYears') expect(recordsOf(mine), who).toBeLessThan(recordsOf(whole));
    const readable = new Set(ids(await evidence(who, pupilId, { term: code })));
    await store.write(async (tx) => {
      // As if there had been no other class either: it is of another grade.
      const { enrolments } = unsafeTables(tx);
      const stays = and(eq(enrolments.pupilId, pupilId), eq(enrolments.termId, term.id));
      if (child === 'moved') await tx.delete(enrolments).where(and(stays, eq(enrolments.classId, after.classId)));
      await tx.update(enrolments).set({ classId: before.classId, endedOn: null }).where(stays);
      const { marks } = tx.tables;
      const all = await tx.select().from(marks).where(eq(marks.pupilId, pupilId));
      const hidden = all.filter((mark) => !readable.has(mark.id)).map((mark) => eq(marks.id, mark.id));
      await tx
        .update(marks)
        .set({ isWithdrawn: true })
        .where(or(...hidden));
      const dimensions = [...new Set(all.map((mark) => mark.dimension))];
      for (const { id } of [lastTerm, term]) {
        await derive(tx, { schoolId: before.schoolId, termId: id, pupilIds: [pupilId], dimensions, today: TODAY });
      }
    });
    const alone = await profile('principal-d1s1', pupilId, code);
    const { headline, strengths, dimensions } = alone;
    const nextStepOf = (one: typeof mine) => (one.audience === 'staff' ? one.nextStep : 'the family’s page');
    expect(mine.dimensions, who).toEqual(dimensions.map((one) => ({ ...one, change: null })));
    expect({ headline: mine.headline, strengths: mine.strengths, nextStep: nextStepOf(mine) }, who).toEqual({
      ...{ headline, strengths, nextStep: nextStepOf(alone) },
    });
  }
});

test('who holds several grants reads what any of them holds, and of the own child what a family reads', async () => {
  const { grant, evidence, profile, before, moved, stayed, records } = await openDates();
  const reads = async (pupilId: string, { words }: { words: string }) =>
    (
      await evidence('teacher-since-lately', pupilId, {
        term: words === 'LASTYEAR' ? '2025-2026-2' : '2026-2027-1',
        query: words,
      })
    ).length === 1;
  expect(await reads(stayed, records.beforeMove)).toBe(false);
  await grant('teacher-since-lately', 'class', before.classId);
  expect(await reads(stayed, records.beforeMove)).toBe(true);
  expect(await reads(moved, records.beforeMove)).toBe(true);
  expect(await reads(moved, records.afterMove)).toBe(false);
  expect(await reads(stayed, records.lastYear)).toBe(false);
  await grant('teacher-since-lately', 'school', before.schoolId);
  expect(await reads(moved, records.afterMove)).toBe(true);
  expect(await reads(stayed, records.lastYear)).toBe(true);
  expect((await profile('teacher-since-lately', moved)).why.role).toBe('principal');
  await grant('teacher-since-lately', 'pupil', moved);
  expect((await profile('teacher-since-lately', moved)).audience).toBe('family');
});

test('a class report names nobody for what was recorded before the reader had the class', async () => {
  const { ask, store, clock, before, stayed, lastTerm, term } = await openDates();
  await store.write(async (tx) => {
    const { marks } = tx.tables;
    const later = and(eq(marks.pupilId, stayed), gt(marks.happenedOn, '2026-09-30'));
    await tx.update(marks).set({ isWithdrawn: true }).where(later);
    const dimensions = (await tx.selectDistinct({ of: marks.dimension }).from(marks)).map((row) => row.of);
    const touched = { schoolId: before.schoolId, termId: term.id, pupilIds: [stayed], dimensions };
    await derive(tx, { ...touched, classIds: [before.classId], today: TODAY });
  });
  const report = async (who: string) =>
    (await ask(who, readClassReport, { params: { classId: before.classId }, query: {} })).body;
  const unseen = async (who: string) => (await report(who)).unseen.filter(({ pupilId }) => pupilId === stayed);
  expect(await unseen('former-homeroom')).toMatchObject([{ lastOn: expect.stringMatching(/^2026-09/) }]);
  expect(await unseen('teacher-since-lately')).toEqual([]);
  expect((await report('teacher-since-lately')).terms.map((one) => one.code)).toEqual([term.code]);
  expect((await report('last-years-teacher')).terms).toHaveLength(2);
  const past = { params: { classId: before.classId }, query: { term: lastTerm.code } };
  expect((await ask('former-homeroom', readClassReport, past)).status).toBe(422);
  expect((await ask('last-years-teacher', readClassReport, past)).status).toBe(200);
  clock.now += 14 * 86_400_000;
  expect(await unseen('teacher-since-lately')).toMatchObject([{ lastOn: null }]);
});
