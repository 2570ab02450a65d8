/** One name is one account, however it is typed: NFKC, trimmed, lower case. */
export function asUsername(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}
