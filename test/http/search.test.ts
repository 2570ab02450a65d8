import { expect, test } from 'vitest';
import { listActivities } from '../../server/contract/activity-list.ts';
import { listEvidence } from '../../server/contract/child-profile.ts';
import { logActivity } from '../../server/contract/evidence.ts';
import { activityFor } from '../support/activities.ts';
import { openWorld } from '../support/world.ts';

const [HOMEROOM, LABOUR] = ['homeroom-d1s1c2', 'labour-d1s1'];

async function openLogged() {
  const world = await openWorld();
  const { classId, pupils } = world.place(1, 1, 2);
  const log = (as: string, said: Parameters<typeof activityFor>[1]) =>
    world.ask(as, logActivity, { params: { classId }, body: activityFor(pupils, said) });
  await log(HOMEROOM, { title: 'STEM 藤编课', place: '工坊', indicatorId: 'labour.h3' });
  await log(LABOUR, { title: '晨扫', organiser: '少先队 Young Pioneers', note: '用完了 100% 的水_桶' });
  await log(LABOUR, { title: '让座', indicatorId: 'moral.m1' });
  const titles = async (query: Record<string, string>, as = HOMEROOM) => {
    const { body, problem } = await world.ask(as, listActivities, { params: { classId }, body: query });
    return body.activities?.map((one) => one.title).sort() ?? problem.errors;
  };
  const ofChild = async (query: string, as: string) => {
    const { body } = await world.ask(as, listEvidence, { params: { pupilId: pupils[0] ?? '' }, body: { query } });
    return body.items.map((item) => item.title).sort();
  };
  return { ...world, classId, pupils, titles, ofChild };
}

test('words are found in title, place, organiser and note, letters large or small, all of them', async () => {
  const { titles, ofChild } = await openLogged();
  const cases: [query: string, found: string[]][] = [
    ['藤编', ['STEM 藤编课']],
    ['stem', ['STEM 藤编课']],
    ['工坊', ['STEM 藤编课']],
    ['YOUNG pioneers', ['晨扫']],
    ['pioneers 少先队', ['晨扫']],
    ['pioneers 藤编', []],
    ['  ', ['STEM 藤编课', '晨扫', '让座'].sort()],
    // Words and not a pattern.
    ['%', ['晨扫']],
    ['_', ['晨扫']],
    ['!', []],
    ['扫%', []],
    ["'", []],
  ];
  for (const [query, found] of cases) {
    expect(await titles({ query }), query).toEqual(found);
    expect(await ofChild(query, 'guardian-d1s1c2p1'), query).toEqual(found);
  }
});

test('by dimension, and only mine', async () => {
  const { titles } = await openLogged();
  expect(await titles({ dimension: 'moral' })).toEqual(['让座']);
  expect(await titles({ by: 'me' })).toEqual(['STEM 藤编课']);
  expect(await titles({ by: 'me', dimension: 'labour' }, LABOUR)).toEqual(['晨扫']);
  expect(await titles({ by: 'me', query: '藤编' }, LABOUR)).toEqual([]);
});

test('a search goes on where its page ended', async () => {
  const { ask, classId, pupils, clock } = await openLogged();
  for (let n = 0; n < 23; n++) {
    clock.now += 1000;
    await ask(HOMEROOM, logActivity, { params: { classId }, body: activityFor(pupils, { title: `Morning ${n}` }) });
  }
  const query = { query: 'morning' };
  const first = (await ask(HOMEROOM, listActivities, { params: { classId }, body: query })).body;
  expect(first.activities).toHaveLength(20);
  const next = { ...query, cursor: first.next ?? '' };
  const second = (await ask(HOMEROOM, listActivities, { params: { classId }, body: next })).body;
  expect([second.activities.length, second.next]).toEqual([3, null]);
  const all = [...first.activities, ...second.activities].map((one) => one.title);
  expect(new Set(all).size).toBe(23);
});
