/** In characters: what signing in takes. */
export const LONGEST_USERNAME = 64;

/** One name is one account, however it is typed: NFKC, trimmed, lower case. */
export function asUsername(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}

/** A name as the beginning of a username, by its sort key: 李小明 is lixiaoming. */
export const lettersOf = (sortKey: string): string =>
  sortKey
    .replaceAll('ü', 'v')
    .replaceAll(/[^a-z]/g, '')
    .slice(0, 40) || 'user';
