import { sql } from 'drizzle-orm';
import type { QuestionState, QuestionStep } from '../../server/core/question/steps.ts';
import type { Columns } from '../columns.ts';
import type { evidenceTables } from './evidence.ts';
import type { orgTables } from './org.ts';
import type { peopleTables } from './people.ts';

type Before = ReturnType<typeof orgTables> & ReturnType<typeof peopleTables> & ReturnType<typeof evidenceTables>;

/** What families ask about a record or a level, and what a teacher answers (decision 067). It is no record and counts nowhere. */
export function questionTables(c: Columns, { classes, terms, persons, pupils, marks }: Before) {
  const questions = c.table(
    'questions',
    {
      // No school before it: a family asks about whichever school's record, and the child's teacher of today may be elsewhere.
      id: c.text('id').primaryKey(),
      pupilId: c
        .text('pupil_id')
        .notNull()
        .references(() => pupils.id),
      /** The class whose teachers answer. */
      schoolId: c.text('school_id').notNull(),
      classId: c.text('class_id').notNull(),
      /** What it is about: of a level the term, the dimension and, unless it is the whole dimension, the indicator; of a record the mark too. */
      termId: c
        .text('term_id')
        .notNull()
        .references(() => terms.id),
      dimension: c.text('dimension').notNull(),
      indicatorId: c.text('indicator_id'),
      markSchoolId: c.text('mark_school_id'),
      markId: c.text('mark_id'),
      /** As the record was when it was asked about: a later version is said to be one. */
      markVersion: c.int('mark_version'),
      activityVersion: c.int('activity_version'),
      authorId: c.text('author_id').references(() => persons.id),
      aboutOn: c.day('about_on').notNull(),
      isPassedOn: c.bool('is_passed_on').notNull(),
      /** The child and what it is about while it is open, so that there is one; null afterwards. */
      openAbout: c.text('open_about'),
      state: c.text('state').$type<QuestionState>().notNull(),
      askedAt: c.time('asked_at').notNull(),
      /** Since when a teacher is waited for: asked, or asked again. */
      sentAt: c.time('sent_at').notNull(),
      answeredAt: c.time('answered_at'),
      changedAt: c.time('changed_at').notNull(),
      version: c.int('version').notNull(),
    },
    (t) => [
      c.unique('questions_open_once').on(t.openAbout),
      c.index('questions_by_pupil').on(t.pupilId, t.askedAt, t.id),
      c.index('questions_by_class').on(t.classId, t.state),
      c.index('questions_by_change').on(t.classId, t.changedAt, t.id),
      c.index('questions_by_school').on(t.schoolId, t.state),
      c.index('questions_by_time').on(t.schoolId, t.askedAt),
      c.foreignKey({ columns: [t.schoolId, t.classId], foreignColumns: [classes.schoolId, classes.id] }),
      c.foreignKey({ columns: [t.markSchoolId, t.markId], foreignColumns: [marks.schoolId, marks.id] }),
      c.check('questions_state', sql`${t.state} in ('asked', 'answered', 'asked-again', 'settled', 'withdrawn')`),
      c.check('questions_open', sql`(${t.state} in ('settled', 'withdrawn')) = (${t.openAbout} is null)`),
      c.check('questions_mark', sql`(${t.markId} is null) = (${t.markSchoolId} is null)`),
    ],
  );
  /** Each version of a question is one step of it, so that nothing said is ever replaced; and when the other side saw it first. */
  const questionSteps = c.table(
    'question_steps',
    {
      questionId: c
        .text('question_id')
        .notNull()
        .references(() => questions.id),
      version: c.int('version').notNull(),
      step: c.text('step').$type<QuestionStep>().notNull(),
      /** Null where nothing is said: settled, or taken back. */
      text: c.text('text'),
      byId: c
        .text('by_id')
        .notNull()
        .references(() => persons.id),
      at: c.time('at').notNull(),
      seenAt: c.time('seen_at'),
      seenBy: c.text('seen_by').references(() => persons.id),
    },
    (t) => [
      c.primaryKey({ columns: [t.questionId, t.version] }),
      c.index('question_steps_by_person').on(t.byId, t.at),
      c.check('question_steps_step', sql`${t.step} in ('ask', 'answer', 'ask-again', 'settle', 'withdraw')`),
      c.check('question_steps_text', sql`(${t.step} in ('settle', 'withdraw')) = (${t.text} is null)`),
    ],
  );
  return { questions, questionSteps };
}
