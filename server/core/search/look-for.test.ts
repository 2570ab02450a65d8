import { pinyin } from 'pinyin-pro';
import { describe, expect, test } from 'vitest';
import { sortKeyOf } from '../../../db/sort-key.ts';
import { lookFor } from './look-for.ts';
import { READINGS } from './readings.ts';

/** Made-up names of every kind, what finds each, and what must not. */
const NAMES: [name: string, found: string[], not: string[]][] = [
  [
    '欧志强',
    [
      '',
      '  ',
      '欧',
      '志强',
      '欧 志强',
      'ou',
      'ouz',
      'ouzhiqiang',
      'OU ZHI QIANG',
      'ou1zhi4qiang2',
      'ōu zhìqiáng',
      'oz',
      'ozq',
      'ｏｚｑ',
      "ou'zhi-qiang",
    ],
    ['强志', 'zq', 'ouq', 'ouzhiqiangg', 'ozqq', 'zhiqiang', '%', '_', '欧%', '1'],
  ],
  [
    '吕清禾',
    ['lv', 'lü', 'LÜ', 'lu', 'lyu', 'lǚ', 'lü3', 'lvqinghe', 'lü qing he', 'lyuqinghe', 'lqh'],
    ['lvv', 'liu', 'lqhx', 'uqinghe'],
  ],
  ['卢清禾', ['lu', 'luqinghe', 'lqh'], ['lv', 'lü', 'lyu']],
  ['徐略', ['xu', 'xv', 'xü', 'xulve', 'xulüe', 'xulue', 'xl'], ['xlv', 'xlve']],
  ['单知远', ['shan', 'shanzhiyuan', 'dan', 'danzhiyuan', 'chanzhi', 'szy', 'dzy', 'czy'], ['san', 'bzy']],
  ['曾知远', ['zeng', 'ceng', 'zzy', 'czy'], ['cheng', 'zen g h']],
  ['仇知远', ['qiu', 'chou', 'qzy', 'czy'], ['qou']],
  ['区知远', ['ou', 'qu', 'ozy', 'qzy'], ['qv2x', 'ouzy']],
  ['解知远', ['xie', 'jie', 'xzy', 'jzy'], ['hai']],
  ['查知远', ['zha', 'cha', 'zzy', 'czy'], ['za']],
  ['朴清禾', ['piao', 'pu', 'pqh'], ['bu']],
  ['尉迟安', ['yuchi', 'weichi', 'yca', 'wca'], ['chian']],
  ['张乐行', ['zhangle', 'zhangyue', 'zhanglexing', 'zhangyuehang', 'zyh', 'zlx'], ['zhangluo']],
  [
    '阿依古丽·买买提',
    [
      'ayglmmt',
      'aygl',
      'ayiguli',
      'ayigulimaimaiti',
      'ayiguli·maimaiti',
      'ayiguli maimaiti',
      '阿依古丽买买提',
      '阿依古丽•买买提',
      '阿依古丽.买',
      '丽买',
      '买买提',
    ],
    ['mmt', 'aygmmt', 'maimaiti'],
  ],
  [
    'Kim Min-jun',
    ['kim', 'KIM MIN', 'kimminjun', 'kim min jun', 'min-jun', 'minjun', 'kmj', 'km'],
    ['kmn', 'kim jun', 'jmk'],
  ],
  [
    '金敏俊 (김민준)',
    ['jinminjun', 'jmj', '金敏俊', '김민준', '민준', '金敏俊（김민준）', '金敏俊김민준'],
    ['kim', '박', 'jmjk'],
  ],
  ['김민준', ['김', '김민준', '김 민준', '민준'], ['민김', 'kim']],
  ['Sukarno', ['s', 'su', 'SUKARNO', 'karno', 'sukarno'], ['sk', 'sukarnoo']],
  ["Seán O'Brien", ['sean', 'seán', 'obrien', "o'brien", 'O’Brien', 'sob', 'seanobrien'], ['sbo']],
  ['Jürgen Weiß', ['jurgen', 'jürgen', 'weiß', 'jw'], ['jvw']],
  ['𠮷野清', ['𠮷', '𠮷野', '𠮷ye', '𠮷yeqing', '𠮷yq'], ['yeqing']],
  [
    '藤编体验课 Rattan',
    ['藤编', '体验', 'RATTAN', 'teng', 'tengb', 'teng bian', 'teng2bian1', 'tb', 'tbty', 'tbtykr', 'ｒａｔｔａｎ'],
    ['bian', 'yb', '清洁', '%', '_', '2', 'tx'],
  ],
  ['桌子整理', ['zhuozi', 'zhuozizhengli', 'zzzl'], ['zhuozi0x']],
  ['3D打印', ['3d', '3D打', '3ddayin', '3dy'], ['dayin', '打3d']],
  ['收集 100% 的瓶子', ['%', '100', '100%', '集100'], ['_', '200%']],
];

describe.each(NAMES)('%s', (name, found, not) => {
  const find = (typed: string) => lookFor(typed)({ name, sortKey: sortKeyOf(name) });
  test.each(found)('is found by «%s»', (typed) => expect(find(typed)).toBe(true));
  test.each(not)('is not found by «%s»', (typed) => expect(find(typed)).toBe(false));
});

test('a code is known by its beginning or end, from four signs', () => {
  const find = (typed: string, code: string | null) =>
    lookFor(typed)({ name: '欧志强', sortKey: 'ou1 zhi4 qiang2', code });
  for (const typed of ['012X', '012x', '０１２Ｘ', ' 012 X']) expect(find(typed, '012X'), typed).toBe(true);
  for (const typed of ['12X', '012', '0012X', '440605201501010012X', '0121'])
    expect(find(typed, '012X'), typed).toBe(false);
  expect(find('ou.zhi', 'ou.zhiqiang')).toBe(true);
  expect(find('8765', '13900008765')).toBe(true);
  expect(find('0000', '13900008765')).toBe(false);
  expect(find('012X', null)).toBe(false);
});

test('every reading is one that the dictionary has, and every character has more than one', () => {
  for (const [character, readings] of READINGS) {
    const known = pinyin(character, { multiple: true, toneType: 'none', type: 'array' });
    const surname = pinyin(character, { surname: 'all', toneType: 'none', type: 'array' });
    expect([...known, ...surname], character).toEqual(expect.arrayContaining([...readings]));
    expect(new Set(readings).size, character).toBeGreaterThan(1);
    expect(readings, character).toHaveLength(new Set(readings).size);
  }
});

test('a long word of one letter over a long title ends', () => {
  const title = '和'.repeat(80);
  expect(lookFor('huo'.repeat(13))({ name: title, sortKey: sortKeyOf(title) })).toBe(true);
  expect(lookFor(`${'he'.repeat(19)}x`)({ name: title, sortKey: sortKeyOf(title) })).toBe(false);
});
