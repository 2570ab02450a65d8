import type { KeptChoice } from '../../server/core/comment/catches.ts';
import type { Citation } from '../../server/core/comment/citations.ts';
import type { Columns } from '../columns.ts';
import type { orgTables } from './org.ts';
import type { peopleTables } from './people.ts';

/** What a homeroom teacher writes about a child for a term (评语): a named person's, a draft until it is released to the family. */
export function commentTables(
  c: Columns,
  { classes, terms, persons, pupils }: ReturnType<typeof orgTables> & ReturnType<typeof peopleTables>,
) {
  const comments = c.table(
    'comments',
    {
      schoolId: c.text('school_id').notNull(),
      id: c.text('id').notNull(),
      classId: c.text('class_id').notNull(),
      pupilId: c
        .text('pupil_id')
        .notNull()
        .references(() => pupils.id),
      termId: c
        .text('term_id')
        .notNull()
        .references(() => terms.id),
      text: c.text('text').notNull(),
      /** Which records are cited where in the text. */
      citations: c.json('citations').$type<readonly Citation[]>().notNull(),
      /** What the author was warned of and kept on purpose. */
      kept: c.json('kept').$type<readonly KeptChoice[]>().notNull(),
      authorId: c
        .text('author_id')
        .notNull()
        .references(() => persons.id),
      begunBy: c
        .text('begun_by')
        .notNull()
        .references(() => persons.id),
      enteredAt: c.time('entered_at').notNull(),
      version: c.int('version').notNull(),
      /** Null while it is a draft. */
      releasedAt: c.time('released_at'),
      releasedBy: c.text('released_by').references(() => persons.id),
    },
    (t) => [
      c.primaryKey({ columns: [t.schoolId, t.id] }),
      c.unique('comments_once').on(t.classId, t.termId, t.pupilId),
      c.index('comments_by_pupil').on(t.pupilId, t.termId),
      c.foreignKey({ columns: [t.schoolId, t.classId], foreignColumns: [classes.schoolId, classes.id] }),
    ],
  );
  /** What a comment said before, whose it was, whether the family read it, and who replaced, released or took it back. */
  const commentVersions = c.table(
    'comment_versions',
    {
      schoolId: c.text('school_id').notNull(),
      commentId: c.text('comment_id').notNull(),
      version: c.int('version').notNull(),
      text: c.text('text').notNull(),
      citations: c.json('citations').$type<readonly Citation[]>().notNull(),
      kept: c.json('kept').$type<readonly KeptChoice[]>().notNull(),
      authorId: c.text('author_id').notNull(),
      enteredAt: c.time('entered_at').notNull(),
      releasedAt: c.time('released_at'),
      releasedBy: c.text('released_by'),
      replacedAt: c.time('replaced_at').notNull(),
      replacedBy: c.text('replaced_by').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.schoolId, t.commentId, t.version] }),
      c.foreignKey({ columns: [t.schoolId, t.commentId], foreignColumns: [comments.schoolId, comments.id] }),
    ],
  );
  return { comments, commentVersions };
}
