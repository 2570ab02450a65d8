import { sql } from 'drizzle-orm';
import type { Indicator, Rubric } from '../../server/core/rubric/rubric.ts';
import type { Columns } from '../columns.ts';
import type { orgTables } from './org.ts';
import type { peopleTables } from './people.ts';

export function rubricTables(
  c: Columns,
  { areas, schools, terms, persons }: ReturnType<typeof orgTables> & ReturnType<typeof peopleTables>,
) {
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
  /** The next version of a rubric while it is being written; `version` guards against two editors. It may be faulty; a published one is not. */
  const rubricDrafts = c.table(
    'rubric_drafts',
    {
      districtId: c
        .text('district_id')
        .notNull()
        .references(() => areas.id),
      key: c.text('key').notNull(),
      /** The published version it began as. */
      basedOn: c.int('based_on').notNull(),
      version: c.int('version').notNull(),
      body: c.json('body').$type<Rubric>().notNull(),
      updatedAt: c.time('updated_at').notNull(),
      updatedBy: c
        .text('updated_by')
        .notNull()
        .references(() => persons.id),
    },
    (t) => [c.primaryKey({ columns: [t.districtId, t.key] })],
  );
  /**
   * School-based indicators in use: one of the rubric's own that a school or an area adopted (`body` null), or one that it wrote
   * itself. They carry no weight, so beginning to offer one moves no figure; one that ended is offered no more and keeps its marks.
   */
  const adoptions = c.table(
    'adoptions',
    {
      id: c.text('id').primaryKey(),
      districtId: c
        .text('district_id')
        .notNull()
        .references(() => areas.id),
      ownerKind: c.text('owner_kind').$type<'area' | 'school'>().notNull(),
      ownerId: c.text('owner_id').notNull(),
      dimension: c.text('dimension').$type<Rubric['dimension']>().notNull(),
      indicatorId: c.text('indicator_id').notNull(),
      body: c.json('body').$type<Indicator>(),
      adoptedAt: c.time('adopted_at').notNull(),
      adoptedBy: c.text('adopted_by').references(() => persons.id),
      endedAt: c.time('ended_at'),
      endedBy: c.text('ended_by').references(() => persons.id),
    },
    (t) => [
      c.unique('adoptions_once').on(t.ownerId, t.indicatorId),
      c.index('adoptions_by_district').on(t.districtId, t.dimension),
      c.check('adoptions_owner', sql`${t.ownerKind} in ('area', 'school')`),
    ],
  );
  /**
   * What needs a venue, devices or money and a school says that it offers to all its children: there a missing record is held against the
   * coverage as anywhere. By whole terms that had not begun when it was said, so that no term is read by a rule it was not lived under.
   */
  const offersToAll = c.table(
    'offers_to_all',
    {
      schoolId: c
        .text('school_id')
        .notNull()
        .references(() => schools.id),
      dimension: c.text('dimension').$type<Rubric['dimension']>().notNull(),
      indicatorId: c.text('indicator_id').notNull(),
      /** The codes of the first term it holds in, and of the first it no longer does; their order is that of time. */
      fromTerm: c.text('from_term').notNull(),
      beforeTerm: c.text('before_term'),
      saidAt: c.time('said_at').notNull(),
      saidBy: c.text('said_by').references(() => persons.id),
      endedAt: c.time('ended_at'),
      endedBy: c.text('ended_by').references(() => persons.id),
    },
    (t) => [c.primaryKey({ columns: [t.schoolId, t.indicatorId, t.fromTerm] })],
  );
  return { rubrics, termRubrics, rubricDrafts, adoptions, offersToAll };
}
