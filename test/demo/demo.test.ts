import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageRoot } from '../../db/package-root.ts';
import { demoLogins } from '../../db/seed/demo/logins.ts';
import { STORIES } from '../../db/seed/demo/stories.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { shanghaiDay, shanghaiNoon } from '../../server/core/calendar/days.ts';
import { testArranged } from './arranged.ts';
import { testChildren } from './children.ts';
import { testFamilySide } from './family-side.ts';
import { testFindings } from './findings.ts';
import { testSentences } from './sentences.ts';
import { type Demo, grouped, openDemo, TODAY } from './shown.ts';
import { testStories } from './stories.ts';

let demo: Demo;
beforeAll(async () => {
  demo = await openDemo();
});
afterAll(async () => demo.drop());
testStories(() => demo);
testChildren(() => demo);
testFindings(() => demo);
testSentences(() => demo);
testArranged(() => demo);
testFamilySide(() => demo);

test('24 schools in seven towns and five groups, eight of them whole, about 3 000 pupils, three terms', async () => {
  const counts = await demo.store.read(async (q) => {
    const t = unsafeTables(q);
    const areas = await q.select({ id: t.areas.id, kind: t.areas.kind }).from(t.areas);
    const schools = await q.select({ areaId: t.schools.areaId }).from(t.schools);
    return {
      areas,
      schools,
      pupils: await q.$count(t.pupils),
      terms: await q.select({ code: t.terms.code, endsOn: t.terms.endsOn, startsOn: t.terms.startsOn }).from(t.terms),
    };
  });
  const towns = counts.areas.filter(({ kind }) => kind === 'town').map(({ id }) => id);
  expect(counts.schools).toHaveLength(24);
  expect(towns).toHaveLength(7);
  expect(new Set(counts.schools.map(({ areaId }) => areaId))).toEqual(new Set(towns));
  expect(counts.areas.filter(({ kind }) => kind === 'group')).toHaveLength(5);
  expect(counts.pupils).toBeGreaterThanOrEqual(2800);
  expect(counts.pupils).toBeLessThanOrEqual(3200);
  expect(counts.terms).toHaveLength(3);
  const last = counts.terms
    .map(({ startsOn, endsOn }) => ({ startsOn, endsOn }))
    .sort((a, b) => (a.startsOn < b.startsOn ? 1 : -1))[0];
  expect(last && last.startsOn <= TODAY && TODAY <= last.endsOn).toBe(true);
  expect(demo.plans.filter(({ isWhole }) => isWhole)).toHaveLength(8);
  for (const { isWhole, grades } of demo.plans) expect(isWhole || grades.size === 2).toBe(true);
  for (const at of demo.classes) {
    const size = demo.seeded.pupils.get(at.id)?.length ?? 0;
    expect(size >= 28 && size <= 45, `${at.key}: ${size}`).toBe(true);
  }
});

test('families: most children have one guardian, some two, some none; some guardians have two children, here and elsewhere', async () => {
  const { grants, schoolOf, sexes } = await demo.store.read(async (q) => {
    const t = unsafeTables(q);
    const rows = await q
      .select({ personId: t.grants.personId, role: t.grants.role, pupilId: t.grants.placeId })
      .from(t.grants);
    const enrolled = await q
      .select({ pupilId: t.enrolments.pupilId, schoolId: t.enrolments.schoolId })
      .from(t.enrolments);
    return {
      grants: rows.filter(({ role }) => role === 'guardian'),
      schoolOf: new Map(enrolled.map(({ pupilId, schoolId }) => [pupilId, schoolId])),
      sexes: await q.select({ sex: t.pupils.sex }).from(t.pupils),
    };
  });
  const guardians = grouped(grants, ({ pupilId }) => pupilId);
  const share = (count: number) =>
    [...schoolOf.keys()].filter((id) => (guardians.get(id)?.length ?? 0) === count).length / schoolOf.size;
  expect(share(1)).toBeGreaterThan(0.7);
  expect(share(2)).toBeGreaterThan(0.05);
  expect(share(0)).toBeGreaterThan(0.03);
  const children = [...grouped(grants, ({ personId }) => personId).values()].filter((own) => own.length === 2);
  const inTwoSchools = children.filter(
    ([one, other]) => schoolOf.get(one?.pupilId ?? '') !== schoolOf.get(other?.pupilId ?? ''),
  );
  expect(inTwoSchools.length).toBeGreaterThan(3);
  expect(children.length - inTwoSchools.length).toBeGreaterThan(20);
  expect(sexes.filter(({ sex }) => sex !== null).length / sexes.length).toBeGreaterThan(0.96);
  expect(sexes.filter(({ sex }) => sex === null).length).toBeGreaterThan(10);
});

