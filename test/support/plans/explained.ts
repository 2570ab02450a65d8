import type { Fault } from './judge-sqlite.ts';

/** What an engine would do for a statement. */
export type Explained = { readonly of: string; readonly faults: readonly Fault[]; readonly plan: readonly string[] };
