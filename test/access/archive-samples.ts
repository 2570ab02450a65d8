import { randomInt, randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { sampleArchive } from '../support/sample-archive.ts';
import { CANARY, type World } from '../support/world.ts';
import { noticeBelow } from './notice-samples.ts';
import type { PersonaName } from './personas.ts';

type At = ReturnType<World['place']>;
const once = () => ({ clientId: randomUUID() });
const term = '2026-2027-1';

export const ARCHIVE_SAMPLES = {
  'read-class-archives': () => ({}),
  // No term of these classes was at notice to its end: whoever may file, or ask for a correction, is told so.
  'file-class-records': () => ({ body: { ...once(), term, rows: [{ pupilId: 'none', hash: '0'.repeat(64) }] } }),
  'list-correctable': () => ({ query: { term, pupilId: 'none' } }),
  'ask-correction': () => ({ body: { ...once(), term, pupilId: 'none', activityId: null, reason: '少了一次' } }),
  'decide-correction': () => ({ body: { ...once(), step: 'grant', answer: '同意' } }),
  'end-correction': () => ({ body: once() }),
  'list-archives': () => ({}),
  'print-archive': () => ({}),
  'export-archive': () => ({}),
  'read-own-term': () => ({}),
};

/** Who reads what was filed of the first child of the first school: its family, and of its school who files. */
export const ARCHIVE_STORIES: Readonly<Record<string, readonly PersonaName[]>> = {
  FILEDTITLE: ['guardian', 'two-school-guardian', 'pupil', 'office', 'principal'],
};

async function somebody({ store }: World): Promise<string> {
  return await store.read(async (q) => {
    const [person] = await q.select().from(unsafeTables(q).persons).limit(1);
    return person?.id ?? '';
  });
}

/** What is below a class at the end of its term: a notice of long ago, or a correction that was refused. */
export async function cycleBelow(world: World, at: At, path: string): Promise<Record<string, string> | undefined> {
  if (path.includes(':noticeId')) return await noticeBelow(world, at);
  if (!path.includes(':correctionId')) return undefined;
  const [correctionId, by] = [randomUUID(), await somebody(world)];
  await world.store.write(async (tx) => {
    const [decider] = await tx
      .select()
      .from(unsafeTables(tx).persons)
      .where(sql`${unsafeTables(tx).persons.id} <> ${by}`)
      .limit(1);
    const of = { schoolId: at.schoolId, classId: at.classId, termId: at.district.terms[0]?.id ?? '' };
    const asked = { pupilId: at.pupils[0] ?? '', activityId: null, reason: '少了一次', askedBy: by, askedAt: 0 };
    const decided = { state: 'refused' as const, answer: '查过了', decidedBy: decider?.id ?? '', decidedAt: 1 };
    await tx.insert(tx.tables.corrections).values({ ...of, id: correctionId, ...asked, ...decided });
  });
  return { correctionId };
}

/** A report of the child's, filed by the school of `at`; its number is drawn, as several are made at once. */
export async function archiveBelow(world: World, at: At, pupilId: string) {
  const by = await somebody(world);
  const archiveId = await world.store.write(async (tx) => {
    const { pupils, schools } = unsafeTables(tx);
    const [pupil] = await tx.select().from(pupils).where(eq(pupils.id, pupilId));
    const [school] = await tx.select().from(schools).where(eq(schools.id, at.schoolId));
    const of = { pupilId, classId: at.classId, schoolId: at.schoolId, termId: at.district.terms.at(-2)?.id ?? '' };
    const isTwin = school?.name.includes(CANARY) ?? false;
    const isFirst = pupilId === world.place(1, 1, 2).pupils[0];
    const words = isTwin ? CANARY : isFirst ? 'FILEDTITLE' : '';
    const row = sampleArchive(of, { name: pupil?.name ?? '', words, by });
    await tx.insert(tx.tables.archives).values({ ...row, number: randomInt(1, 2 ** 31) });
    return row.id;
  });
  return { archiveId };
}
