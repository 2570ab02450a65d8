import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { FitnessItem } from '../../server/core/rubric/fitness.ts';
import type { Rubric } from '../../server/core/rubric/rubric.ts';
import { columnsFor } from '../../server/sheets/columns.ts';
import { bare, headingsOf } from '../../server/sheets/headings.ts';
import { readMeasurement, readTimes } from '../../server/sheets/read-value.ts';
import { packUrl } from '../rubrics/packs.ts';

const health = JSON.parse(readFileSync(packUrl('health.v1.json'), 'utf8')) as Rubric;
const item = (id: string): FitnessItem => {
  const found = health.fitness?.items.find((one) => one.id === id);
  if (!found) throw new Error(`no item ${id}`);
  return found;
};
const clock = (h: number, m: number, s = 0) => (h * 3600 + m * 60 + s) / 86_400;

describe('times of a run of minutes, as schools type them', () => {
  test.each([
    ["3'52", 232],
    ['3\'52"', 232],
    ['3′52″', 232],
    ['3’52”', 232],
    ["3'52''", 232],
    ['3分52秒', 232],
    ['3:52', 232],
    ['3：52', 232],
    ['３：５２', 232],
    ['0:03:52', 232],
    ['3.52', 232],
    [3.52, 232],
    ['1.45', 105],
    ["3'5", 185],
    ['3分', 180],
    ['232', 232],
    ['232秒', 232],
    [232, 232],
    [clock(3, 52), 232], // 3:52 typed into a spreadsheet
    [clock(0, 3, 52), 232], // 0:03:52
    [clock(1, 45), 105],
    ["'3:52", 232],
  ])('%s is %s seconds', (typed, value) => {
    expect(readMeasurement(typed, item(value === 105 ? 'shuttle_50x8' : 'run_1000m'))).toEqual({ value });
  });

  test.each(['3.5', 3.5, '3.75', '3:75', '快', '3-52', '3:52:30:1', clock(3, 52, 30)])('%s is not guessed', (typed) => {
    expect(readMeasurement(typed, item('run_1000m'))).toEqual({ fault: 'value.time' });
  });

  test('beyond what can be true, and finer than is written down', () => {
    expect(readMeasurement("0'30", item('run_1000m'))).toMatchObject({ fault: 'value.range' });
    expect(readMeasurement('52', item('run_1000m'))).toMatchObject({ fault: 'value.range' });
    expect(readMeasurement("3'52.4", item('run_1000m'))).toMatchObject({ fault: 'value.step' });
  });
});

describe('other items', () => {
  test.each([
    ['height', '138.5', 138.5],
    ['height', '138.5cm', 138.5],
    ['height', '１３８．５', 138.5],
    ['weight', '32.6千克', 32.6],
    ['run_50m', '8"5', 8.5],
    ['run_50m', '8.5秒', 8.5],
    ['run_50m', 8.0999999999999996, 8.1],
    ['run_50m', 9.1, 9.1],
    ['run_50m', '9.10', 9.1],
    ['sit_reach', '-3.5', -3.5],
    ['sit_reach', "'-3.5", -3.5],
    ['rope_1min', '96次', 96],
    ['rope_1min', 0, 0],
  ])('%s %s', (id, typed, value) => {
    expect(readMeasurement(typed, item(id))).toEqual({ value });
  });

  test.each([null, undefined, '', ' ', '免测', '缺考', '—', '/', 'Absent'])(
    '%s is not measured, and not 0',
    (typed) => {
      expect(readMeasurement(typed, item('rope_1min'))).toBeNull();
      expect(readTimes(typed)).toBeNull();
    },
  );

  test.each([
    ['height', 1.385, 'value.range'],
    ['height', '1,385', 'value.number'],
    ['rope_1min', 96.5, 'value.step'],
    ['rope_1min', '1e2', 'value.number'],
    ['rope_1min', '0x10', 'value.number'],
    ['lung_capacity', '良好', 'value.number'],
    ['lung_capacity', Number.NaN, 'value.number'],
  ])('%s %s is refused', (id, typed, fault) => {
    expect(readMeasurement(typed, item(id))).toMatchObject({ fault });
  });
});

test.each([
  [9.13, 9.2],
  ['9.11', 9.2],
  ['9.01秒', 9.1],
  ['8"05', 8.1],
  [9.999, 10],
])('the hundredth of a sprint, %s, counts up to %s and is a remark', (typed, value) => {
  expect(readMeasurement(typed, item('run_50m'))).toEqual({ value, remark: 'value.counted_up' });
});

test('each grade has its own items, of girls and boys, and headings of schools’ own tables are understood', () => {
  const offered = health.indicators.map((indicator) => ({ rubricId: 'r', rubric: health, indicator }));
  const idsOf = (grade: number) =>
    columnsFor('fitness', offered, grade).map((column) => (column.part === 'item' ? column.item.id : ''));
  expect(idsOf(1)).toEqual(['height', 'weight', 'lung_capacity', 'run_50m', 'sit_reach', 'rope_1min']);
  expect(idsOf(6)).toEqual([
    'height',
    'weight',
    'lung_capacity',
    'run_50m',
    'sit_reach',
    'rope_1min',
    'sit_up',
    'shuttle_50x8',
  ]);
  expect(idsOf(8)).toEqual([
    'height',
    'weight',
    'lung_capacity',
    'run_50m',
    'sit_reach',
    'sit_up',
    'pull_up',
    'standing_jump',
    'run_1000m',
    'run_800m',
  ]);
});

test('headings of schools’ own tables and of the national form are one by one alias table', () => {
  const offered = health.indicators.map((indicator) => ({ rubricId: 'r', rubric: health, indicator }));
  const known = headingsOf([...columnsFor('fitness', offered, 6), ...columnsFor('fitness', offered, 8)]);
  const meant = (heading: string) => {
    const column = known.get(bare(heading));
    return column?.part === 'item' ? column.item.id : undefined;
  };
  const said = {
    height: ['身高', '身高(cm)', '身高\n（厘米）', '身高cm', '身高/厘米', 'Height (cm)'],
    weight: [' 体重 （kg）', '体重kg', '体重㎏', '体重（千克）'],
    lung_capacity: ['肺活量', '肺活量ml', '肺活量（毫升）'],
    run_50m: ['50米', '50米跑', '50m跑', '５０米跑', '50 m run (s)', '50米跑成绩'],
    sit_reach: ['坐位体前屈', '坐位体前屈cm', '体前屈(厘米)'],
    rope_1min: ['1分钟跳绳', '一分钟跳绳', '跳绳', '跳绳（次/分）'],
    sit_up: ['仰卧起坐', '仰卧起坐/分钟', '1分钟仰卧起坐'],
    shuttle_50x8: ['50米×8往返跑', '50米x8往返跑', '50米*8往返跑', '50米×8', '50m＊8往返跑（分·秒）'],
    run_1000m: ['1000米', '1000米跑', '1000m跑（分′秒）'],
    run_800m: ['800米', '800m跑'],
    standing_jump: ['立定跳远', '立定跳远cm'],
    pull_up: ['引体向上', '引体向上（个）'],
  };
  for (const [id, headings] of Object.entries(said))
    expect([id, headings.map(meant)]).toEqual([id, headings.map(() => id)]);
  expect(['班级', '', '8', '米', '400米', '备注', '50'].map(meant)).toEqual(Array(7).fill(undefined));
});
