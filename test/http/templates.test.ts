import { expect, test } from 'vitest';
import { logActivity, withdrawActivity } from '../../server/contract/evidence.ts';
import {
  addAreaBase,
  addAreaTemplate,
  addSchoolBase,
  changeAreaBase,
  changeSchoolBase,
  changeSchoolTemplate,
  keepTemplate,
  listAreaPlaces,
  listSchoolPlaces,
  listStarts,
} from '../../server/contract/place.ts';
import { activityFor } from '../support/activities.ts';
import { openWorld } from '../support/world.ts';

const [HOMEROOM, LABOUR, OFFICE, OFFICER] = ['homeroom-d1s1c2', 'labour-d1s1', 'office-d1s1', 'officer-d1'];

async function openPlaces() {
  const world = await openWorld();
  const at = world.place(1, 1, 2);
  const { ask, newClientId } = world;
  const area = { params: { areaId: at.district.id } };
  const school = { params: { schoolId: at.schoolId } };
  const base = (name: string, kind: 'base' | 'organiser' = 'base') => ({ clientId: newClientId(), kind, name });
  const farm = await ask(OFFICER, addAreaBase, { ...area, body: { ...base('云溪农场'), address: '云溪路1号' } });
  const hall = await ask(OFFICE, addSchoolBase, { ...school, body: base('藤编工坊') });
  const starts = async (as: string, query?: string, classId = at.classId) =>
    (await ask(as, listStarts, { params: { classId }, ...(query === undefined ? {} : { body: { query } }) })).body;
  return { ...world, at, area, school, base, farm: farm.body.baseId, hall: hall.body.baseId, starts };
}

test("a log starts from the district's and the school's bases and templates; another school or district has its own", async () => {
  const { ask, at, area, school, base, farm, hall, starts, place, newClientId } = await openPlaces();
  await ask(OFFICE, addSchoolBase, { ...school, body: base('少年宫', 'organiser') });
  const template = {
    clientId: newClientId(),
    title: '藤编体验课',
    indicatorIds: ['labour.g1', 'labour.g1'],
    hours: 1.5,
  };
  const kept = await ask(LABOUR, keepTemplate, {
    params: { classId: at.classId },
    body: { ...template, baseId: hall, place: '工坊' },
  });
  expect(kept.status).toBe(201);
  const toDistrict = { clientId: newClientId(), title: '晨间一日', indicatorIds: ['labour.g1'], baseId: farm };
  expect((await ask(OFFICER, addAreaTemplate, { ...area, body: toDistrict })).status).toBe(201);

  const found = await starts(HOMEROOM);
  expect(found.bases.map((one) => [one.name, one.kind, one.owner])).toEqual([
    ['少年宫', 'organiser', 'school'],
    ['藤编工坊', 'base', 'school'],
    ['云溪农场', 'base', 'district'],
  ]);
  expect(found.templates).toMatchObject([
    { title: '藤编体验课', indicatorIds: ['labour.g1'], hours: 1.5, baseId: hall, place: '工坊', owner: 'school' },
    { title: '晨间一日', baseId: farm, owner: 'district' },
  ]);
  const otherSchool = await starts('homeroom-d1s2c1', undefined, place(1, 2, 1).classId);
  expect(otherSchool.bases.map((one) => one.name)).toEqual(['云溪农场']);
  expect(otherSchool.templates.map((one) => one.title)).toEqual(['晨间一日']);
  const twin = await starts('homeroom-d2s1c2', undefined, place(2, 1, 2).classId);
  expect([twin.bases, twin.templates]).toEqual([[], []]);
});

test('words or the beginning of their pinyin find them', async () => {
  const { starts } = await openPlaces();
  const named = async (query: string) => (await starts(HOMEROOM, query)).bases.map((one) => one.name);
  expect(await named('农场')).toEqual(['云溪农场']);
  expect(await named('teng')).toEqual(['藤编工坊']);
  expect(await named('yxnc')).toEqual(['云溪农场']);
  expect(await named('%')).toEqual([]);
});

