import { cleanName } from '../text/clean.ts';

/**
 * Whether typed words find a name: they are in it, letters large or small, or they begin its pinyin. `sortKey` is that pinyin with tones
 * ('teng2 bian1'); typed it may be whole or the first letters, with or without spaces and tones: 'teng', 'tengbian', 'tb'.
 */
export function isFound(typed: string, name: string, sortKey: string): boolean {
  const words = cleanName(typed.normalize('NFKC')).toLowerCase();
  if (words === '' || cleanName(name.normalize('NFKC')).toLowerCase().includes(words)) return true;
  const bare = words.replaceAll(/[\s1-5]/g, '');
  if (bare === '') return false;
  const syllables = sortKey.split(' ').map((one) => one.replace(/[1-5]$/, ''));
  const initials = syllables.map((one) => one.slice(0, 1)).join('');
  return syllables.join('').startsWith(bare) || initials.startsWith(bare);
}
