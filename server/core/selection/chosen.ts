/** A work that a family chose to stand for the term, and why; nobody has to say why. */
export type ChosenWork = { readonly markId: string; readonly why: string | null };

/** So many are asked for; fewer, or none, is a choice too. */
export const WORKS = { least: 3, most: 5 } as const;
