import { expect, test } from 'vitest';
import { redactorOf } from './redact.ts';

const redactor = redactorOf({
  pupils: ['陈一一', '邓小满', '何安', '欧阳知行', '阿依古丽·买买提', 'Tom Smith'],
  teachers: ['李晓明', '麦老师', '林静'],
  schools: ['青禾小学', 'Qinghe Primary School', '云汀小学', 'Yunting Primary School'],
});
const of = (pupil: string) => redactor(pupil);

test.each([
  ['陈一一从头到尾没有喊累', '这位同学从头到尾没有喊累'],
  ['一一和邓小满一起收尾，小满先停了', '这位同学和同学一起收尾，同学先停了'],
  ['陈 一一 的作品', '这位同学 的作品'],
  ['何安、小安、安安、安同学都来了；很安静', '同学、同学、同学、同学同学都来了；很安静'],
  ['欧阳知行说知行合一', '同学说同学合一'],
  ['阿依古丽·买买提和阿依古丽跳舞', '同学和同学跳舞'],
  ['Tom Smith 帮 TOM 搬桌子，tomato 没有掉', '同学 帮 同学 搬桌子，tomato 没有掉'],
  ['李晓明老师看见了，李老师也看见，李子熟了', '老师看见了，老师也看见，李子熟了'],
  ['在青禾小学的田里，青禾的孩子们；云汀小学也来了', '在学校的田里，学校的孩子们；学校也来了'],
  ['Qinghe Primary School won, qinghe again', '学校 won, 学校 again'],
  ['四(3)班、四（3）班、四年级三班、403班、初二3班', '班级、班级、班级、班级、班级'],
  ['in Class 4(3) and Grade 4 Class 3', 'in 班级 and 班级'],
  ['11月3日收尾，2026-11-03 再来，11月 3 号', '11月收尾，2026-11 再来，11月'],
  ['学号 20260312345 的同学', '学号 … 的同学'],
  ['从头到尾没有喊累，拆了两次还是耐心重来', '从头到尾没有喊累，拆了两次还是耐心重来'],
])('%s', (text, shown) => {
  expect(of('陈一一')(text)).toBe(shown);
});

test('whose mark it is, is this pupil; everybody else is a pupil', () => {
  expect(of('邓小满')('小满和一一')).toBe('这位同学和同学');
});

test('two children with one given name: it is said of the one the mark is about', () => {
  const redact = redactorOf({ pupils: ['陈小满', '邓小满'], teachers: [], schools: [] })('邓小满');
  expect(redact('陈小满看着小满')).toBe('同学看着这位同学');
});

test('signs in a name mean nothing in a pattern, and a masked name takes no word with it', () => {
  const redact = redactorOf({ pupils: ["Pat O'Ne(l", '陈*', '()'], teachers: ['*', '李*'], schools: ['*'] })('王**');
  expect(redact("Pat O'Nel, Pat ONe'l and pattern")).toBe('同学, 同学 and pattern');
  expect(redact('陈列得整整齐齐，李子也熟了，王者归来')).toBe('陈列得整整齐齐，李子也熟了，王者归来');
  expect(redact('李老师说好')).toBe('老师说好');
});

test('with nobody to name there is still the class, and an empty text stays empty', () => {
  const redact = redactorOf({ pupils: [], teachers: [], schools: [] })('');
  expect(redact('三班最整齐')).toBe('班级最整齐');
  expect(redact('')).toBe('');
});
