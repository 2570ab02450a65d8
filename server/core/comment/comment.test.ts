import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alikeIn, othersRead } from './alike.ts';
import { catchesIn, keptStill, unansweredIn } from './catches.ts';
import { movedCitations, uncitedIn } from './citations.ts';
import { lengthOf } from './limits.ts';
import { othersNamed } from './others-named.ts';
import { sentencesOf } from './sentences.ts';
import { wordsFound } from './words-found.ts';

const texts = (text: string) => sentencesOf(text).map((one) => one.text);

describe('sentences', () => {
  test.each([
    ['你会编篮子。他说：“真好！”你笑了', ['你会编篮子。', '他说：“真好！”', '你笑了']],
    ['第一行\n\n第二行……', ['第一行', '第二行……']],
    ['You ran 3.5 km. Well done! ', ['You ran 3.5 km.', 'Well done!']],
    ['。。。 ！', []],
    ['', []],
  ])('%j', (text, wanted) => {
    expect(texts(text)).toEqual(wanted);
  });

  test('they stand where they say, one behind the other', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('好', '。', '.', '1', ' ', '\n', '”', '！') }), (text) => {
        let end = 0;
        for (const { from, to, text: said } of sentencesOf(text)) {
          expect(text.slice(from, to)).toBe(said);
          expect(from).toBeGreaterThanOrEqual(end);
          end = to;
        }
      }),
    );
  });
});

describe('citations', () => {
  const before = '你会编篮子。你爱唱歌。';
  const cited = [
    { at: 6, markId: 'a' },
    { at: 11, markId: 'b' },
  ];
  test.each([
    ['more behind it', `${before}你真棒。`, [6, 11]],
    ['more in the first sentence', '你会自己编篮子。你爱唱歌。', [8, 13]],
    ['a new sentence between', '你会编篮子。很好。你爱唱歌。', [6, 14]],
    ['the first sentence goes', '你爱唱歌。', [5]],
    ['the last sign is taken off', '你会编篮子。你爱唱歌', [6, 10]],
    ['all goes', '', []],
    ['something else is pasted over it', '全新的一段话！', []],
  ])('%s', (_what, after, places) => {
    const moved = movedCitations(before, after, cited);
    expect(moved.map(({ at }) => at)).toEqual(places);
    for (const { at } of moved) expect(at).toBeLessThanOrEqual(after.length);
  });

  test('a sentence without one is marked, and one whose record is gone as well', () => {
    const sentences = sentencesOf(before);
    expect(uncitedIn(sentences, cited, new Set())).toEqual([]);
    expect(uncitedIn(sentences, cited.slice(0, 1), new Set()).map(({ text }) => text)).toEqual(['你爱唱歌。']);
    expect(uncitedIn(sentences, cited, new Set(['a'])).map(({ text }) => text)).toEqual(['你会编篮子。']);
  });
});

describe('names of other children', () => {
  const others = ['李子涵', '欧阳知行', '何安', 'Tom Smith', '王子涵'];
  test.each([
    ['王子涵和李子涵一起种菜', ['李子涵']],
    ['子涵，你很细心', []],
    ['你和知行分一组，欧 阳 知行夸你', ['知行', '欧 阳 知行']],
    ['安静的你和何安同桌', ['何安']],
    ['You and TOM built a bridge over the bottom.', ['TOM']],
    ['你自己完成了', []],
  ])('%s', (text, wanted) => {
    expect(othersNamed(text, '王子涵', others).map(({ said }) => said)).toEqual(wanted);
  });
});

describe('words of the list', () => {
  test.each([
    ['你的成绩很差，期末第3名', ['差', '第3名']],
    ['误差、差异、差不多、参差，都不算', []],
    ['合作时差一点耐心', ['差']],
    ['虽然生病，也改掉了小毛病', ['病']],
    ['家里离异', ['离异']],
    ['You were lazy, not badminton; a Poor start', ['lazy', 'Poor']],
  ])('%s', (text, wanted) => {
    expect(wordsFound(text).map(({ said }) => said)).toEqual(wanted);
  });
});

describe('sameness', () => {
  const names = ['陈一一', '邓小满'];
  const other = '陈一一，你在藤编体验课上认真地编完了一只小篮子。放学以后你总是最后一个擦黑板。';
  const others = othersRead([{ pupilId: 'p1', text: other }], names);

  test('a comment pasted from another child is seen although the name was changed', () => {
    const found = alikeIn(other.replace('陈一一', '邓小满'), others, names);
    expect(found.isCopied).toBe(true);
    expect(found.alike.map(({ pupilId, other: said }) => [pupilId, said])).toEqual([
      ['p1', '陈一一，你在藤编体验课上认真地编完了一只小篮子。'],
      ['p1', '放学以后你总是最后一个擦黑板。'],
    ]);
  });

  test('one sentence with one word changed is shown, and is not the whole', () => {
    const text =
      '你在藤编体验课上认真地编完了一只小盘子。合唱团里你唱低声部，从不抢拍。科学课上你拆开了一只旧钟，又把它装好。';
    const { alike, isCopied } = alikeIn(text, others, names);
    expect(alike.map(({ sentence }) => sentence.text)).toEqual(['你在藤编体验课上认真地编完了一只小盘子。']);
    expect(isCopied).toBe(false);
  });

  test('the same activity told otherwise, and the shortest sentences, are not alike', () => {
    const { alike } = alikeIn('藤编体验课上，你帮同桌把松了的边重新收紧。加油！', others, names);
    expect(alike).toEqual([]);
  });
});

describe('what an author answers', () => {
  const text = '你和邓小满一起种菜。你爱唱歌。';
  const none = { alike: [], isCopied: false };
  const checked = { text, citations: [{ at: 15, markId: 'a' }], gone: new Set<string>(), own: '陈一一', alike: none };
  const catches = catchesIn({ ...checked, others: ['邓小满'] });

  test('a name must be answered, a sentence without evidence is only marked', () => {
    expect(catches.map(({ kind, said }) => [kind, said])).toEqual([
      ['uncited', '你和邓小满一起种菜。'],
      ['name', '邓小满'],
    ]);
    expect(unansweredIn(catches, []).map(({ kind }) => kind)).toEqual(['name']);
  });

  test('a choice holds for its very sentence, and no longer than that', () => {
    const kept = [{ kind: 'name' as const, said: '邓小满', sentence: '你和邓小满一起种菜。' }];
    expect(unansweredIn(catches, kept)).toEqual([]);
    const rewritten = catchesIn({ ...checked, text: '邓小满不等你。', citations: [], others: ['邓小满'] });
    expect(unansweredIn(rewritten, kept)).toHaveLength(1);
    expect(keptStill(rewritten, kept)).toEqual([]);
    expect(keptStill(catches, kept)).toEqual(kept);
  });
});

test('a length counts what is seen', () => {
  expect(lengthOf(' 你好，𠮷 \n！')).toBe(5);
});
