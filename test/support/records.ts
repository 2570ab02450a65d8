import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import type { World } from './world.ts';

type Said = {
  readonly visibility?: 'staff' | 'family';
  readonly isWithdrawn?: boolean;
  readonly happenedOn?: string;
  /** Said in every text that an activity and its marks have. */
  readonly words?: string;
};

/** One activity with one mark for each pupil named (labour.h3 at B), put there without asking anybody; the scores do not know of it. */
export async function putActivity(
  { store, clock }: Pick<World, 'store' | 'clock'>,
  at: ReturnType<World['place']>,
  by: string,
  pupilIds: readonly string[],
  { visibility = 'family', isWithdrawn = false, happenedOn = '2026-11-02', words }: Said = {},
) {
  const activityId = randomUUID();
  return await store.write(async (tx) => {
    const t = unsafeTables(tx);
    const [author] = await tx.select().from(t.persons).where(eq(t.persons.username, by));
    const [term] = at.district.terms.filter((one) => one.startsOn <= happenedOn).slice(-1);
    const [rubric] = (await tx.select().from(t.rubrics).where(eq(t.rubrics.districtId, at.district.id))).filter(
      (one) => one.dimension === 'labour',
    );
    if (!author || !term || !rubric) throw new Error(`nobody is called ${by}, or nothing is set up`);
    const shared = { schoolId: at.schoolId, classId: at.classId, termId: term.id, happenedOn, enteredAt: clock.now };
    await tx.insert(t.activities).values({
      ...shared,
      id: activityId,
      title: `劳动小结${words ?? ''}`,
      place: words,
      organiser: words,
      note: words,
      visibility,
      authorId: author.id,
      authorRole: by.startsWith('homeroom') ? 'homeroom' : 'teacher',
      withdrawnAt: isWithdrawn ? clock.now : null,
      withdrawnBy: isWithdrawn ? author.id : null,
      withdrawalReason: isWithdrawn ? 'undo' : null,
    });
    const marks = pupilIds.map((pupilId) => ({ pupilId, id: randomUUID() }));
    await tx.insert(t.marks).values(
      marks.map((mark) => ({
        ...shared,
        ...mark,
        activityId,
        rubricId: rubric.id,
        dimension: 'labour',
        indicatorId: 'labour.h3',
        kind: 'level' as const,
        level: 'B',
        amount: null,
        note: words ?? null,
        raterId: author.id,
        raterKind: 'staff' as const,
        forFamily: visibility === 'family',
        version: 1,
        isWithdrawn,
      })),
    );
    return { activityId, marks };
  });
}
