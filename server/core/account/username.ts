/** In characters: what signing in takes. */
export const LONGEST_USERNAME = 64;

/** One name is one account, however it is typed: NFKC, trimmed, lower case. */
export function asUsername(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}
