/** Whether a difference is more than chance: its interval leaves 0 out. Alone in its file, so that a page needs no statistics for it. */
export const excludesZero = ({ lo, hi }: { readonly lo: number | null; readonly hi: number | null }) =>
  lo !== null && hi !== null && (lo > 0 || hi < 0);
