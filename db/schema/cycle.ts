import { sql } from 'drizzle-orm';
import type { Columns } from '../columns.ts';
import type { orgTables } from './org.ts';
import type { peopleTables } from './people.ts';

/** The official cycle of a class's term (decision 080): how long its records are at notice in a district, and when they were. */
export function cycleTables(
  c: Columns,
  { areas, classes, terms, persons, pupils }: ReturnType<typeof orgTables> & ReturnType<typeof peopleTables>,
) {
  /** What a district said of it, each time it did: the last version holds, and none is the usual (core/cycle/scheme.ts). */
  const termSchemes = c.table(
    'term_schemes',
    {
      districtId: c
        .text('district_id')
        .notNull()
        .references(() => areas.id),
      version: c.int('version').notNull(),
      noticeDays: c.int('notice_days').notNull(),
      answerDays: c.int('answer_days').notNull(),
      saidBy: c
        .text('said_by')
        .notNull()
        .references(() => persons.id),
      saidAt: c.time('said_at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.districtId, t.version] })],
  );
  const notices = c.table(
    'notices',
    {
      schoolId: c.text('school_id').notNull(),
      id: c.text('id').notNull(),
      classId: c.text('class_id').notNull(),
      termId: c
        .text('term_id')
        .notNull()
        .references(() => terms.id),
      /** Its first and its last day. It ends by itself: nothing is written then. */
      startsOn: c.day('starts_on').notNull(),
      endsOn: c.day('ends_on').notNull(),
      /** The class and the term, unless it was stopped: so that there is one, and one key to ask for it. */
      standing: c.text('standing'),
      openedAt: c.time('opened_at').notNull(),
      openedBy: c
        .text('opened_by')
        .notNull()
        .references(() => persons.id),
      stoppedAt: c.time('stopped_at'),
      stoppedBy: c.text('stopped_by').references(() => persons.id),
      stopReason: c.text('stop_reason'),
    },
    (t) => [
      c.primaryKey({ columns: [t.schoolId, t.id] }),
      c.unique('notices_once').on(t.standing),
      c.index('notices_by_class').on(t.classId, t.termId, t.openedAt),
      c.foreignKey({ columns: [t.schoolId, t.classId], foreignColumns: [classes.schoolId, classes.id] }),
      c.check('notices_stopped', sql`(${t.stoppedAt} is null) = (${t.standing} is not null)`),
    ],
  );
  /** Whether a guardian keeps the titles of a child out of what classmates' families see; what was said last. */
  const noticeHidings = c.table(
    'notice_hidings',
    {
      pupilId: c
        .text('pupil_id')
        .notNull()
        .references(() => pupils.id),
      isHidden: c.bool('is_hidden').notNull(),
      saidBy: c
        .text('said_by')
        .notNull()
        .references(() => persons.id),
      saidAt: c.time('said_at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.pupilId] })],
  );
  return { termSchemes, notices, noticeHidings };
}
