import { sql } from 'drizzle-orm';
import type { Pledge } from '../../server/core/contribution/pledge.ts';
import type { ContributionState } from '../../server/core/contribution/steps.ts';
import type { Columns } from '../columns.ts';
import type { evidenceTables } from './evidence.ts';
import type { orgTables } from './org.ts';
import type { peopleTables } from './people.ts';

type Before = ReturnType<typeof orgTables> & ReturnType<typeof peopleTables> & ReturnType<typeof evidenceTables>;

/**
 * What a family adds about its child. It is no record: nothing that counts, lists or searches records reads it, and once a teacher has
 * approved it the record beside it is an activity like any other.
 */
export function contributionTables(c: Columns, { classes, persons, pupils, activities }: Before) {
  /** Whose it is and what it says; also of what it said before. */
  const said = {
    pupilId: c
      .text('pupil_id')
      .notNull()
      .references(() => pupils.id),
    schoolId: c.text('school_id').notNull(),
    /** The class the child was in on the day. */
    classId: c.text('class_id').notNull(),
    happenedOn: c.day('happened_on').notNull(),
    title: c.text('title').notNull(),
    hours: c.num('hours'),
    organiser: c.text('organiser'),
    reflection: c.text('reflection'),
    /** Null where the family leaves it to the teacher. */
    indicatorId: c.text('indicator_id'),
    /** The level that whoever sent it gives it, where the indicator has a share for what a child, or its family, says. */
    ownLevel: c.text('own_level'),
    /** Of what the child joined by itself, with no school behind it: which words of the pledge were agreed to, by whom and when. */
    pledge: c.text('pledge').$type<Pledge>(),
    pledgedBy: c.text('pledged_by').references(() => persons.id),
    pledgedAt: c.time('pledged_at'),
    /** Why no photo proves it. */
    noProof: c.text('no_proof'),
    state: c.text('state').$type<ContributionState>().notNull(),
    sentAt: c.time('sent_at').notNull(),
    /** Who returned or approved it last, and why it was returned. */
    reviewerId: c.text('reviewer_id').references(() => persons.id),
    reviewedAt: c.time('reviewed_at'),
    reason: c.text('reason'),
    reasonWords: c.text('reason_words'),
  };
  const contributions = c.table(
    'contributions',
    {
      // No school before it: a family that moves it to another child of its own may move it to another school.
      id: c.text('id').primaryKey(),
      ...said,
      /** Who of the family sent it: a guardian, or the child itself (db/reach/own-accounts.ts). */
      guardianId: c
        .text('guardian_id')
        .notNull()
        .references(() => persons.id),
      /** When it was sent first. */
      proposedAt: c.time('proposed_at').notNull(),
      version: c.int('version').notNull(),
      /** The record it became. */
      activityId: c.text('activity_id'),
    },
    (t) => [
      c.unique('contributions_by_activity').on(t.activityId),
      c.index('contributions_by_pupil').on(t.pupilId, t.proposedAt, t.id),
      c.index('contributions_by_class').on(t.classId, t.state, t.sentAt, t.id),
      c.index('contributions_by_guardian').on(t.guardianId, t.proposedAt),
      c.foreignKey({ columns: [t.schoolId, t.classId], foreignColumns: [classes.schoolId, classes.id] }),
      c.foreignKey({ columns: [t.schoolId, t.activityId], foreignColumns: [activities.schoolId, activities.id] }),
      c.check('contributions_state', sql`${t.state} in ('proposed', 'returned', 'approved', 'withdrawn')`),
      c.check('contributions_approved', sql`(${t.state} = 'approved') = (${t.activityId} is not null)`),
    ],
  );
  /** What it said, and how it stood, before it was changed, returned, decided or taken back, and who did so. */
  const contributionVersions = c.table(
    'contribution_versions',
    {
      contributionId: c
        .text('contribution_id')
        .notNull()
        .references(() => contributions.id),
      version: c.int('version').notNull(),
      ...said,
      replacedAt: c.time('replaced_at').notNull(),
      replacedBy: c.text('replaced_by').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.contributionId, t.version] })],
  );
  /**
   * A photo of what a family adds, which is no photo of a record until that is approved. One that was sent and is of nothing yet counts as
   * withdrawn, so that it goes as withdrawn ones go. Approved it is withdrawn here, and stands as the record's, by the same id.
   */
  const contributionPhotos = c.table(
    'contribution_photos',
    {
      id: c.text('id').primaryKey(),
      contributionId: c.text('contribution_id').references(() => contributions.id),
      isProof: c.bool('is_proof').notNull(),
      digest: c.text('digest').notNull(),
      width: c.int('width').notNull(),
      height: c.int('height').notNull(),
      bytes: c.int('bytes').notNull(),
      authorId: c
        .text('author_id')
        .notNull()
        .references(() => persons.id),
      enteredAt: c.time('entered_at').notNull(),
      withdrawnAt: c.time('withdrawn_at'),
      /** When it became the record's: withdrawn at the same moment, and its file left to the other. */
      recordedAt: c.time('recorded_at'),
      fileLetGoAt: c.time('file_let_go_at'),
    },
    (t) => [
      c.index('contribution_photos_by_contribution').on(t.contributionId),
      c.index('contribution_photos_by_author').on(t.authorId, t.enteredAt),
      c.index('contribution_photos_by_digest').on(t.digest),
      c
        .index('contribution_photos_by_withdrawal')
        .on(t.withdrawnAt)
        .where(sql`${t.withdrawnAt} is not null and ${t.fileLetGoAt} is null`),
      c.check('contribution_photos_placed', sql`${t.contributionId} is not null or ${t.withdrawnAt} is not null`),
    ],
  );
  return { contributions, contributionVersions, contributionPhotos };
}
