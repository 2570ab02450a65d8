import { and, eq, isNull } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { addArrangement } from '../../server/contract/arrangement.ts';
import { readProfile } from '../../server/contract/child-profile.ts';
import { withdrawActivity } from '../../server/contract/evidence.ts';
import { importSheet } from '../../server/contract/sheet.ts';
import { csv, workbook } from '../sheets/make-sheet.ts';
import { bytesOf, faultsOf, HEAD, HOMEROOM, openSheetClass, PE, ROW, stored, TITLE } from '../sheets/sheet-class.ts';
import { TODAY } from '../support/world.ts';

test('who left is asked about only for the days before; the template names those who are there', async () => {
  const world = await openSheetClass();
  const { send, template, pupils, a, b } = world;
  await world.store.write(async (tx) => {
    const { enrolments } = unsafeTables(tx);
    await tx
      .update(enrolments)
      .set({ endedOn: '2026-11-05' })
      .where(and(eq(enrolments.pupilId, pupils[0]?.pupilId ?? ''), isNull(enrolments.endedOn)));
  });
  expect(faultsOf(await send(csv([HEAD, [null, a, 140]])))).toEqual([['2:B:姓名', 'pupil.left']]);
  expect((await send(csv([HEAD, [null, a, 140]]), { happenedOn: '2026-11-05' })).status).toBe(201);
  const text = new TextDecoder().decode(await bytesOf(await template('format=csv')));
  expect(text).toContain(`\r\n${b},`);
  expect(text).not.toContain(a);
});

test('attendance: held and attended, both or neither, and never more than were held', async () => {
  const world = await openSheetClass();
  const { send, template, a, b, c } = world;
  const text = new TextDecoder().decode(await bytesOf(await template('format=csv', 'attendance')));
  expect(text).toContain('体育课与每天锻炼·应到,体育课与每天锻炼·实到');
  const head = ['序号', '姓名', '体育课与每天锻炼·应到', '体育课与每天锻炼·实到'];
  const kind = 'attendance';
  const bad = await send(csv([head, [1, a, 36, 37], [2, b, 36, null], [3, c, 36, '半次']]), { kind });
  expect(faultsOf(bad)?.map(([path, code]) => [path?.split(':')[0], code])).toEqual([
    ['2', 'value.more'],
    ['3', 'value.both'],
    ['4', 'value.whole'],
  ]);
  const done = await send(csv([head, [1, a, 36, 35], [2, b, '36次', 0], [3, c, null, null]]), {
    kind,
    title: '体育课出勤',
  });
  expect(done.body).toMatchObject({ changes: { created: 2 }, filled: 2 });
  const { marks } = await stored(world);
  expect(marks.map(({ indicatorId, amount, detail }) => [indicatorId, amount, detail])).toEqual([
    ['health.h2', 35, { held: 36 }],
    ['health.h2', 0, { held: 36 }],
  ]);
  // A column of its own for those who were excused; together they are no more than were held.
  const withExcused = [...head, '体育课与每天锻炼·请假'];
  const more = await send(csv([withExcused, [1, a, 36, 30, 7]]), { kind });
  expect(faultsOf(more)?.map(([path, code]) => [path?.split(':')[0], code])).toEqual([['2', 'value.more']]);
  const again = await send(csv([withExcused, [1, a, 36, 30, 6], [2, b, 36, 36, null]]), { kind, title: '体育课出勤' });
  expect(again.status).toBe(201);
  const after = (await stored(world)).marks.filter(({ amount }) => amount === 30);
  expect(after.map(({ detail }) => detail)).toEqual([{ held: 36, excused: 6 }]);
  expect((await send(csv([HEAD, [1, a, 140]]))).body.activity.isNew).toBe(true);
});

test('a value of a child who is exempt is refused where it stands; without one the row passes', async () => {
  const world = await openSheetClass();
  const { send, pupils, a, b, ask, newClientId } = world;
  const body = {
    ...{ clientId: newClientId(), indicatorId: 'health.h1', kind: 'exempt' as const, goal: null, reason: '骨折' },
    ...{ from: '2026-11-01', to: '2026-11-30' },
  };
  const params = { pupilId: pupils[0]?.pupilId ?? '' };
  expect((await ask(HOMEROOM, addArrangement, { params, body })).status).toBe(201);
  // Height is no item of the fitness standard; vital capacity is.
  const refused = faultsOf(await send(csv([HEAD, [1, a, 140, null, 1850], [2, b, 141, null, 1700]])));
  expect(refused?.map(([path, code]) => [path?.split(':')[0], code])).toEqual([['2', 'pupil.exempt']]);
  expect((await send(csv([HEAD, [1, a, 140, null, '免'], [2, b, 141, null, 1700]]))).body).toMatchObject({
    changes: { created: 3 },
  });
});

