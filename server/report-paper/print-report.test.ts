import { expect, test } from 'vitest';
import { readPdf, squeezed } from '../../test/support/pdf.ts';
import { type Much, sampleClass, sampleSchool } from '../../test/support/sample-reports.ts';
import { printReport } from './print-report.ts';

const LANGUAGES = ['zh', 'en'] as const;
const MUCH: readonly Much[] = ['all', 'nothing', 'long'];
const CASES = LANGUAGES.flatMap((language) => MUCH.map((much) => ({ language, much })));

test.each(CASES)('in $language a class’s report of $much is two pages at most, and says what it is', async (of) => {
  const { pages, title, language } = await readPdf(await printReport(sampleClass(of)));
  expect(pages.length).toBeLessThanOrEqual(2);
  expect(language).toBe(of.language === 'zh' ? 'zh-CN' : 'en');
  expect(title).toContain(of.language === 'zh' ? '四(1)班的班级报告' : 'Class 4(1)');
  const made = of.language === 'zh' ? '2026年11月10日由甘棠' : 'Madeon10Nov2026by甘棠';
  const foot = of.language === 'zh' ? '四(1)班·2026–2027学年第一学期' : 'Class4(1)·2026–27autumnterm';
  for (const [at, page] of pages.entries())
    for (const said of [made, foot, `${at + 1}/${pages.length}`]) expect(page).toContain(said);
});

test.each(CASES)('in $language a school’s report of $much is two pages at most, and says what it is', async (of) => {
  const { pages, title, language } = await readPdf(await printReport(sampleSchool(of)));
  expect(pages.length).toBeLessThanOrEqual(2);
  expect(language).toBe(of.language === 'zh' ? 'zh-CN' : 'en');
  expect(title).toContain(of.language === 'zh' ? '学校报告' : 'School report');
  for (const page of pages) expect(page).toContain(of.language === 'zh' ? '由祁校长' : 'by祁校长');
});

test('with a character that no font has, the fullest report is two pages all the same, and says its code', async () => {
  const paper = sampleSchool({ much: 'long' });
  const { pages } = await readPdf(await printReport({ ...paper, by: '李\u{2a6a5}👍' }));
  expect(pages).toHaveLength(2);
  expect(pages[1]).toContain('U+1F44D、U+2A6A5');
});

test('a report without records says so, draws nothing and speaks of nobody', async () => {
  const [ofClass = ''] = (await readPdf(await printReport(sampleClass({ much: 'nothing' })))).pages;
  expect(ofClass).toContain('这学期还没有记录');
  expect(ofClass).not.toContain('100%');
  const [ofSchool = ''] = (await readPdf(await printReport(sampleSchool({ much: 'nothing' })))).pages;
  expect(ofSchool).toContain('这学期还没有记录');
  expect(ofSchool).not.toContain('100%');
});

test('what is missing is said, and never a low figure; each chart has its unit and its n', async () => {
  const { pages } = await readPdf(await printReport(sampleClass()));
  const text = pages.join('');
  expect(text).toContain('证据不足·n=0·有记录0/42');
  expect(text).toContain('平均72.0·95%区间65.0–98.5');
  expect(text).toContain('灰底：假期。n=42');
  expect(text).toContain('每名学生的记录数分成几档，横条是人数。记录少只说明没有人记下来·n=42');
  const school = (await readPdf(await printReport(sampleSchool()))).pages.join('');
  // Grade 2 and its classes have no result in the first dimension.
  expect(school.match(/证据不足/g)?.length).toBeGreaterThanOrEqual(4);
  expect(school).toContain('品德·n=42');
});

test('of more than there is room for it says how much is left out', async () => {
  const long = (await readPdf(await printReport(sampleSchool({ much: 'long' })))).pages.join('');
  expect(long).toContain('另有30个班，见网页。');
  expect(long).toContain('另有17项行动，见网页。');
  const names = (await readPdf(await printReport(sampleClass({ much: 'long' })))).pages.join('');
  expect(names).toContain(squeezed('60 名学生四周没有新记录'));
  expect(names).toContain('、…');
});
