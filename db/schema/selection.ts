import type { ChosenWork } from '../../server/core/selection/chosen.ts';
import type { Columns } from '../columns.ts';
import type { orgTables } from './org.ts';
import type { peopleTables } from './people.ts';

/** Representative works of a term (代表作): what the family chose among the child's records, and what teachers suggested. */
export function selectionTables(
  c: Columns,
  { terms, persons, pupils }: ReturnType<typeof orgTables> & ReturnType<typeof peopleTables>,
) {
  /** The child's, of whichever school the records are: as what was said about photos it has no school in its key. */
  const selections = c.table(
    'selections',
    {
      pupilId: c
        .text('pupil_id')
        .notNull()
        .references(() => pupils.id),
      termId: c
        .text('term_id')
        .notNull()
        .references(() => terms.id),
      works: c.json('works').$type<readonly ChosenWork[]>().notNull(),
      version: c.int('version').notNull(),
      enteredAt: c.time('entered_at').notNull(),
      enteredBy: c
        .text('entered_by')
        .notNull()
        .references(() => persons.id),
    },
    (t) => [c.primaryKey({ columns: [t.pupilId, t.termId] })],
  );
  /** What was chosen before, by whom, and who chose otherwise. */
  const selectionVersions = c.table(
    'selection_versions',
    {
      pupilId: c.text('pupil_id').notNull(),
      termId: c.text('term_id').notNull(),
      version: c.int('version').notNull(),
      works: c.json('works').$type<readonly ChosenWork[]>().notNull(),
      enteredAt: c.time('entered_at').notNull(),
      enteredBy: c.text('entered_by').notNull(),
      replacedAt: c.time('replaced_at').notNull(),
      replacedBy: c.text('replaced_by').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.pupilId, t.termId, t.version] }),
      c.foreignKey({ columns: [t.pupilId, t.termId], foreignColumns: [selections.pupilId, selections.termId] }),
    ],
  );
  /** A record that a teacher of the child would choose; taken back, it is none. */
  const workSuggestions = c.table(
    'work_suggestions',
    {
      schoolId: c.text('school_id').notNull(),
      markId: c.text('mark_id').notNull(),
      pupilId: c
        .text('pupil_id')
        .notNull()
        .references(() => pupils.id),
      termId: c
        .text('term_id')
        .notNull()
        .references(() => terms.id),
      isSuggested: c.bool('is_suggested').notNull(),
      suggestedAt: c.time('suggested_at').notNull(),
      suggestedBy: c
        .text('suggested_by')
        .notNull()
        .references(() => persons.id),
    },
    (t) => [
      c.primaryKey({ columns: [t.schoolId, t.markId] }),
      c.index('work_suggestions_by_pupil').on(t.pupilId, t.termId),
    ],
  );
  return { selections, selectionVersions, workSuggestions };
}