test('every login of the demo is somebody, and the parent has two children', async () => {
  const names = demo.usernames;
  for (const { username } of demoLogins) expect([...names.values()], username).toContain(username);
  expect(new Set(demoLogins.map(({ role }) => role)).size).toBe(12);
  for (const { role, page } of demoLogins) expect(page(demo.seeded), role).not.toContain('undefined');
  const parent = [...names].find(
    ([, username]) => username === demoLogins.find(({ role }) => role === 'parent')?.username,
  );
  const children = await demo.store.read(async (q) => {
    const { grants } = unsafeTables(q);
    const rows = await q.select({ personId: grants.personId, placeId: grants.placeId }).from(grants);
    return rows.filter(({ personId }) => personId === parent?.[0]).map(({ placeId }) => placeId);
  });
  const shown = demo.seeded.pupils.get(demo.classOf(STORIES.shownClass).id)?.[0]?.id;
  expect(children).toHaveLength(2);
  expect(children).toContain(shown);
});

test('whoever rated was allowed to on that day; nothing happened on a free day or after today, and nothing was entered before it happened', async () => {
  const grants = await demo.store.read(async (q) => {
    const { grants: all } = unsafeTables(q);
    return await q.select().from(all);
  });
  const onClass = grouped(
    grants.filter(({ placeKind }) => placeKind === 'class'),
    ({ placeId, personId }) => `${placeId} ${personId}`,
  );
  const daysOff = demo.seeded.district.terms.flatMap((term) => term.daysOff);
  for (const at of demo.withEvidence) {
    for (const { raterId, happenedOn, enteredAt, termId } of await demo.marksOf(at.key)) {
      const held = onClass.get(`${at.id} ${raterId}`) ?? [];
      const may = held.some((one) => one.startsOn <= happenedOn && happenedOn <= (one.endsOn ?? '9999'));
      if (!may) expect.fail(`${raterId} rated in ${at.key} on ${happenedOn} without a grant`);
      const term = demo.seeded.district.terms.find(({ id }) => id === termId);
      const weekday = new Date(happenedOn).getUTCDay();
      const isGood =
        term !== undefined &&
        term.startsOn <= happenedOn &&
        happenedOn <= term.endsOn &&
        weekday % 6 !== 0 &&
        !daysOff.some(({ from, to }) => from <= happenedOn && happenedOn <= to) &&
        happenedOn <= shanghaiDay(enteredAt) &&
        enteredAt <= shanghaiNoon(TODAY);
      if (!isGood) expect.fail(`${at.key}: happened on ${happenedOn}, entered on ${shanghaiDay(enteredAt)}`);
    }
  }
});

