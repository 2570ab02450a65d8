import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { MOST_INCIDENTS } from '../../server/contract/incident.ts';
import { shanghaiNoon } from '../../server/core/calendar/days.ts';
import { openDayTurn } from '../../server/day-turn.ts';
import { FAMILY, HOMEROOM, LABOUR } from '../support/contributions.ts';
import { dump } from '../support/dump.ts';
import { OFFICE, openIncidents, PRINCIPAL } from '../support/incidents.ts';
import { paperOf } from '../support/pdf.ts';
import { codeOf, NOTES } from '../support/two-schools.ts';

const OWN = ['incidents', 'incident_steps'];
const SECOND_FAMILY = 'guardian-d1s1c2p2';

test('noted, helped, shared, repaired and opened again: the family reads it exactly while it is shared, and nothing else changes', async () => {
  const { noteOf, support, settle, share, repair, reopen, inClass, family, clock, ...world } = await openIncidents();
  const before = await dump(world, [...NOTES, ...OWN]);
  const noted = await noteOf('课间推倒了一位同学');
  expect(noted).toMatchObject({ status: 201, body: { incidents: [{ version: 1, state: 'noted' }] } });
  const [key = { incidentId: '', version: 0 }] = noted.body.incidents;
  expect(await inClass()).toMatchObject([
    { state: 'noted', text: '课间推倒了一位同学', supports: [], dueOn: null, may: ['amend', 'support', 'withdraw'] },
  ]);
  expect(await share(key)).toMatchObject({ problem: { status: 409, code: 'conflict' } });
  expect(await repair(key)).toMatchObject({ problem: { status: 409, code: 'conflict' } });

  const helped = (await support(key)).body;
  expect(helped).toMatchObject({ version: 2, state: 'supported' });
  expect(await family()).toEqual([]);
  const shared = (await share(helped)).body;
  expect(shared).toMatchObject({ version: 3, state: 'shared' });
  const [one] = await inClass();
  expect(await family()).toEqual([
    {
      ...{ incidentId: key.incidentId, happenedOn: '2026-11-10', text: '课间推倒了一位同学' },
      ...{ author: one?.author, sharedBy: one?.author, sharedAt: clock.now },
      supports: [{ agreed: '每天放学聊五分钟', helper: '班主任', until: '2026-11-20', outcome: 'open' }],
    },
  ]);
  const done = (await settle(shared, 2, true)).body;
  expect(await family()).toMatchObject([{ supports: [{ outcome: 'done' }] }]);
  const repaired = (await repair(done)).body;
  expect(repaired).toMatchObject({ version: 5, state: 'repaired' });
  expect(await family()).toEqual([]);
  expect(await inClass()).toMatchObject([
    {
      state: 'repaired',
      steps: [{ step: 'note' }, {}, {}, {}, { step: 'repair', text: '两人已经和好' }],
      may: ['reopen'],
    },
  ]);

  const again = (await reopen(repaired, OFFICE)).body;
  expect(again).toMatchObject({ version: 6, state: 'supported' });
  // Opened again it is not told again until somebody shares it.
  expect(await family()).toEqual([]);
  clock.now += 1000;
  await share(again, PRINCIPAL);
  expect(await family()).toMatchObject([{ sharedAt: clock.now }]);
  expect((await inClass())[0]?.steps).toMatchObject([{}, {}, {}, {}, {}, { text: '又发生了一次' }, { step: 'share' }]);
  expect(await dump(world, [...NOTES, ...OWN])).toEqual(before);
});

