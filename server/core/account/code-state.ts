type Account = { readonly passwordHash: string | null; readonly isEnabled: boolean };
type Code = { readonly expiresAt: number; readonly usedAt: number | null };

export const CODE_STATES = ['signed-in', 'disabled', 'has-code', 'none'] as const;
/** How somebody stands who is to get a sign-in code: only `none` gets one unasked. */
export type CodeState = (typeof CODE_STATES)[number];

/** A code that is valid and unused is on paper somewhere, and the family may be about to use it. One that was used opens nothing any more. */
export function codeStateOf({ passwordHash, isEnabled }: Account, code: Code | undefined, now: number): CodeState {
  if (!isEnabled) return 'disabled';
  if (passwordHash !== null) return 'signed-in';
  return code && code.usedAt === null && code.expiresAt >= now ? 'has-code' : 'none';
}
