import { givenNameOf, lettersOf, wholeName } from '../identity/named-in-text.ts';

export type Found = { readonly from: number; readonly to: number; readonly said: string };

/**
 * Where a text names a child of the class that it is not about: in full, or by a given name of at least two characters. What the child itself
 * is called is never another's: of two namesakes the text means its own. What a class calls a child besides is kept nowhere and not looked for.
 */
export function othersNamed(text: string, own: string, others: readonly string[]): Found[] {
  const ours = new Set(waysToSay(own));
  const theirs = new Set(others.flatMap(waysToSay).filter((way) => !ours.has(way)));
  if (theirs.size === 0) return [];
  // All at once, the longest first: who is named in full is not found again by the half of it that is somebody else's.
  const ways = [...ours, ...theirs].sort((a, b) => b.length - a.length);
  const any = new RegExp(ways.map((way) => `(${way})`).join('|'), 'giu');
  return [...text.matchAll(any)].flatMap((found) => {
    const way = ways[found.slice(1).findIndex((group) => group !== undefined)] ?? '';
    return theirs.has(way) ? [{ from: found.index, to: found.index + found[0].length, said: found[0] }] : [];
  });
}

const waysToSay = (name: string): string[] => [
  ...wholeName(lettersOf(name)),
  ...wholeName(lettersOf(givenNameOf(name))),
];
