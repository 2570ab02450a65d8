import { type Placeholder, sql } from 'drizzle-orm';
import type { Prepared, Reader } from './engine.ts';

type Query<Result> = PromiseLike<Result> & { prepare(name: string): Prepared };

/** What a query leaves open, each by its name. */
export type Holes<Values> = { readonly [Name in keyof Values & string]: Placeholder<Name> };

const holes = new Proxy({}, { get: (_none, name) => sql.placeholder(String(name)) });
let made = 0;

/**
 * A query that is a constant: its SQL is built once and compiled once for each connection, and then only gets values. Building and
 * compiling anew was more than half of what a write cost. `build` may look at nothing but the tables; what differs from one asking
 * to the next is a hole.
 */
export function statement<Q extends Reader, Values, Result>(
  build: (q: Q, at: Holes<Values>) => Query<Result>,
): (q: Q, values: Values) => Promise<Result> {
  made += 1;
  const name = `s${made}`;
  return async (q, values) => {
    let prepared = q.compiled.get(build);
    if (!prepared) {
      prepared = build(q, holes as Holes<Values>).prepare(name);
      q.compiled.set(build, prepared);
    }
    return (await prepared.execute(values as Record<string, unknown>)) as Result;
  };
}