test('without the sex the measured facts stay and give no score; with it the profile shows a level', async () => {
  const world = await openSheetClass();
  const { send, a, pupils, ask } = world;
  const setSex = (sex: 'male' | null) =>
    world.store.write(async (tx) => {
      await tx.update(unsafeTables(tx).pupils).set({ sex });
    });
  await setSex(null);
  await send(csv([HEAD, [1, a, ...ROW]]));
  const read = async () => (await ask(HOMEROOM, readProfile, { params: { pupilId: pupils[0]?.pupilId ?? '' } })).body;
  expect((await stored(world)).marks).toHaveLength(7);
  const standard = async () => {
    const health = (await read()).dimensions.find(({ dimension }) => dimension === 'health');
    return health?.indicators.find(({ indicatorId }) => indicatorId === 'health.h1');
  };
  expect(await standard()).toMatchObject({ value: null, level: null, records: 7 });
  await setSex('male');
  await send(csv([HEAD, [1, a, ...ROW.with(2, 1900)]]));
  // Every item of grade 4 is there, so the standard has a value; its rows of this grade have all been checked.
  expect(await standard()).toMatchObject({ value: expect.any(Number), level: expect.any(String), toBeChecked: false });
});

test('no day to come or before all terms, a kind that is known, and nothing of another class; an undone import can be done again', async () => {
  const world = await openSheetClass();
  const { send, a, place, ask, newClientId } = world;
  const bytes = csv([HEAD, [1, a, 140]]);
  for (const [said, path] of [
    [{ happenedOn: '2026-12-01' }, 'happenedOn'],
    [{ happenedOn: '2020-08-30' }, 'happenedOn'],
  ] as const) {
    const refused = await send(bytes, said);
    expect([refused.status, refused.problem.errors?.[0]?.path]).toEqual([422, path]);
  }
  expect((await send(bytes, { kind: 'grades' })).status).toBe(404);
  const other = place(1, 1, 1);
  const elsewhere = await ask(PE, importSheet, {
    params: { classId: other.classId, kind: 'fitness' },
    query: { clientId: newClientId(), happenedOn: TODAY, title: TITLE },
    body: csv([HEAD, [null, a, 140]]),
  });
  expect(faultsOf(elsewhere)?.map(([, code]) => code)).toEqual(['row.unknown_name']);

  const first = await send(bytes);
  const activityId = first.body.activity.activityId ?? '';
  await ask(PE, withdrawActivity, { params: { activityId }, body: { clientId: newClientId(), reason: 'undo' } });
  const second = await send(bytes);
  expect(second.body).toMatchObject({ activity: { isNew: true }, changes: { created: 1 } });
  expect(second.body.activity.activityId).not.toBe(activityId);
});

test('a Chinese Excel’s GBK and a missing byte order mark are read; a workbook under another name as well', async () => {
  const { send, b } = await openSheetClass();
  // 序号,姓名,身高 in GBK, with the pupil by number and name taken from UTF-8 text that GBK shares for ASCII only.
  const gbk = Buffer.from('d0f2bac52cd0d5c3fb2cc9edb8df0d0a', 'hex');
  const refused = await send(new Uint8Array(Buffer.concat([gbk, Buffer.from('1,x,140\r\n')])));
  expect(faultsOf(refused)).toEqual([['2:B:姓名', 'row.unknown_name']]);
  expect(
    (
      await send(
        csv([
          ['姓名', '身高', '班级'],
          [b, 140, '1班'],
        ]),
      )
    ).body,
  ).toMatchObject({
    changes: { created: 1 },
    ignored: [],
  });
  expect(
    (
      await send(
        await workbook([
          ['姓名', '身高'],
          [b, 140],
        ]),
      )
    ).body.changes.unchanged,
  ).toBe(1);
});
