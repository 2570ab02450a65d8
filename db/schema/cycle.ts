import { sql } from 'drizzle-orm';
import type { ConfirmationStep, Excuse, Stage } from '../../server/core/cycle/confirmation.ts';
import type { ObjectionAbout, ObjectionReason, ObjectionState } from '../../server/core/cycle/objection.ts';
import type { Columns } from '../columns.ts';
import type { evidenceTables } from './evidence.ts';
import type { orgTables } from './org.ts';
import type { peopleTables } from './people.ts';

type Before = ReturnType<typeof orgTables> & ReturnType<typeof peopleTables> & ReturnType<typeof evidenceTables>;

/** The official cycle of a class's term (decision 080): how long its records are at notice in a district, and when they were. */
export function cycleTables(c: Columns, { areas, classes, terms, persons, pupils, activities }: Before) {
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
      /** Since when something of it is filed: from then on only a correction opens it (decision 085). */
      filedAt: c.time('filed_at'),
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
  /** What families say against what a notice shows. It is no record; where it is upheld, the activity may be corrected while the notice runs. */
  const objections = c.table(
    'objections',
    {
      schoolId: c.text('school_id').notNull(),
      id: c.text('id').notNull(),
      noticeId: c.text('notice_id').notNull(),
      classId: c.text('class_id').notNull(),
      termId: c
        .text('term_id')
        .notNull()
        .references(() => terms.id),
      /** The receipt's: counted from 1 in each notice. */
      number: c.int('number').notNull(),
      /** Whose family says it. */
      pupilId: c
        .text('pupil_id')
        .notNull()
        .references(() => pupils.id),
      byId: c
        .text('by_id')
        .notNull()
        .references(() => persons.id),
      about: c.text('about').$type<ObjectionAbout>().notNull(),
      /** Null where something is missing. */
      activityId: c.text('activity_id'),
      text: c.text('text').notNull(),
      state: c.text('state').$type<ObjectionState>().notNull(),
      sentAt: c.time('sent_at').notNull(),
      reason: c.text('reason').$type<ObjectionReason>(),
      answer: c.text('answer'),
      answeredBy: c.text('answered_by').references(() => persons.id),
      answeredAt: c.time('answered_at'),
    },
    (t) => [
      c.primaryKey({ columns: [t.schoolId, t.id] }),
      c.unique('objections_once').on(t.noticeId, t.number),
      c.index('objections_by_pupil').on(t.pupilId, t.sentAt),
      c.index('objections_by_school').on(t.schoolId, t.sentAt),
      c.foreignKey({ columns: [t.schoolId, t.noticeId], foreignColumns: [notices.schoolId, notices.id] }),
      c.foreignKey({ columns: [t.schoolId, t.activityId], foreignColumns: [activities.schoolId, activities.id] }),
      c.check('objections_about', sql`(${t.about} = 'missing') = (${t.activityId} is null)`),
      c.check('objections_state', sql`${t.state} in ('sent', 'upheld', 'refused')`),
      c.check('objections_decided', sql`(${t.state} = 'sent') = (${t.answeredAt} is null)`),
    ],
  );
  /** Who confirmed a child's record of a term that was at notice, or took that back; what was said stays. */
  const confirmations = c.table(
    'confirmations',
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
      /** Counted from 1 for each child, class and term: of two who say something at once the database takes one. */
      number: c.int('number').notNull(),
      stage: c.text('stage').$type<Stage>().notNull(),
      step: c.text('step').$type<ConfirmationStep>().notNull(),
      /** Of the list that was shown (core/cycle/evidence-list.ts), SHA-256 in hex. */
      hash: c.text('hash').notNull(),
      /** Why the homeroom teacher goes on without the guardian. */
      excuse: c.text('excuse').$type<Excuse>(),
      /** Why it is taken back. */
      reason: c.text('reason'),
      byId: c
        .text('by_id')
        .notNull()
        .references(() => persons.id),
      at: c.time('at').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.schoolId, t.id] }),
      c.unique('confirmations_once').on(t.classId, t.termId, t.pupilId, t.number),
      c.foreignKey({ columns: [t.schoolId, t.classId], foreignColumns: [classes.schoolId, classes.id] }),
      c.check('confirmations_stage', sql`${t.stage} in ('guardian', 'homeroom', 'principal')`),
      c.check('confirmations_step', sql`(${t.step} = 'take-back') = (${t.reason} is not null)`),
    ],
  );
  return { termSchemes, notices, noticeHidings, objections, confirmations };
}
