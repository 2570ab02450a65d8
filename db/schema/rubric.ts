import type { Rubric } from '../../server/core/rubric/rubric.ts';
import type { Columns } from '../columns.ts';
import type { orgTables } from './org.ts';

export function rubricTables(c: Columns, { areas, terms }: ReturnType<typeof orgTables>) {
  /** A published version never changes; a correction is the next version. */
  const rubrics = c.table(
    'rubrics',
    {
      id: c.text('id').primaryKey(),
      districtId: c
        .text('district_id')
        .notNull()
        .references(() => areas.id),
      key: c.text('key').notNull(),
      version: c.int('version').notNull(),
      dimension: c.text('dimension').$type<Rubric['dimension']>().notNull(),
      body: c.json('body').$type<Rubric>().notNull(),
      publishedAt: c.time('published_at').notNull(),
    },
    (t) => [c.unique('rubrics_by_version').on(t.districtId, t.key, t.version)],
  );
  /** A term is pinned to one version for each dimension, so that its figures stay. */
  const termRubrics = c.table(
    'term_rubrics',
    {
      termId: c
        .text('term_id')
        .notNull()
        .references(() => terms.id),
      dimension: c.text('dimension').notNull(),
      rubricId: c
        .text('rubric_id')
        .notNull()
        .references(() => rubrics.id),
    },
    (t) => [c.primaryKey({ columns: [t.termId, t.dimension] })],
  );
  return { rubrics, termRubrics };
}
