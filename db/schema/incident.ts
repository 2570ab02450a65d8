import { sql } from 'drizzle-orm';
import type { IncidentState, IncidentStep } from '../../server/core/incident/steps.ts';
import type { Columns } from '../columns.ts';
import type { orgTables } from './org.ts';
import type { peopleTables } from './people.ts';

type Before = ReturnType<typeof orgTables> & ReturnType<typeof peopleTables>;

/**
 * What was seen of a child that calls for help (decision 079). It is no record and counts nowhere. One row a child, also where several were in
 * it: each child's help, sharing and repair are its own, and no family's row says anything of another's child.
 */
export function incidentTables(c: Columns, { classes, persons, pupils }: Before) {
  const incidents = c.table(
    'incidents',
    {
      schoolId: c.text('school_id').notNull(),
      id: c.text('id').notNull(),
      pupilId: c
        .text('pupil_id')
        .notNull()
        .references(() => pupils.id),
      /** The class the child was in on the day. */
      classId: c.text('class_id').notNull(),
      /** The same of all children that it was noted of at once; told to staff alone. */
      togetherId: c.text('together_id').notNull(),
      happenedOn: c.day('happened_on').notNull(),
      authorId: c
        .text('author_id')
        .notNull()
        .references(() => persons.id),
      state: c.text('state').$type<IncidentState>().notNull(),
      /** The first day by which agreed help is to be there of which nobody has said yet whether it was. */
      dueOn: c.day('due_on'),
      /** While the family reads it. */
      sharedAt: c.time('shared_at'),
      /** The day it was repaired or taken back: it is kept for the rest of that school year. */
      closedOn: c.day('closed_on'),
      changedAt: c.time('changed_at').notNull(),
      version: c.int('version').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.schoolId, t.id] }),
      c.index('incidents_by_class').on(t.schoolId, t.classId, t.state),
      c.index('incidents_by_school').on(t.schoolId, t.state),
      c.index('incidents_by_pupil').on(t.pupilId, t.state),
      c.index('incidents_by_closing').on(t.closedOn),
      c.foreignKey({ columns: [t.schoolId, t.classId], foreignColumns: [classes.schoolId, classes.id] }),
      c.check('incidents_state', sql`${t.state} in ('noted', 'supported', 'shared', 'repaired', 'withdrawn')`),
      c.check('incidents_shared', sql`(${t.state} = 'shared') = (${t.sharedAt} is not null)`),
      c.check('incidents_closed', sql`(${t.state} in ('repaired', 'withdrawn')) = (${t.closedOn} is not null)`),
    ],
  );
  /** Each version of an incident is one step of it, so that nothing said is ever replaced. */
  const incidentSteps = c.table(
    'incident_steps',
    {
      schoolId: c.text('school_id').notNull(),
      incidentId: c.text('incident_id').notNull(),
      version: c.int('version').notNull(),
      step: c.text('step').$type<IncidentStep>().notNull(),
      /** What was seen or agreed on, how it was repaired, or why it was opened again or taken back. */
      text: c.text('text'),
      /** Who helps, and until when. */
      helper: c.text('helper'),
      untilOn: c.day('until_on'),
      /** The version of the help that is done, or is not. */
      about: c.int('about'),
      byId: c
        .text('by_id')
        .notNull()
        .references(() => persons.id),
      at: c.time('at').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.schoolId, t.incidentId, t.version] }),
      c.foreignKey({ columns: [t.schoolId, t.incidentId], foreignColumns: [incidents.schoolId, incidents.id] }),
      c.check(
        'incident_steps_step',
        sql`${t.step} in ('note', 'amend', 'support', 'done', 'not-done', 'share', 'repair', 'reopen', 'withdraw')`,
      ),
      c.check('incident_steps_text', sql`(${t.step} in ('done', 'not-done', 'share')) = (${t.text} is null)`),
      c.check('incident_steps_support', sql`(${t.step} = 'support') = (${t.helper} is not null)`),
      c.check('incident_steps_until', sql`(${t.step} = 'support') = (${t.untilOn} is not null)`),
      c.check('incident_steps_about', sql`(${t.step} in ('done', 'not-done')) = (${t.about} is not null)`),
    ],
  );
  return { incidents, incidentSteps };
}
