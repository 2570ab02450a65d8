import { sql } from 'drizzle-orm';
import type { CorrectionState } from '../../server/core/cycle/correction.ts';
import type { Columns } from '../columns.ts';
import type { evidenceTables } from './evidence.ts';
import type { orgTables } from './org.ts';
import type { peopleTables } from './people.ts';

type Before = ReturnType<typeof orgTables> & ReturnType<typeof peopleTables> & ReturnType<typeof evidenceTables>;

/** What is filed of a class's term when it was confirmed, and how it is corrected afterwards (decision 085). */
export function archiveTables(c: Columns, { classes, terms, persons, pupils, activities }: Before) {
  /** A child's report of a term as it was filed. Only added to: triggers refuse anything else. */
  const archives = c.table(
    'archives',
    {
      schoolId: c.text('school_id').notNull(),
      id: c.text('id').notNull(),
      classId: c.text('class_id').notNull(),
      termId: c
        .text('term_id')
        .notNull()
        .references(() => terms.id),
      pupilId: c
        .text('pupil_id')
        .notNull()
        .references(() => pupils.id),
      /** Counted from 1 for each child, class and term: of two who file at once the database takes one. */
      number: c.int('number').notNull(),
      /** SHA-256 in hex of the document, and of the list in it that was confirmed. */
      digest: c.text('digest').notNull(),
      evidence: c.text('evidence').notNull(),
      /** The document, packed (server/archive/document.ts). */
      body: c.text('body').notNull(),
      filedBy: c
        .text('filed_by')
        .notNull()
        .references(() => persons.id),
      filedAt: c.time('filed_at').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.schoolId, t.id] }),
      c.unique('archives_once').on(t.classId, t.termId, t.pupilId, t.number),
      c.index('archives_by_pupil').on(t.pupilId),
      c.foreignKey({ columns: [t.schoolId, t.classId], foreignColumns: [classes.schoolId, classes.id] }),
    ],
  );
  /** What many documents name by its digest: a rubric as it was in force, a school's emblem. Only added to. */
  const archiveParts = c.table('archive_parts', {
    digest: c.text('digest').primaryKey(),
    body: c.text('body').notNull(),
  });
  /** Who asked for a correction of what is closed, who decided, and what it opens. */
  const corrections = c.table(
    'corrections',
    {
      schoolId: c.text('school_id').notNull(),
      id: c.text('id').notNull(),
      classId: c.text('class_id').notNull(),
      termId: c
        .text('term_id')
        .notNull()
        .references(() => terms.id),
      pupilId: c
        .text('pupil_id')
        .notNull()
        .references(() => pupils.id),
      /** What it opens; null where something is missing: then a new record of the child. */
      activityId: c.text('activity_id'),
      reason: c.text('reason').notNull(),
      state: c.text('state').$type<CorrectionState>().notNull(),
      askedBy: c
        .text('asked_by')
        .notNull()
        .references(() => persons.id),
      askedAt: c.time('asked_at').notNull(),
      answer: c.text('answer'),
      decidedBy: c.text('decided_by').references(() => persons.id),
      decidedAt: c.time('decided_at'),
      endedBy: c.text('ended_by').references(() => persons.id),
      endedAt: c.time('ended_at'),
    },
    (t) => [
      c.primaryKey({ columns: [t.schoolId, t.id] }),
      c.index('corrections_by_class').on(t.classId, t.termId, t.askedAt),
      c.foreignKey({ columns: [t.schoolId, t.classId], foreignColumns: [classes.schoolId, classes.id] }),
      c.foreignKey({ columns: [t.schoolId, t.activityId], foreignColumns: [activities.schoolId, activities.id] }),
      c.check('corrections_state', sql`${t.state} in ('asked', 'granted', 'refused', 'ended')`),
      c.check('corrections_decided', sql`(${t.state} = 'asked') = (${t.decidedAt} is null)`),
      c.check('corrections_two', sql`${t.decidedBy} is null or ${t.decidedBy} <> ${t.askedBy}`),
      c.check('corrections_ended', sql`(${t.state} = 'ended') = (${t.endedAt} is not null)`),
    ],
  );
  return { archives, archiveParts, corrections };
}
