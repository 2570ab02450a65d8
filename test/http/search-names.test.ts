import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { sortKeyOf } from '../../db/sort-key.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { findPupils } from '../../server/contract/child-profile.ts';
import { listSchoolPeople } from '../../server/contract/people.ts';
import { addAreaTemplate, keepTemplate, listSchoolPlaces, listStarts } from '../../server/contract/place.ts';
import { lookFor } from '../../server/core/search/look-for.ts';
import { openWorld } from '../support/world.ts';

const [OFFICE, HOMEROOM, GUARDIAN] = ['office-d1s1', 'homeroom-d1s1c2', 'guardian-d1s1c2p1'];
/** Made up, one of each kind. */
const NAMES = ['欧志强', '吕清禾', '单知远', '阿依古丽·买买提', 'Kim Min-jun', '金敏俊 (김민준)', 'Sukarno'];
const [OU, LV, SHAN, AYGL, KIM, JIN, SUKARNO] = NAMES;
const CASES: [query: string, found: (string | undefined)[]][] = [
  ['ouzhiqiang', [OU]],
  ['OZQ', [OU]],
  ['lv', [LV]],
  ['lü', [LV]],
  ['shanzhiyuan', [SHAN]],
  ['danzhi', [SHAN]],
  ['ayglmmt', [AYGL]],
  ['阿依古丽买', [AYGL]],
  ['kimminjun', [KIM]],
  ['jinmin', [JIN]],
  ['김민', [JIN]],
  ['sukarno', [SUKARNO]],
  ['zhiqiangou', []],
  ['ozqq', []],
  ['lvv', []],
  ['sk', []],
  ['欧%', []],
];

/** Class 4(1), its first seven pupils called so; the first has a number. Nobody else has such a name, but the first pupil of the other school. */
async function openNamed() {
  const world = await openWorld({ pupilsInClass: 24 });
  const at = world.place(1, 1, 2);
  const foreign = world.place(1, 2, 1).pupils[0] ?? '';
  const rename = (id: string, name: string, to: object = {}) =>
    world.store.write(async (tx) => {
      const { pupils } = unsafeTables(tx);
      await tx
        .update(pupils)
        .set({ name, sortKey: sortKeyOf(name), ...to })
        .where(eq(pupils.id, id));
    });
  for (const [n, name] of NAMES.entries())
    await rename(at.pupils[n] ?? '', name, n === 0 ? { numberTail: '712X' } : {});
  await rename(foreign, '欧志强', { numberTail: '712X' });
  const found = async (query: string, as = OFFICE) => {
    const { body } = await world.ask(as, findPupils, { body: { query } });
    return body.pupils.map(({ pupilId, name }) => (pupilId === foreign ? `${name} elsewhere` : name));
  };
  return { ...world, at, found };
}

test('pupils are found by characters, pinyin and first letters, and by nothing else', async () => {
  const { found } = await openNamed();
  for (const [query, expected] of CASES) {
    expect(await found(query), query).toEqual(expected);
    expect(await found(query, HOMEROOM), query).toEqual(expected);
  }
});

test('only who is in reach is found, whatever is typed', async () => {
  const { found } = await openNamed();
  for (const query of ['欧志强', 'ozq', '712X']) {
    expect(await found(query, 'office-d1s2'), query).toEqual(['欧志强 elsewhere']);
    for (const as of ['office-d2s1', 'homeroom-d1s1c3']) expect(await found(query, as), `${as} ${query}`).toEqual([]);
  }
});

test('staff find a pupil by the last four of its number; not by fewer, not by the whole; a family by none', async () => {
  const { found } = await openNamed();
  for (const query of ['712X', '712x', '７１２Ｘ']) expect(await found(query), query).toEqual([OU]);
  for (const query of ['12X', '712', '7', 'G44060520150101712X', '44060520150101712X'])
    expect(await found(query), query).toEqual([]);
  expect(await found('ozq', GUARDIAN)).toEqual([OU]);
  expect(await found('712X', GUARDIAN)).toEqual([]);
  expect(await found('lv', GUARDIAN)).toEqual([]);
});

