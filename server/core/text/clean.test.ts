import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanName, cleanText, hasPrivateSigns, nameKey } from './clean.ts';

describe('a text as it is kept', () => {
  test.each([
    ['zero widths', '读\u200b书\u200c\u2060\ufeff', '读书'],
    ['signs of direction', '\u202e读书\u202c\u200f\u2066好\u2069', '读书好'],
    ['decomposed letters', 'Zoe\u0301', 'Zo\u00e9'],
    ['letters that were kept apart', 'e\u200b\u0301', '\u00e9'],
    ['control characters', 'a\u0007b\u001bc\u0085', 'abc'],
    ['two zero widths', '\u200b\u200b', ''],
    ['a selector alone', ' \ufe0f ', ''],
    ['fillers that look like blanks', '\u3164\u115f\u2800', ''],
    ['line ends of every kind', 'a\r\nb\rc\u2028d\te', 'a\nb\nc\nd e'],
    ['a family of emoji', '做得好 👩‍👩‍👧‍👦 ❤️ 👨🏽‍🔬', '做得好 👩‍👩‍👧‍👦 ❤️ 👨🏽‍🔬'],
    ['a joiner between letters', '王\u200d小\u200d', '王小'],
    ['piled marks', `a${'\u0335'.repeat(50)}b`, `a${'\u0335'.repeat(4)}b`],
    ['Tibetan', 'བསྒྲུབས', 'བསྒྲུབས'],
    ['Uyghur', 'ئايگۈل', 'ئايگۈل'],
  ])('%s', (_, typed, kept) => {
    expect(cleanText(typed)).toBe(kept.normalize('NFC'));
  });

  test('whatever comes, cleaning twice is cleaning once, and time grows with length only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        expect(cleanText(cleanText(typed))).toBe(cleanText(typed));
        expect(cleanName(cleanName(typed))).toBe(cleanName(typed));
      }),
      { numRuns: 500 },
    );
  });
});

describe('a name', () => {
  test.each(['•', '・', '‧', '∙', '⋅', '･', '·'])('the dot %s is the one middle dot', (dot) => {
    expect(cleanName(`阿依古丽${dot}买买提`)).toBe('阿依古丽·买买提');
  });

  test('selectors, joiners and kinds of blank make no other name', () => {
    expect(cleanName('葛\u{e0100}小\ufe00禾')).toBe('葛小禾');
    expect(cleanName(' Ann\u3000\u00a0 Lee\n')).toBe('Ann Lee');
    expect(cleanName('王\u200d小')).toBe('王小');
  });

  test('is compared without blanks and case, whatever its width', () => {
    expect(nameKey('ＡＮＮ lee')).toBe(nameKey('Ann  Lee'));
    expect(nameKey('阿依古丽.买买提')).toBe(nameKey('阿依古丽 ・ 买买提'));
    expect(nameKey("'安小雨")).toBe('安小雨');
  });
});

test('private signs are seen in every plane', () => {
  expect(['\ue000', '\uf8ff', '\u{f0000}', '\u{10fffd}'].map(hasPrivateSigns)).toEqual(Array(4).fill(true));
  expect(['王', '𠮷', '😀', '\ufdd0'].map(hasPrivateSigns)).toEqual(Array(4).fill(false));
});
