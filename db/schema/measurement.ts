import { sql } from 'drizzle-orm';
import type { Measured } from '../../server/core/measurement/measured.ts';
import type { Columns } from '../columns.ts';
import type { orgTables } from './org.ts';

/** What takes too long for a request is worked out beside it and kept here: the newest of each kind, of one place in one term. */
export function measurementTables(c: Columns, { areas, terms }: ReturnType<typeof orgTables>) {
  const measurements = c.table(
    'measurements',
    {
      /** A school's or an area's id. */
      placeId: c.text('place_id').notNull(),
      termId: c
        .text('term_id')
        .notNull()
        .references(() => terms.id),
      kind: c.text('kind').$type<Measured['kind']>().notNull(),
      districtId: c
        .text('district_id')
        .notNull()
        .references(() => areas.id),
      /** What was recorded until then is in it. */
      cutOffAt: c.time('cut_off_at').notNull(),
      methodVersion: c.text('method_version').notNull(),
      /** Digests of what the methods were told (gates, limits, rubrics) and of the evidence they were given. */
      configHash: c.text('config_hash').notNull(),
      inputHash: c.text('input_hash').notNull(),
      body: c.json('body').$type<Measured>().notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.placeId, t.termId, t.kind] }),
      c.index('measurements_by_district').on(t.districtId, t.termId),
      c.check(
        'measurements_kind',
        sql`${t.kind} in ('area', 'held', 'rating-errors', 'released', 'school', 'screens')`,
      ),
    ],
  );
  return { measurements };
}