test('what I logged lately comes again once, the last first; what I withdrew or a colleague logged does not', async () => {
  const { ask, at, hall, starts, newClientId } = await openPlaces();
  const log = (as: string, title: string, said = {}) =>
    ask(as, logActivity, { params: { classId: at.classId }, body: activityFor(at.pupils, { title, ...said }) });
  await log(HOMEROOM, '晨扫', { happenedOn: '2026-11-02' });
  await log(HOMEROOM, '种菜', { place: '菜园', organiser: '少年宫', baseId: hall });
  await log(HOMEROOM, '晨扫', { happenedOn: '2026-11-09' });
  await log(LABOUR, '别人记的');
  const { activityId } = (await log(HOMEROOM, '记错了')).body;
  const undo = { clientId: newClientId(), reason: 'undo' };
  expect((await ask(HOMEROOM, withdrawActivity, { params: { activityId }, body: undo })).status).toBe(201);
  const { recent } = await starts(HOMEROOM);
  expect(recent).toEqual([
    {
      title: '晨扫',
      indicatorIds: ['labour.g1'],
      place: null,
      organiser: null,
      baseId: null,
      happenedOn: '2026-11-09',
    },
    {
      title: '种菜',
      indicatorIds: ['labour.g1'],
      place: '菜园',
      organiser: '少年宫',
      baseId: hall,
      happenedOn: '2026-11-10',
    },
  ]);
  expect((await starts(HOMEROOM, 'zhongcai')).recent.map((one) => one.title)).toEqual(['种菜']);
  for (let n = 0; n < 9; n++) await log(LABOUR, `活动${n}`);
  expect((await starts(LABOUR)).recent).toHaveLength(8);
});

test('an activity names a base of its school or district that has not ended, or is refused', async () => {
  const { ask, at, area, farm, hall, base, newClientId, place, store } = await openPlaces();
  const other = place(1, 2, 1);
  const theirs = await ask('principal-d1s2', addSchoolBase, {
    params: { schoolId: other.schoolId },
    body: base('陶艺馆'),
  });
  const log = (baseId: string) =>
    ask(HOMEROOM, logActivity, { params: { classId: at.classId }, body: activityFor(at.pupils, { baseId }) });
  expect((await log(farm)).status).toBe(201);
  expect((await log(hall)).status).toBe(201);
  const end = { clientId: newClientId(), name: '云溪农场', address: null, hasEnded: true };
  expect((await ask(OFFICER, changeAreaBase, { params: { ...area.params, baseId: farm }, body: end })).status).toBe(
    200,
  );
  for (const baseId of [theirs.body.baseId, farm, 'no-such-base']) {
    expect(await log(baseId)).toMatchObject({ status: 422, problem: { errors: [{ path: 'baseId' }] } });
  }
  const rows = await store.read((q) => q.select().from(q.tables.activities));
  expect(rows.map((row) => row.baseId).sort()).toEqual([farm, hall].sort());
});

test("the school's own are renamed and ended there, the district's by its officer; ended ones stay in the keeper's list", async () => {
  const { ask, at, area, school, farm, hall, starts, newClientId } = await openPlaces();
  const change = (name: string, hasEnded: boolean) => ({ clientId: newClientId(), name, address: null, hasEnded });
  const atSchool = (baseId: string) => ({ params: { ...school.params, baseId } });
  expect((await ask(OFFICE, changeSchoolBase, { ...atSchool(hall), body: change('藤艺馆', false) })).status).toBe(200);
  expect((await ask(OFFICE, changeSchoolBase, { ...atSchool(farm), body: change('我的', true) })).status).toBe(404);
  const { body: town } = await ask(OFFICER, listAreaPlaces, area);
  expect(town.bases.map((one) => one.name)).toEqual(['云溪农场']);
  await ask(OFFICE, changeSchoolBase, { ...atSchool(hall), body: change('藤艺馆', true) });
  const { body } = await ask('principal-d1s1', listSchoolPlaces, school);
  expect(body.bases.map((one) => [one.name, one.owner, one.hasEnded])).toEqual([
    ['藤艺馆', 'school', true],
    ['云溪农场', 'district', false],
  ]);
  expect((await starts(HOMEROOM)).bases.map((one) => one.name)).toEqual(['云溪农场']);
  const made = await ask(OFFICE, keepTemplate, {
    params: { classId: at.classId },
    body: { clientId: newClientId(), title: '晨扫', indicatorIds: ['labour.g1'] },
  });
  const params = { ...school.params, templateId: made.body.templateId };
  const ended = { clientId: newClientId(), title: '晨间打扫', hasEnded: true };
  expect((await ask(OFFICE, changeSchoolTemplate, { params, body: ended })).status).toBe(200);
  expect((await starts(HOMEROOM)).templates).toEqual([]);
  const { body: after } = await ask(OFFICE, listSchoolPlaces, school);
  expect(after.templates).toMatchObject([{ title: '晨间打扫', hasEnded: true }]);
});

test('a template of indicators that nobody knows, or of a base elsewhere, is refused where it is wrong', async () => {
  const { ask, at, newClientId, store } = await openPlaces();
  const body = { clientId: newClientId(), title: '空', indicatorIds: ['labour.g1', 'labour.none'], baseId: 'nowhere' };
  const said = await ask(HOMEROOM, keepTemplate, { params: { classId: at.classId }, body });
  expect(said.status).toBe(422);
  expect(said.problem.errors?.map((error) => error.path)).toEqual(['indicatorIds.1', 'baseId']);
  expect(await store.read((q) => q.select().from(q.tables.activityTemplates))).toEqual([]);
});