test('whoever rated has signed in, most families have too, and rubrics were published before the terms they are used in', async () => {
  const { people, rubrics } = await demo.store.read(async (q) => {
    const { persons, rubrics: all } = unsafeTables(q);
    const { id, username, passwordHash } = persons;
    return {
      people: await q.select({ id, username, passwordHash }).from(persons),
      rubrics: await q.select({ version: all.version, publishedAt: all.publishedAt }).from(all),
    };
  });
  const never = people.filter(({ passwordHash }) => passwordHash === null);
  expect(never.every(({ username }) => username.startsWith('guardian-'))).toBe(true);
  const guardians = people.filter(({ username }) => username.startsWith('guardian-'));
  expect(never.length / guardians.length).toBeGreaterThan(0.05);
  expect(never.length / guardians.length).toBeLessThan(0.2);
  const { terms } = demo.seeded.district;
  // The running term is the first of version 2; those before keep version 1.
  const usedFrom = { 1: terms[0]?.startsOn ?? '', 2: terms.at(-1)?.startsOn ?? '' };
  expect(rubrics.map(({ version }) => version).sort()).toEqual([...Array(6).fill(1), ...Array(6).fill(2)]);
  for (const { version, publishedAt } of rubrics)
    expect(shanghaiDay(publishedAt) < usedFrom[version === 1 ? 1 : 2]).toBe(true);
});

test('what a holiday prevented is not all done on the first day back', async () => {
  const perDay = new Map<string, number>();
  for (const at of demo.withEvidence) {
    for (const { happenedOn } of await demo.marksOf(at.key)) {
      perDay.set(happenedOn, (perDay.get(happenedOn) ?? 0) + 1);
    }
  }
  // The first school days after the National Day of both autumns.
  const firstDays = ['2025-10-08', '2026-10-08'];
  const others = [...perDay].flatMap(([day, marks]) => (firstDays.includes(day) ? [] : [marks]));
  for (const day of firstDays) expect(perDay.get(day) ?? 0, day).toBeLessThan(1.5 * Math.max(...others));
});

test('every dimension has scores for most children of most classes in the two terms that are over', async () => {
  const rollups = await demo.store.read((q) => q.select().from(q.tables.rollups));
  const over = demo.seeded.district.terms.slice(0, 2).map(({ id }) => id);
  for (const [dimension, all] of grouped(rollups, (row) => row.dimension)) {
    const rows = all.filter((row) => over.includes(row.termId));
    const good = rows.filter((row) => row.scored >= 0.8 * row.pupils).length;
    expect(good / rows.length, dimension).toBeGreaterThan(0.8);
  }
  expect(new Set(rollups.map((row) => row.dimension)).size).toBe(6);
});

test('every kind of value is there; fitness in autumn only, and not in the schools that did not measure', async () => {
  const kinds = new Map<string, number>();
  for (const at of demo.withEvidence) {
    for (const { kind, termId, amount, detail } of await demo.marksOf(at.key)) {
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      if (kind !== 'measurement') continue;
      expect(demo.seeded.district.terms.find(({ id }) => id === termId)?.code).toMatch(/-1$/);
      expect(STORIES.withoutFitness).not.toContain(at.school.plan.key);
      expect(amount !== null && amount > 0 ? true : detail).toBeTruthy();
    }
  }
  expect([...kinds.keys()].sort()).toEqual([
    'attendance',
    'award',
    'count',
    'hours',
    'level',
    'measurement',
    'observation',
  ]);
  expect(kinds.get('award')).toBeLessThan(0.02 * (kinds.get('level') ?? 0));
});

/** Schools, bases and honours of the real district, from the report and the list of study bases the demo began with. */
const REAL = [
  '灯湖',
  '文翰',
  '民乐',
  '联安',
  '有为',
  '儒林',
  '南海实验',
  '九江镇初级中学',
  '狮山高级',
  '信息技术学校',
  '丝厂',
  '渔耕粤韵',
  '玄憬龙',
  '松塘',
  '西樵山',
  '石门',
  '桂江',
  '桂华',
  '南海中学',
];

test('no real school, base or person is named', async () => {
  const words = ['activities.json', 'notes.json', 'plan.ts', 'areas.ts', 'library.ts', 'stories.ts']
    .map((file) => readFileSync(join(packageRoot, 'db/seed/demo', file), 'utf8'))
    .join('\n');
  expect(REAL.filter((name) => words.includes(name))).toEqual([]);
});
