import { expect, test } from 'vitest';
import { drawPhoto } from '../../test/support/make-photo.ts';
import { readPdf } from '../../test/support/pdf.ts';
import { sampleBook } from '../../test/support/sample-book.ts';
import type { Book, BookPhotos } from './book.ts';
import { printBook } from './print-book.ts';

const NONE: BookPhotos = new Map();
const print = async (book: Book, photos = NONE) => await readPdf(await printBook(book, photos));
const picture = await drawPhoto('webp', 1200, 900);
const photosNamed = (count: number) => new Map(Array.from({ length: count }, (_, at) => [`photo-${at}`, picture]));

/** Points from the lower edge: the number of a page stands below this, and a page that ends above the middle is half empty. */
const [FOOTER, MIDDLE] = [50, 421];

test.each([
  ['zh', 'all'],
  ['en', 'all'],
  ['zh', 'nothing'],
  ['en', 'nothing'],
  ['zh', 'long'],
  ['en', 'long'],
] as const)('in %s a book of %s is eight pages, and none is half empty', async (language, much) => {
  const many = much === 'nothing' ? 0 : 6;
  const {
    pages,
    placed,
    title,
    language: said,
  } = await print(sampleBook({ language, much, photos: many, awards: many }), photosNamed(many));
  expect(pages).toHaveLength(8);
  const lowest = placed.map((texts) => Math.min(...texts.flatMap(({ y }) => (y > FOOTER ? y : []))));
  expect(lowest.filter((y) => y > MIDDLE)).toEqual([]);
  expect(title).toContain('麦冬阳');
  expect(said).toBe(language === 'zh' ? 'zh-CN' : 'en');
});

test('the school’s emblem and motto stand on the cover, and a school without has its name there alone', async () => {
  const withBoth = await print(sampleBook({ much: 'long' }));
  expect(withBoth.images[0]).toBe(1);
  expect(withBoth.pages[0]).toContain('笃行致远'.repeat(10));
  const without = await print(sampleBook());
  expect(without.images[0]).toBe(0);
  expect(without.pages[0]).not.toContain('笃行');
});

test('a child without records reads that there are none, and never a low level', async () => {
  const { pages } = await print(sampleBook({ much: 'nothing' }));
  const text = pages.join('');
  expect(text).toContain('本学期暂无记录');
  expect(text).toContain('没有记录不等于没有做到');
  expect(text).not.toMatch(/待发展|D\s*待/);
});

test('a term whose rubrics have no ideas for home says nothing in their place, and is as many pages', async () => {
  const book = sampleBook();
  const { pages } = await print({ ...book, profile: { ...book.profile, atHome: null } });
  expect(pages).toHaveLength(8);
  expect(pages.at(-1)).not.toContain('在家可以试的一件事');
  const withIdea = (await print(book)).pages.at(-1);
  expect(withIdea).toContain('在家可以试的一件事');
  expect(withIdea).toContain('睡前一起把明天的书包整理好');
});

test('what others write is printed where there is some, and else there is room for it by hand', async () => {
  const comment = { text: '读书时很安静，会替同学着想。', author: '甘棠', day: '2027-01-10' };
  const works = [{ title: '藤编灯', day: '2026-12-01', why: '编了三个星期。' }];
  const { pages } = await print({
    ...sampleBook(),
    comment,
    works,
    nextTerm: { code: '2026-2027-2', startsOn: '2027-02-22' },
  });
  const text = pages.join('');
  for (const said of [comment.text, '甘棠，2027年1月10日', '藤编灯', '编了三个星期。', '2027年2月22日开始'])
    expect(text).toContain(said);
  expect(text).not.toContain('作品名称，和为什么选它');
  expect((await print(sampleBook())).pages.join('')).toContain('作品名称，和为什么选它');
});

test('rare characters of names are printed, and one that no font has is shown as lacking, by its code', async () => {
  const { pages } = await print(sampleBook({ name: '𠮷䶮·阿依古丽' }));
  expect(pages[0]).toContain('𠮷䶮·阿依古丽');
  expect(pages.join('')).not.toContain('〓');
  const { pages: others } = await print(sampleBook({ name: '李\u{2a6a5}👍' }));
  expect(others[0]).toContain('李〓〓');
  expect(others.at(-1)).toContain('U+1F44D,U+2A6A5');
});

test('photos are printed on the page of the story alone, one of each activity, at most six', async () => {
  const { images } = await print(sampleBook({ photos: 9 }), photosNamed(9));
  expect(images.filter((count) => count > 0)).toEqual([6]);
  expect((await print(sampleBook({ photos: 9 }))).images.filter((count) => count > 0)).toEqual([]);
});

test.each(['zh', 'en'] as const)(
  'in %s a report that was filed says who confirmed it and what it is checked by, has every record, and leaves nothing to be written by hand',
  async (language) => {
    const digest = 'ab12'.repeat(16);
    const at = Date.UTC(2026, 6, 14, 4);
    const filed = {
      ...{ number: 2, filedAt: at, digest, entries: 18, notice: { startsOn: '2026-06-27', endsOn: '2026-07-10' } },
      confirmed: [
        { stage: 'guardian' as const, by: null, at: null, excuse: null },
        { stage: 'homeroom' as const, by: '班主任甲', at, excuse: 'not-reached' as const },
        { stage: 'principal' as const, by: '校长乙', at, excuse: null },
      ],
    };
    for (const much of ['all', 'nothing', 'long'] as const) {
      const book = sampleBook({ language, much });
      const { pages } = await print({ ...book, filed });
      const text = pages.join('').replaceAll(/\s/g, '');
      expect(text).toContain(digest);
      for (const said of ['班主任甲', '校长乙', language === 'zh' ? '联系不上' : 'couldnotbereached'])
        expect(text).toContain(said);
      const lined = language === 'zh' ? /签名|盖章|手写|我想记下|____/ : /signature|toaddbyhand|____/i;
      expect(text).not.toMatch(lined);
      const days = text.split(language === 'zh' ? '2026年10月' : 'Oct2026').length - 1;
      expect(days).toBeGreaterThanOrEqual(book.records.length);
    }
  },
);