test('of several children each has its own: one family reads nothing of the other, and no name of another child is shared', async () => {
  const { noteOf, support, share, amend, inClass, family, pupils, store, own } = await openIncidents();
  const [first = '', second = ''] = pupils;
  const rows = await store.read((q) =>
    q
      .select()
      .from(unsafeTables(q).pupils)
      .where(eq(unsafeTables(q).pupils.id, second)),
  );
  const other = rows[0]?.name ?? '';
  const { body } = await noteOf(`和${other}在走廊打架`, { pupilIds: [first, second, first] });
  expect(body.incidents.map(({ pupilId }) => pupilId)).toEqual([first, second]);
  const [of = { incidentId: '', version: 0 }, ofOther = of] = body.incidents;
  const helped = (await support(of)).body;
  expect(codeOf(await share(helped))).toBe('incident.names');
  // Of the child whose name it is it may be said so.
  const otherHelped = (await support(ofOther)).body;
  expect((await share(otherHelped)).status).toBe(201);
  expect(await family()).toEqual([]);
  expect(await family(SECOND_FAMILY, 1)).toMatchObject([{ text: `和${other}在走廊打架` }]);

  const amended = (await amend(helped, '和一位同学在走廊打架')).body;
  const named = (await support(amended, { helper: other })).body;
  expect(codeOf(await share(named))).toBe('incident.names');
  const listed = await inClass();
  expect(listed.map(({ togetherId }) => togetherId)).toEqual([body.togetherId, body.togetherId]);
  expect(JSON.stringify(await family())).not.toContain(second);

  // While the family reads it, help that names another child is not added, and no word is changed.
  const again = await noteOf('第三节课不在教室', { pupilIds: [first] });
  const [alone = of] = again.body.incidents;
  const told = (await share((await support(alone)).body)).body;
  expect(codeOf(await support(told, { agreed: `请${other}陪同` }))).toBe('incident.names');
  expect(await amend(told, '改一句')).toMatchObject({ problem: { status: 409, code: 'conflict' } });
  expect(await family()).toMatchObject([{ text: '第三节课不在教室' }]);
  expect(own.classId).toBe(listed[0]?.class.classId);
});

test('a family’s own copy holds what is shared with it now; the printed book holds nothing of it', async () => {
  const { noteOf, support, share, repair, send, pupils } = await openIncidents({ hasEvidence: true });
  const [key = { incidentId: '', version: 0 }] = (await noteOf('课间推倒了一位同学')).body.incidents;
  const copy = async () => await (await send(FAMILY, 'get', `/api/pupils/${pupils[0]}/record/file?format=csv`)).text();
  const helped = (await support(key)).body;
  expect(await copy()).not.toContain('推倒');
  const shared = (await share(helped)).body;
  expect(await copy()).toContain('课间推倒了一位同学');
  expect(await copy()).toContain('每天放学聊五分钟');
  const book = await paperOf(await send(FAMILY, 'get', `/api/pupils/${pupils[0]}/book/file`));
  expect(book.pages.join('')).not.toMatch(/推倒|聊五分钟/);
  await repair(shared);
  expect(await copy()).not.toContain('推倒');
});

test('a subject teacher reads what it noted itself and tells nobody; the homeroom teacher reads all of its days, the school all', async () => {
  const { noteOf, support, share, repair, reopen, withdraw, amend, inClass, inSchool } = await openIncidents();
  const [ofLabour = { incidentId: '', version: 0 }] = (await noteOf('没有参加劳动课', {}, LABOUR)).body.incidents;
  const [ofHomeroom = ofLabour] = (await noteOf('迟到三次')).body.incidents;
  expect((await inClass(LABOUR)).map(({ incidentId }) => incidentId)).toEqual([ofLabour.incidentId]);
  expect(await inClass(HOMEROOM)).toHaveLength(2);
  expect((await inSchool()).incidents).toHaveLength(2);
  for (const act of [share, repair, reopen, withdraw])
    expect(await act(ofHomeroom, LABOUR)).toMatchObject({ problem: { status: 404 } });
  expect(await support(ofHomeroom, {}, LABOUR)).toMatchObject({ problem: { status: 404 } });
  const helped = (await support(ofLabour, {}, LABOUR)).body;
  expect(await share(helped, LABOUR)).toMatchObject({ problem: { status: 403, code: 'not-allowed' } });
  expect(await amend(helped, '换句话', HOMEROOM)).toMatchObject({ problem: { status: 403 } });
  expect(await withdraw(helped, HOMEROOM)).toMatchObject({ problem: { status: 403 } });
  const shared = (await share(helped, HOMEROOM)).body;
  expect(await repair(shared, LABOUR)).toMatchObject({ problem: { status: 403 } });
  expect((await withdraw(shared, OFFICE)).body).toMatchObject({ state: 'withdrawn' });
});

