import { expect, test } from 'vitest';
import { rebuildClass } from '../../db/derive/derive.ts';
import { reach } from '../../db/reach/target.ts';
import { STORIES } from '../../db/seed/demo/stories.ts';
import { readClassReport } from '../../server/contract/class-report.ts';
import { isFresh, shanghaiNoon } from '../../server/core/calendar/days.ts';
import { composeClassReport } from '../../server/features/class-report/compose-class-report.ts';
import { mintScope } from '../../server/mint-scope.ts';
import { type Demo, type DemoMark, grouped, meanLevel, TODAY } from './shown.ts';

const freshShare = (marks: readonly DemoMark[]) =>
  marks.filter((mark) => isFresh(mark.happenedOn, mark.enteredAt)).length / marks.length;
const byRater = (marks: readonly DemoMark[]) => grouped(marks, (mark) => mark.raterId);

/** What the stories say, looked for in the records. */
export function testStories(open: () => Demo) {
  test('two findings of the term before became actions of the shown school: one is being done, one is done with its sentence', async () => {
    const { store, seeded } = open();
    const shown = seeded.district.schools.find(({ plan }) => STORIES.shownClass.startsWith(`${plan.key}-`));
    const actions = await store.read((q) => q.select().from(q.tables.improvementActions));
    expect(actions.map(({ status }) => status).sort()).toEqual(['done', 'open']);
    for (const { placeId, termId, status, outcome, before } of actions) {
      expect([placeId, termId]).toEqual([shown?.id, seeded.district.terms.at(-2)?.id]);
      expect(outcome !== null).toBe(status === 'done');
      expect(before.n).toBeGreaterThan(0);
    }
  });

  test('one class was filled in at the last moment, the others as it happened', async () => {
    const demo = open();
    for (const { key } of demo.withEvidence) {
      const share = freshShare(await demo.marksOf(key));
      if (key === STORIES.lateClass) expect(share, key).toBeLessThan(0.2);
      else expect(share, key).toBeGreaterThan(0.8);
    }
  });

  test('one rater is generous: more than .6 level above every colleague on the same children', async () => {
    const demo = open();
    const { school, subject } = STORIES.generous;
    const generous = [...demo.usernames].find(([, username]) => username === `${subject}-${school}`)?.[0];
    const classes = demo.withEvidence.filter((at) => at.school.plan.key === school);
    const marks = (await Promise.all(classes.map((at) => demo.marksOf(at.key)))).flat();
    const means = [...byRater(marks.filter(({ level }) => level !== null))].map(([id, own]) => ({
      id,
      mean: meanLevel(own),
    }));
    means.sort((a, b) => b.mean - a.mean);
    expect(means[0]?.id).toBe(generous);
    expect((means[0]?.mean ?? 0) - (means[1]?.mean ?? 0)).toBeGreaterThan(0.6);
  });

  test('the hardly noticed have two records in a term at most, and nobody else so few', async () => {
    const demo = open();
    let sparse = 0;
    for (const at of demo.withEvidence) {
      const marks = await demo.marksOf(at.key);
      for (const pupil of demo.seeded.pupils.get(at.id) ?? []) {
        const own = marks.filter(({ pupilId }) => pupilId === pupil.id);
        for (const ofTerm of grouped(own, ({ termId }) => termId).values()) {
          if (pupil.isSparse) expect(ofTerm.length, pupil.key).toBeLessThanOrEqual(STORIES.sparseRecords);
          else expect(ofTerm.length, pupil.key).toBeGreaterThan(10);
        }
        sparse += pupil.isSparse ? 1 : 0;
      }
    }
    expect(sparse).toBeGreaterThanOrEqual(3 * STORIES.sparseChildren);
  });

  test('the report of a class finds the hardly noticed and names them, by name and without a figure; elsewhere nobody is', async () => {
    const demo = open();
    for (const at of demo.withEvidence) {
      const asker = `principal-${at.school.plan.key}`;
      const personId = [...demo.usernames].find(([, username]) => username === asker)?.[0] ?? '';
      const report = await demo.store.read(async (q) => {
        const target = await reach.class(q, mintScope(readClassReport.access, personId, TODAY), at.id);
        if (!target) throw new Error(`${at.key} is out of the principal's reach`);
        return await composeClassReport({ q, target, now: shanghaiNoon(TODAY), today: TODAY }, undefined);
      });
      const sparse = (demo.seeded.pupils.get(at.id) ?? []).filter(({ isSparse }) => isSparse).map(({ id }) => id);
      const { far, least, bands } = report.attention;
      expect(least.map(({ pupilId }) => pupilId).sort(), at.key).toEqual(sparse.sort());
      expect(least.every((child) => Object.keys(child).sort().join() === 'apart,lastOn,name,pupilId')).toBe(true);
      expect(far !== null, at.key).toBe(sparse.length > 0);
      if (far) expect(far).toMatchObject({ atMost: STORIES.sparseRecords });
      if (far) expect(far.median).toBeGreaterThan(10);
      expect(
        bands.reduce((sum, { pupils }) => sum + pupils, 0),
        at.key,
      ).toBe(report.pupils);
    }
  });

  test('in one town a third of the ratings is by teachers of its other schools, elsewhere none, nor in the class that is late', async () => {
    const demo = open();
    const own = (username: string, school: string) => new RegExp(`^[a-z]+-${school}(-|$)`).test(username);
    const names = demo.usernames;
    const inTown = { all: 0, outside: 0 };
    for (const at of demo.withEvidence) {
      const marks = await demo.marksOf(at.key);
      const outside = marks.filter(({ raterId }) => !own(names.get(raterId) ?? '', at.school.plan.key)).length;
      if (at.school.plan.town === STORIES.linkedTown.town && at.key !== STORIES.lateClass) {
        inTown.all += marks.length;
        inTown.outside += outside;
      } else expect(outside, at.key).toBe(0);
    }
    expect(inTown.outside / inTown.all).toBeGreaterThan(0.27);
    expect(inTown.outside / inTown.all).toBeLessThan(0.4);
  });

  test('the rich school has more of everything than any other', async () => {
    const demo = open();
    const perChild = async (key: string) => {
      const marks = await demo.marksOf(key);
      return marks.length / new Set(marks.map(({ pupilId, termId }) => `${pupilId} ${termId}`)).size;
    };
    const rich = await perChild(STORIES.shownClass);
    for (const at of demo.withEvidence) {
      if (at.school.plan.key !== STORIES.richSchool) expect(await perChild(at.key), at.key).toBeLessThan(rich - 5);
    }
  });

  test('the homeroom teacher who left rates until the day the successor begins', async () => {
    const demo = open();
    const names = demo.usernames;
    const marks = await demo.marksOf(STORIES.handedOver);
    const daysOf = (username: string) =>
      marks.flatMap((mark) => (names.get(mark.raterId) === username ? [mark.happenedOn] : [])).sort();
    const [before, after] = [daysOf(`homeroom-${STORIES.handedOver}`), daysOf(`homeroom-${STORIES.handedOver}-since`)];
    expect(before.length).toBeGreaterThan(0);
    expect(before.at(-1)).toMatch(/^2026-0[2-5]/);
    expect((before.at(-1) ?? '') < (after[0] ?? '')).toBe(true);
  });

  test('a school-based indicator is used where it was adopted and nowhere else', async () => {
    const demo = open();
    const used = new Set<string>();
    for (const at of demo.withEvidence) {
      for (const { indicatorId } of await demo.marksOf(at.key)) {
        if (!/\.x\d$/.test(indicatorId)) continue;
        const { key, town, group } = at.school.plan;
        const owners = STORIES.adoptions.find((one) => one.indicatorId === indicatorId);
        const all: readonly (string | null)[] = owners ? [...owners.towns, ...owners.groups, ...owners.schools] : [];
        expect(
          [key, town, group].some((owner) => all.includes(owner)),
          `${indicatorId} ${at.key}`,
        ).toBe(true);
        used.add(indicatorId);
      }
    }
    expect(used.size).toBeGreaterThanOrEqual(6);
  });

  test('notes are no copies of each other, but in the late class they are', async () => {
    const demo = open();
    for (const at of demo.withEvidence) {
      const notes = (await demo.marksOf(at.key)).flatMap(({ note }) => (note === null ? [] : [note]));
      const distinct = new Set(notes);
      if (at.key === STORIES.lateClass) {
        expect(notes.length).toBeGreaterThan(100);
        expect(distinct.size).toBeLessThanOrEqual(2);
        continue;
      }
      expect(notes.length, at.key).toBeGreaterThan(5);
      const grams = notes.map(threes);
      const alike = grams.flatMap((one, i) => grams.slice(i + 1).filter((other) => jaccard(one, other) >= 0.8));
      expect(alike, at.key).toEqual([]);
    }
  });

  test('in one town a tenth of the marks of one dimension can be judged from what was written, elsewhere not; no two sentences are the same', async () => {
    const demo = open();
    const { town, dimension } = STORIES.notedTown;
    const last = demo.seeded.district.terms.at(-1)?.id;
    const marks = await Promise.all(
      demo.withEvidence.map(async (at) => ({
        at,
        own: (await demo.marksOf(at.key)).filter((one) => one.termId === last),
      })),
    );
    const notedShare = (own: readonly DemoMark[]) =>
      own.filter(({ note }) => [...(note ?? '')].length >= 6).length / own.length;
    const levels = (own: readonly DemoMark[]) =>
      own.filter((one) => one.kind === 'level' && one.dimension === dimension);
    const here = marks.filter(({ at }) => at.school.plan.town === town);
    const inTown = here.flatMap(({ own }) => levels(own));
    expect(new Set(here.map(({ at }) => at.school.plan.key)).size).toBeGreaterThanOrEqual(3);
    expect(notedShare(inTown)).toBeGreaterThan(0.11);
    expect(notedShare(inTown)).toBeLessThan(0.19);
    const notes = inTown.flatMap(({ note }) => note ?? []);
    expect(new Set(notes).size).toBe(notes.length);
    const elsewhere = marks.filter(({ at }) => at.school.plan.town !== town && at.key !== STORIES.lateClass);
    expect(notedShare(elsewhere.flatMap(({ own }) => levels(own)))).toBeLessThan(0.06);
  });

  test('a rebuild finds nothing to correct', async () => {
    const demo = open();
    for (const key of [STORIES.shownClass, STORIES.lateClass]) {
      const { id: classId, schoolId } = demo.classOf(key);
      for (const term of demo.seeded.district.terms) {
        const found = await demo.store.write((tx) => rebuildClass(tx, { schoolId, classId, termId: term.id }, TODAY));
        expect(found, `${key} ${term.code}`).toBe(0);
      }
    }
  });
}

/** Runs of three letters and digits (docs/methods.md §8). */
function threes(text: string): Set<string> {
  const letters = [...text.normalize('NFKC')].filter((one) => /[\p{L}\p{N}]/u.test(one));
  return new Set(letters.slice(2).map((_, at) => letters.slice(at, at + 3).join('')));
}

function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = [...one].filter((gram) => other.has(gram)).length;
  return both / (one.size + other.size - both);
}
