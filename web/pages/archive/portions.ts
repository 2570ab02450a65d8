import { FILED_AT_ONCE } from '../../../server/core/cycle/correction.ts';

export type Row = { readonly pupilId: string; readonly hash: string };
/** One request, which stays the same request when it is sent again. */
export type Portion = { readonly clientId: string; readonly rows: readonly Row[] };

export const portionsOf = (rows: readonly Row[], newId: () => string): readonly Portion[] =>
  Array.from({ length: Math.ceil(rows.length / FILED_AT_ONCE) }, (_, at) => ({
    clientId: newId(),
    rows: rows.slice(at * FILED_AT_ONCE, (at + 1) * FILED_AT_ONCE),
  }));
