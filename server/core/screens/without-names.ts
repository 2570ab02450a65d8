/** A name as it is written in a sentence: in full, or what somebody is called by where that is at least two characters long. */
export function waysToName(name: string): string[] {
  const chars = [...name];
  return chars.length > 2 && /^\p{Script=Han}+$/u.test(name) ? [name, chars.slice(1).join('')] : [name];
}

/** A text in which every name is replaced; longer ones first, so that none is left in part. */
export function withoutNames(text: string, names: Iterable<string>, instead: string): string {
  const ways = [...new Set([...names].flatMap(waysToName))].filter((way) => way.trim() !== '');
  ways.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return ways.reduce((left, way) => left.replaceAll(way, instead), text);
}
