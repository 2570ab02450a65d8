import { pinyin } from 'pinyin-pro';

/** Chinese names by their pinyin with tones, others as they are: one order on every engine and machine. */
export function sortKeyOf(name: string): string {
  const syllables = pinyin(name.normalize('NFKC'), {
    toneType: 'num',
    type: 'array',
    surname: 'head',
    nonZh: 'consecutive',
  });
  return syllables.join(' ').toLowerCase();
}
