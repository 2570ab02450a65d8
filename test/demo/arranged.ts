import { expect, test } from 'vitest';
import { STORIES } from '../../db/seed/demo/stories.ts';
import { type Demo, grouped, TODAY } from './shown.ts';

/** What is asked otherwise, and how far the story of a series has been told. */
export function testArranged(open: () => Demo) {
  test('two children are asked something else: one by a goal of its own, of the other nothing is recorded on those days', async () => {
    const demo = open();
    const rows = await demo.store.read((q) => q.select().from(q.tables.arrangements));
    expect(rows.map(({ kind }) => kind).sort()).toEqual(['adapted', 'exempt']);
    for (const { pupilId, indicatorId, kind, startsOn, endsOn } of rows) {
      expect(startsOn <= TODAY && TODAY <= endsOn ? 'now' : 'over').toBe(kind === 'adapted' ? 'now' : 'over');
      const all = await demo.store.read((q) => q.select().from(q.tables.marks));
      const own = all.filter((mark) => mark.pupilId === pupilId && mark.indicatorId === indicatorId);
      const then = own.filter(({ happenedOn }) => startsOn <= happenedOn && happenedOn <= endsOn);
      if (kind === 'exempt') expect(then).toEqual([]);
      else expect(then.length > 0 && then.every((mark) => mark.byOwnGoal)).toBe(true);
      expect(own.filter((mark) => mark.byOwnGoal)).toEqual(kind === 'adapted' ? then : []);
    }
  });

  test('a series is told from its beginning, each task by its name, and in the shown class nearly to its end', async () => {
    const demo = open();
    const current = demo.seeded.district.terms.at(-1)?.id;
    let told = 0;
    for (const { key } of demo.withEvidence) {
      const marks = (await demo.marksOf(key)).filter(({ task }) => task !== null);
      expect(marks.filter(({ termId }) => termId !== current)).toEqual([]);
      // Some schools have one by their group and one by their town.
      for (const [series, own] of grouped(marks, ({ indicatorId }) => indicatorId)) {
        const titles = new Map(own.map(({ task, title }) => [Number(task?.slice(-1)), title]));
        const numbers = [...titles.keys()].sort();
        expect(numbers, `${key} ${series}`).toEqual(numbers.map((_, at) => at + 1));
        for (const [number, title] of titles) expect(title).toContain(`第${'一二三四五六'[number - 1]}回`);
        told += 1;
        if (key === STORIES.shownClass) expect(numbers.length).toBeGreaterThanOrEqual(4);
      }
    }
    expect(told).toBeGreaterThan(3);
  });
}
