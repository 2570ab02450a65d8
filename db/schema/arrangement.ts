import { sql } from 'drizzle-orm';
import type { Columns } from '../columns.ts';
import type { orgTables } from './org.ts';
import type { peopleTables } from './people.ts';

export type ArrangementKind = 'exempt' | 'adapted';

/** What is asked of one child otherwise than of all (随班就读, illness): an indicator not at all, or by a goal of its own, from a day to a day. */
export function arrangementTables(
  c: Columns,
  { schools, persons, pupils }: ReturnType<typeof orgTables> & ReturnType<typeof peopleTables>,
) {
  const arrangements = c.table(
    'arrangements',
    {
      schoolId: c
        .text('school_id')
        .notNull()
        .references(() => schools.id),
      id: c.text('id').notNull(),
      pupilId: c
        .text('pupil_id')
        .notNull()
        .references(() => pupils.id),
      dimension: c.text('dimension').notNull(),
      /** A core indicator; the school-based ones that count for it go with it. */
      indicatorId: c.text('indicator_id').notNull(),
      kind: c.text('kind').$type<ArrangementKind>().notNull(),
      /** What is aimed at instead, as whoever rates reads it; null where nothing is asked. */
      goal: c.text('goal'),
      /** For who arranges it and the family alone. */
      reason: c.text('reason').notNull(),
      startsOn: c.day('starts_on').notNull(),
      endsOn: c.day('ends_on').notNull(),
      enteredAt: c.time('entered_at').notNull(),
      enteredBy: c
        .text('entered_by')
        .notNull()
        .references(() => persons.id),
      version: c.int('version').notNull(),
      /** Taken back: it holds on no day. */
      isWithdrawn: c.bool('is_withdrawn').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.schoolId, t.id] }),
      c.index('arrangements_by_pupil').on(t.pupilId, t.startsOn),
      c.check('arrangements_kind', sql`(${t.kind} = 'adapted') = (${t.goal} is not null)`),
      c.check('arrangements_known', sql`${t.kind} in ('exempt', 'adapted')`),
      c.check('arrangements_days', sql`${t.startsOn} <= ${t.endsOn}`),
    ],
  );
  /** What an arrangement said before it was changed or taken back, and who did so. */
  const arrangementVersions = c.table(
    'arrangement_versions',
    {
      schoolId: c.text('school_id').notNull(),
      arrangementId: c.text('arrangement_id').notNull(),
      version: c.int('version').notNull(),
      goal: c.text('goal'),
      reason: c.text('reason').notNull(),
      startsOn: c.day('starts_on').notNull(),
      endsOn: c.day('ends_on').notNull(),
      replacedAt: c.time('replaced_at').notNull(),
      replacedBy: c.text('replaced_by').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.schoolId, t.arrangementId, t.version] }),
      c.foreignKey({
        columns: [t.schoolId, t.arrangementId],
        foreignColumns: [arrangements.schoolId, arrangements.id],
      }),
    ],
  );
  return { arrangements, arrangementVersions };
}
