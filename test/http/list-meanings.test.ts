import { describe, expect, test } from 'vitest';
import {
  forgetListMeaning,
  type ListColumns,
  listMeanings,
  lookAtColumns,
} from '../../server/contract/list-columns.ts';
import { pathWith } from '../../server/contract/request.ts';
import { faultsOf, type ListSchool, openListSchool, utf8, XLSX } from '../class-lists/list-school.ts';
import { studentNumber } from '../roster/pack-roster.ts';
import { stateOf } from '../roster/send-roster.ts';
import { type Put, workbook } from '../sheets/make-sheet.ts';

const HEAD = ['班级', '姓名', '学籍号', '紧急时找'];
const row = (n: number, name: string): Put[] => ['一年级1班', name, studentNumber(n), `1380000000${n}`];
const known = async ({ world, schoolId }: ListSchool, as = 'office-s2') => {
  const { status, body } = await world.ask(as, listMeanings, { params: { schoolId } });
  return status === 200 ? body.meanings.map((one) => `${one.heading}${one.column}=${one.meaning}`) : status;
};
const guardiansIn = ({ body }: Awaited<ReturnType<ListSchool['send']>>) =>
  body.listed.filter(({ code }) => code === 'guardian-added').map(({ of }) => of);

describe('what a column means', () => {
  test('is said once: an import keeps it for the school, and the next list is read by it', async () => {
    const school = await openListSchool();
    const file = await workbook([HEAD, row(1, '麦冬阳')]);
    const first = await school.send(file, { dryRun: true, columns: 'D=guardian-1-phone' });
    expect([first.status, guardiansIn(first), await known(school)]).toEqual([201, ['麦冬阳'], []]);
    await school.send(file, { columns: 'D=guardian-1-phone' });
    expect(await known(school)).toEqual(['紧急时找=guardian-1-phone']);
    // Another order, and the heading typed otherwise.
    const turned = await workbook([
      ['姓名', '紧急 时找：', '班级'],
      ['苏清和', '13800000002', '一年级2班'],
    ]);
    const next = await school.send(turned);
    expect([next.status, next.body.unknown, guardiansIn(next)]).toEqual([201, [], ['苏清和']]);
    expect(next.body.remembered).toEqual([
      { sheet: '表', column: 'B', heading: '紧急 时找：', meaning: 'guardian-1-phone' },
    ]);
  });

  test('can be changed and forgotten, with a list or without, and is of one school', async () => {
    const school = await openListSchool();
    const { world, schoolId, otherId } = school;
    await school.send(await workbook([HEAD, row(1, '麦冬阳')]), { columns: 'D=guardian-1-phone' });
    const other = await workbook([HEAD, ['一年级9班', '陈安', studentNumber(5), '13800000005']]);
    const elsewhere = await school.send(other, { as: 'office-s1', to: otherId });
    expect(elsewhere.body.unknown.map(({ heading }) => heading)).toEqual(['紧急时找']);

    await school.send(await workbook([HEAD, row(1, '麦冬阳')]), { columns: 'D=none' });
    expect(await known(school)).toEqual(['紧急时找=none']);
    const file = await workbook([HEAD, row(1, '麦冬阳')]);
    const looked = await school.send(file, { dryRun: true, columns: 'D=forget' });
    expect([looked.body.unknown.length, await known(school)]).toEqual([1, ['紧急时找=none']]);
    await school.send(file, { columns: 'D=forget' });
    expect(await known(school)).toEqual([]);

    await school.send(file, { columns: 'D=guardian-1-phone' });
    const said = { clientId: world.newClientId(), heading: '紧急时找', column: '' };
    const forget = async (as: string) =>
      (await world.ask(as, forgetListMeaning, { params: { schoolId }, body: said })).status;
    expect([await forget('office-s1'), await forget('homeroom-d1s1c1')]).toEqual([404, 404]);
    expect([await known(school), await known(school, 'office-s1')]).toEqual([['紧急时找=guardian-1-phone'], 404]);
    expect([await forget('office-s2'), await known(school)]).toEqual([201, []]);
  });
});

describe('a list without a name that anybody knows', () => {
  const look = async ({ world, schoolId }: ListSchool, bytes: Uint8Array, as = 'office-s2') => {
    const path = pathWith(lookAtColumns.path, { params: { schoolId } });
    const response = await world.send(as, 'post', path, { headers: { 'content-type': XLSX }, body: bytes as never });
    return { status: response.status, body: (await response.json()) as ListColumns };
  };
  const ROWS: Put[][] = [
    [1, '麦冬阳', '一年级1班', '男'],
    [2, '苏清和', '一年级1班', '女'],
  ];

  test('and without headings is shown by its first lines and read as somebody says; the next one is offered the same', async () => {
    const school = await openListSchool();
    const before = await stateOf(school.world);
    const file = await workbook(ROWS);
    expect(faultsOf(await school.send(file))).toEqual([':1:: sheet.no_header']);
    const shown = await look(school, file);
    expect(shown.body).toEqual({
      sheets: [
        {
          name: '表',
          columns: ['A', 'B', 'C', 'D'],
          lines: ROWS.map((cells, index) => ({ line: index + 1, cells: cells.map(String) })),
        },
      ],
      headless: [],
    });
    expect([(await look(school, file, 'office-s1')).status, await stateOf(school.world)]).toEqual([404, before]);
    const said = { headerLine: '0', columns: 'A=number-in-class,B=name,C=class,D=sex' };
    const { status, body } = await school.send(file, said);
    expect([status, body.classes.map(({ rows }) => rows), body.changes.pupils.created]).toEqual([201, [2], 2]);
    expect((await look(school, file)).body.headless.map(({ column, meaning }) => `${column}=${meaning}`)).toEqual(
      said.columns.split(','),
    );
    // Its faults have their places too.
    const wrong = utf8([...ROWS, [3, '陈安', '一年级1班', '不男不女']]);
    expect(faultsOf(await school.send(wrong, { ...said, type: 'text/csv' }))).toEqual([':3:D: value.sex']);
  });

  test('but with headings is read below the line that is said, and a list of one class needs no column for it', async () => {
    const school = await openListSchool();
    const file = await workbook([['新生登记'], ['孩子', '宝宝的性别'], ['麦冬阳', '男'], ['苏清和', '女']]);
    const said = { headerLine: '2', columns: 'A=name,B=sex', className: '一年级3班' };
    const { status, body } = await school.send(file, said);
    expect([status, body.classes]).toMatchObject([201, [{ grade: 1, number: 3, rows: 2 }]]);
    expect(await known(school)).toEqual(['孩子=name', '宝宝的性别=sex']);
    // Next time the heading is known.
    const next = await school.send(
      await workbook([
        ['孩子', '宝宝的性别'],
        ['陈安', '女'],
      ]),
      { className: '一年级4班' },
    );
    expect([next.status, next.body.changes.pupils.created]).toEqual([201, 1]);
  });
});