test('a child that moves away takes it from its teachers; the school goes on with it', async () => {
  const { noteOf, support, inClass, inSchool, store, pupils, own } = await openIncidents();
  const [key = { incidentId: '', version: 0 }] = (await noteOf('和同学争吵')).body.incidents;
  const [other] = (await noteOf('上课说话', { pupilIds: [pupils[1] ?? ''] })).body.incidents;
  await store.write(async (tx) => {
    const { enrolments } = unsafeTables(tx);
    const stay = and(eq(enrolments.pupilId, pupils[0] ?? ''), eq(enrolments.classId, own.classId));
    await tx.update(enrolments).set({ endedOn: '2026-11-09' }).where(stay);
  });
  expect((await inClass()).map(({ incidentId }) => incidentId)).toEqual([other?.incidentId]);
  expect(await support(key)).toMatchObject({ problem: { status: 404 } });
  expect(await support(key, {}, OFFICE)).toMatchObject({ status: 201 });
  expect((await inSchool()).incidents).toHaveLength(2);
});

test('who had another version on the screen is told so, the day and the children are right, and help is to come', async () => {
  const { noteOf, support, settle, amend, pupils, place } = await openIncidents();
  const [key = { incidentId: '', version: 0 }] = (await noteOf('没有交作业')).body.incidents;
  const helped = (await support(key)).body;
  expect(await support(key)).toMatchObject({ problem: { status: 409, code: 'stale' } });
  expect(await amend(key, '两次没有交作业')).toMatchObject({ problem: { code: 'stale' } });
  expect(codeOf(await support(helped, { until: '2026-11-09' }))).toBe('incident.until');
  expect(codeOf(await settle(helped, 1, true))).toBe('incident.no-support');
  expect(codeOf(await noteOf('将来', { happenedOn: '2026-11-11' }))).toBe('day.future');
  expect(codeOf(await noteOf('别班', { pupilIds: [pupils[0] ?? '', place(1, 1, 1).pupils[0] ?? ''] }))).toBe(
    'incident.not-there',
  );
});

test('the principal counts and reads of no child in it; what is due is first', async () => {
  const { noteOf, support, share, repair, counts, inSchool, clock } = await openIncidents();
  expect(await counts()).toEqual({ open: 0, withoutSupport: 0, overdue: 0, shared: 0, repaired: 0 });
  const keys = [];
  for (const text of ['一', '二', '三', '四'])
    keys.push((await noteOf(text)).body.incidents[0] ?? { incidentId: '', version: 0 });
  const [, second, third, fourth] = keys;
  if (!second || !third || !fourth) throw new Error('four were noted');
  await share((await support(second, { until: '2026-11-12' })).body);
  await support(third, { until: '2026-11-11' });
  await repair((await support(fourth)).body);
  expect(await counts()).toEqual({ open: 3, withoutSupport: 1, overdue: 0, shared: 1, repaired: 1 });
  clock.now = shanghaiNoon('2026-11-12');
  expect(await counts()).toMatchObject({ overdue: 1 });
  const { open, incidents } = await inSchool();
  expect(open).toBe(3);
  expect(incidents.map(({ text, isOverdue }) => [text, isOverdue])).toEqual([
    ['三', true],
    ['二', false],
    ['一', false],
  ]);
});

test('what is over is gone with every word on the first of September, and what is open stays', async () => {
  const { noteOf, support, repair, withdraw, engine, store, clock, files } = await openIncidents();
  const keys = [];
  for (const text of ['修复', '撤回', '还在'])
    keys.push((await noteOf(text)).body.incidents[0] ?? { incidentId: '', version: 0 });
  const [repaired, taken, left] = keys;
  if (!repaired || !taken || !left) throw new Error('three were noted');
  await repair((await support(repaired)).body);
  await withdraw(taken);
  const turnOn = async (day: string) => {
    clock.now = shanghaiNoon(day);
    const turn = openDayTurn({ engine, files, clock: () => clock.now, log: () => {} });
    await turn.first;
    turn.close();
    return await store.read(async (q) => [await q.$count(q.tables.incidents), await q.$count(q.tables.incidentSteps)]);
  };
  expect(await turnOn('2027-08-31')).toEqual([3, 6]);
  expect(await turnOn('2027-09-01')).toEqual([1, 1]);
});

test('however long it goes on, it can be brought to its end', async () => {
  const { noteOf, amend, withdraw, support } = await openIncidents();
  let [key = { incidentId: '', version: 0 }] = (await noteOf('第一句')).body.incidents;
  for (let n = 2; n <= MOST_INCIDENTS.steps; n += 1) ({ body: key } = await amend(key, `第${n}句`));
  expect(codeOf(await support(key))).toBe('incident.steps');
  expect((await withdraw(key)).body).toMatchObject({ state: 'withdrawn', version: MOST_INCIDENTS.steps + 1 });
});