test('who is found goes on where the page ended', async () => {
  const { ask, at, store } = await openNamed();
  await store.write(async (tx) => {
    const { pupils } = unsafeTables(tx);
    for (const id of at.pupils)
      await tx.update(pupils).set({ name: '区知远', sortKey: 'ou1 zhi1 yuan3' }).where(eq(pupils.id, id));
  });
  const all: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 9; page++) {
    const { body } = await ask(OFFICE, findPupils, { body: { query: 'quzhiyuan', cursor } });
    all.push(...body.pupils.map(({ pupilId }) => pupilId));
    if (body.next === null) break;
    cursor = body.next;
  }
  expect(all.sort()).toEqual([...at.pupils].sort());
});

test('staff are told with what a search in the page needs', async () => {
  const { ask, at, store } = await openNamed();
  const isTeacher = (username: string, name: string) =>
    store.write(async (tx) => {
      const { persons } = unsafeTables(tx);
      await tx
        .update(persons)
        .set({ name, sortKey: sortKeyOf(name) })
        .where(eq(persons.username, username));
    });
  const { body } = await ask(OFFICE, listSchoolPeople, { params: { schoolId: at.schoolId } });
  const usernames = [...new Set(body.classes.flatMap(({ grants }) => grants.map(({ username }) => username)))];
  const named = usernames.slice(0, NAMES.length).map((username, n) => ({ username, name: NAMES[n] ?? '' }));
  for (const { username, name } of named) await isTeacher(username, name);
  await isTeacher('homeroom-d1s2c1', '欧志强');
  const now = (await ask(OFFICE, listSchoolPeople, { params: { schoolId: at.schoolId } })).body;
  const staff = [...now.school, ...now.classes.flatMap(({ grants }) => grants)];
  const found = (query: string) => {
    const isWanted = lookFor(query);
    return [...new Set(staff.filter((one) => isWanted({ ...one, code: one.username })).map(({ name }) => name))];
  };
  const there = named.map(({ name }) => name);
  expect(there.length).toBeGreaterThan(3);
  for (const [query, expected] of CASES)
    expect(found(query), query).toEqual(expected.filter((name) => name !== undefined && there.includes(name)));
  expect(found('office-d1s1')).toHaveLength(1);
  expect(found('office-d1s2')).toEqual([]);
});

test("templates are found by the same rule, the district's and the school's; another school's are not", async () => {
  const { ask, at, newClientId, place } = await openNamed();
  const body = (title: string) => ({ clientId: newClientId(), title, indicatorIds: ['labour.g1'] });
  for (const name of NAMES) {
    const of = { params: { classId: at.classId }, body: body(`${name} 讲故事`) };
    expect((await ask(HOMEROOM, keepTemplate, of)).status).toBe(201);
  }
  const starts = async (query: string, as = HOMEROOM, classId = at.classId) => {
    const said = await ask(as, listStarts, { params: { classId }, body: { query } });
    return said.body.templates.map(({ title }) => title);
  };
  const elsewhere = place(1, 2, 1).classId;
  for (const [query, expected] of CASES) {
    expect(await starts(query), query).toEqual(expected.map((name) => `${name} 讲故事`));
    expect(await starts(query, 'homeroom-d1s2c1', elsewhere), query).toEqual([]);
  }
  await ask('officer-d1', addAreaTemplate, { params: { areaId: at.district.id }, body: body('旅行乐园') });
  for (const query of ['lvxingleyuan', 'lvhangyue', 'lxly', '旅行'])
    expect(await starts(query, 'homeroom-d1s2c1', elsewhere), query).toEqual(['旅行乐园']);
  const { templates } = (await ask(OFFICE, listSchoolPlaces, { params: { schoolId: at.schoolId } })).body;
  const kept = templates.map(({ title: name, sortKey }) => ({ name, sortKey }));
  expect(kept.filter(lookFor('ayglmmtjgs')).map(({ name }) => name)).toEqual(['阿依古丽·买买提 讲故事']);
});
