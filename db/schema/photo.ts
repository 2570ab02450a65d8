import { sql } from 'drizzle-orm';
import type { Columns } from '../columns.ts';
import type { evidenceTables } from './evidence.ts';
import type { peopleTables } from './people.ts';

export function photoTables(
  c: Columns,
  { pupils, persons, activities }: ReturnType<typeof peopleTables> & ReturnType<typeof evidenceTables>,
) {
  /** A photo of an activity. The file is named by its digest and never changes; this row says where it belongs. */
  const photos = c.table(
    'photos',
    {
      schoolId: c.text('school_id').notNull(),
      id: c.text('id').notNull(),
      activityId: c.text('activity_id').notNull(),
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
      withdrawnBy: c.text('withdrawn_by').references(() => persons.id),
      /** Of a withdrawn one: when its file was taken away, or left to another that stands with the same picture. */
      fileLetGoAt: c.time('file_let_go_at'),
    },
    (t) => [
      c.primaryKey({ columns: [t.schoolId, t.id] }),
      c.unique('photos_by_id').on(t.id),
      c.index('photos_by_activity').on(t.schoolId, t.activityId),
      c.index('photos_by_digest').on(t.digest),
      // Of those alone whose file is still to go, so that nobody looks for photos that stand by walking it.
      c
        .index('photos_by_withdrawal')
        .on(t.withdrawnAt)
        .where(sql`${t.withdrawnAt} is not null and ${t.fileLetGoAt} is null`),
      c.foreignKey({ columns: [t.schoolId, t.activityId], foreignColumns: [activities.schoolId, activities.id] }),
    ],
  );
  /** The children who can be recognised in it; none where only the work is seen. */
  const photoPupils = c.table(
    'photo_pupils',
    {
      schoolId: c.text('school_id').notNull(),
      photoId: c.text('photo_id').notNull(),
      pupilId: c
        .text('pupil_id')
        .notNull()
        .references(() => pupils.id),
    },
    (t) => [
      c.primaryKey({ columns: [t.schoolId, t.photoId, t.pupilId] }),
      c.foreignKey({ columns: [t.schoolId, t.photoId], foreignColumns: [photos.schoolId, photos.id] }),
    ],
  );
  /** What a guardian said last; without a row nobody was asked, which is no consent. */
  const consents = c.table(
    'consents',
    {
      pupilId: c
        .text('pupil_id')
        .notNull()
        .references(() => pupils.id),
      kind: c.text('kind').$type<'photos'>().notNull(),
      isGiven: c.bool('is_given').notNull(),
      personId: c
        .text('person_id')
        .notNull()
        .references(() => persons.id),
      at: c.time('at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.pupilId, t.kind] }), c.check('consents_kind', sql`${t.kind} in ('photos')`)],
  );
  return { photos, photoPupils, consents };
}
