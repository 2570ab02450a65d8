import { sql } from 'drizzle-orm';
import type { Figure, FindingAbout } from '../../server/core/improvement/finding.ts';
import type { Columns } from '../columns.ts';
import type { orgTables } from './org.ts';
import type { peopleTables } from './people.ts';

/** What came of findings: an action with somebody who answers for it and a day (测—研—导—测), and what was decided about a screen's hit. */
export function improvementTables(
  c: Columns,
  { areas, schools, terms, persons }: ReturnType<typeof orgTables> & ReturnType<typeof peopleTables>,
) {
  const improvementActions = c.table(
    'improvement_actions',
    {
      id: c.text('id').primaryKey(),
      districtId: c
        .text('district_id')
        .notNull()
        .references(() => areas.id),
      placeKind: c.text('place_kind').$type<'school' | 'area'>().notNull(),
      placeId: c.text('place_id').notNull(),
      termId: c
        .text('term_id')
        .notNull()
        .references(() => terms.id),
      /** Which finding it answers, and the figure as it was then: the next report shows the same figure beside it. */
      about: c.json('about').$type<FindingAbout>().notNull(),
      before: c.json('before').$type<Figure>().notNull(),
      text: c.text('text').notNull(),
      owner: c.text('owner').notNull(),
      dueOn: c.day('due_on').notNull(),
      status: c.text('status').$type<'open' | 'done' | 'dropped'>().notNull(),
      outcome: c.text('outcome'),
      version: c.int('version').notNull(),
      createdAt: c.time('created_at').notNull(),
      createdBy: c
        .text('created_by')
        .notNull()
        .references(() => persons.id),
      changedAt: c.time('changed_at').notNull(),
      changedBy: c
        .text('changed_by')
        .notNull()
        .references(() => persons.id),
    },
    (t) => [
      c.index('improvement_actions_by_place').on(t.placeId, t.dueOn),
      c.check('improvement_actions_status', sql`${t.status} in ('open', 'done', 'dropped')`),
      c.check('improvement_actions_place', sql`${t.placeKind} in ('school', 'area')`),
    ],
  );
  /** What a reviewer found out about a hit of a data-quality screen. The hit itself is worked out again each time; this stays. */
  const screenOutcomes = c.table(
    'screen_outcomes',
    {
      schoolId: c
        .text('school_id')
        .notNull()
        .references(() => schools.id),
      termId: c
        .text('term_id')
        .notNull()
        .references(() => terms.id),
      screen: c.text('screen').notNull(),
      /** What the hit is about, by ids: a class, a rater, a pair of them. */
      subject: c.text('subject').notNull(),
      outcome: c.text('outcome').$type<'confirmed' | 'explained' | 'false-alarm'>().notNull(),
      note: c.text('note').notNull(),
      version: c.int('version').notNull(),
      decidedAt: c.time('decided_at').notNull(),
      decidedBy: c
        .text('decided_by')
        .notNull()
        .references(() => persons.id),
    },
    (t) => [
      c.primaryKey({ columns: [t.schoolId, t.termId, t.screen, t.subject] }),
      c.check('screen_outcomes_outcome', sql`${t.outcome} in ('confirmed', 'explained', 'false-alarm')`),
    ],
  );
  return { improvementActions, screenOutcomes };
}
