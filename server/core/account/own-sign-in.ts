/** From which grade pupils may sign in themselves, where their school does not say otherwise; and what it may say beside «nobody». */
export const OWN_SIGN_IN = { usual: 7, lowest: 3, highest: 9 } as const;

/** Where a child is: its grade there, and from which the school lets pupils sign in; null lets nobody. */
export type OwnPlace = { readonly grade: number; readonly fromGrade: number | null };

/** Whether a child of a grade may sign in itself at a school. */
export const mayOwn = ({ grade, fromGrade }: OwnPlace) => fromGrade !== null && grade >= fromGrade;

/** The place that closes a child's own account. None where every school that has it lets it in, nor where none has it any more. */
export const closedBy = <Place extends OwnPlace>(places: readonly Place[]): Place | undefined =>
  places.find((place) => !mayOwn(place));
