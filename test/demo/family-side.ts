import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { STORIES } from '../../db/seed/demo/stories.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { shanghaiNoon } from '../../server/core/calendar/days.ts';
import { uncitedIn } from '../../server/core/comment/citations.ts';
import { sentencesOf } from '../../server/core/comment/sentences.ts';
import { type Demo, TODAY } from './shown.ts';

/** What the pages of families and of their homeroom teacher show on the first start. */
export function testFamilySide(open: () => Demo) {
  const read = async () => {
    const { store, classOf, seeded } = open();
    const at = classOf(STORIES.shownClass);
    const found = await store.read(async (q) => {
      const { comments, selections, contributions, questions, questionSteps, marks } = q.tables;
      const { grants } = unsafeTables(q);
      return {
        comments: await q.select().from(comments),
        works: await q.select().from(selections),
        added: await q.select().from(contributions),
        questions: await q.select().from(questions),
        steps: await q.select().from(questionSteps),
        marks: new Map((await q.select().from(marks).where(eq(marks.classId, at.id))).map((row) => [row.id, row])),
        guardians: await q.select().from(grants).where(eq(grants.role, 'guardian')),
      };
    });
    const [last, term] = seeded.district.terms.slice(-2);
    const isGuardian = (personId: string | undefined, pupilId: string) =>
      found.guardians.some((one) => one.personId === personId && one.placeId === pupilId);
    return { ...found, at, last, term, isGuardian, children: seeded.pupils.get(at.id) ?? [] };
  };

  test("families read last term's comments, each sentence of which rests on a record of the very child; three of this term are begun", async () => {
    const { comments, marks, last, term, at, children } = await read();
    const released = comments.filter(({ releasedAt }) => releasedAt !== null);
    expect(released.length).toBeGreaterThan(children.length * 0.6);
    expect(new Set(released.map(({ termId }) => termId))).toEqual(new Set([last?.id]));
    expect(comments.filter((one) => one.releasedAt === null).map(({ termId }) => termId)).toEqual(
      Array.from({ length: 3 }, () => term?.id),
    );
    for (const { pupilId, termId, classId, text, citations } of comments) {
      expect(classId).toBe(at.id);
      expect(uncitedIn(sentencesOf(text), citations, new Set())).toEqual([]);
      for (const { markId } of citations) {
        const mark = marks.get(markId);
        expect(mark).toMatchObject({ pupilId, termId, forFamily: true, isWithdrawn: false });
        expect(text).toContain(mark?.note);
      }
    }
  });

  test('a family chose works of its own child, and what families added and asked waits for its teacher or was given back and answered', async () => {
    const { works, added, questions, steps, marks, isGuardian } = await read();
    expect(works).toHaveLength(2);
    for (const { pupilId, termId, works: chosen, enteredBy } of works) {
      expect(isGuardian(enteredBy, pupilId)).toBe(true);
      expect(chosen).toHaveLength(3);
      for (const { markId } of chosen) expect(marks.get(markId)).toMatchObject({ pupilId, termId });
    }
    expect(added.map(({ state }) => state).sort()).toEqual(['proposed', 'proposed', 'proposed', 'returned']);
    for (const one of added) {
      expect(isGuardian(one.guardianId, one.pupilId)).toBe(true);
      expect(one.sentAt).toBeLessThan(shanghaiNoon(TODAY));
    }
    expect(questions.map(({ state }) => state).sort()).toEqual(['answered', 'asked']);
    for (const { id, pupilId, markId, sentAt } of questions) {
      expect(sentAt).toBeLessThan(shanghaiNoon(TODAY));
      if (markId !== null) expect(marks.get(markId)?.pupilId).toBe(pupilId);
      const asked = steps.find(({ questionId, step }) => questionId === id && step === 'ask');
      expect(isGuardian(asked?.byId, pupilId)).toBe(true);
    }
  });
}
