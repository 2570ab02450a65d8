import { sql } from 'drizzle-orm';
import type { Columns } from '../columns.ts';
import type { evidenceTables } from './evidence.ts';
import type { orgTables } from './org.ts';
import type { peopleTables } from './people.ts';

/** Blind second ratings: a sample of marks, rated again by teachers of other schools who see the evidence and no names. */
export function moderationTables(
  c: Columns,
  {
    areas,
    terms,
    persons,
    marks,
  }: ReturnType<typeof orgTables> & ReturnType<typeof peopleTables> & ReturnType<typeof evidenceTables>,
) {
  /** One drawing over an area's schools, in one dimension of one term. */
  const moderationRounds = c.table(
    'moderation_rounds',
    {
      id: c.text('id').primaryKey(),
      districtId: c
        .text('district_id')
        .notNull()
        .references(() => areas.id),
      areaId: c
        .text('area_id')
        .notNull()
        .references(() => areas.id),
      termId: c
        .text('term_id')
        .notNull()
        .references(() => terms.id),
      dimension: c.text('dimension').notNull(),
      /** Share of the dimension's marks that was asked for, 0.05–0.1, and how many people rate each. */
      share: c.num('share').notNull(),
      ratersEach: c.int('raters_each').notNull(),
      /** Marks by level in the area and term; those with something to judge by; the share of the first, as a number. */
      marks: c.int('marks').notNull(),
      judgeable: c.int('judgeable').notNull(),
      wanted: c.int('wanted').notNull(),
      drawnAt: c.time('drawn_at').notNull(),
      drawnBy: c
        .text('drawn_by')
        .notNull()
        .references(() => persons.id),
      closesOn: c.day('closes_on').notNull(),
      closedAt: c.time('closed_at'),
      closedBy: c.text('closed_by').references(() => persons.id),
    },
    (t) => [c.index('moderation_rounds_by_area').on(t.areaId, t.termId)],
  );
  /** One drawn mark as it was when it was drawn: an amendment later changes neither what was judged nor what it is compared with. */
  const moderationItems = c.table(
    'moderation_items',
    {
      id: c.text('id').primaryKey(),
      roundId: c
        .text('round_id')
        .notNull()
        .references(() => moderationRounds.id),
      schoolId: c.text('school_id').notNull(),
      markId: c.text('mark_id').notNull(),
      rubricId: c.text('rubric_id').notNull(),
      indicatorId: c.text('indicator_id').notNull(),
      grade: c.int('grade').notNull(),
      level: c.text('level').notNull(),
      raterId: c.text('rater_id').notNull(),
      pupilId: c.text('pupil_id').notNull(),
      /** What is shown: names of people, classes and schools taken out. */
      title: c.text('title').notNull(),
      note: c.text('note').notNull(),
      /** It says what was seen of all who were there: its mark has the level that most of them were given. */
      isShared: c.bool('is_shared').notNull().default(false),
    },
    (t) => [
      c.unique('moderation_items_once').on(t.roundId, t.markId),
      c.foreignKey({ columns: [t.schoolId, t.markId], foreignColumns: [marks.schoolId, marks.id] }),
    ],
  );
  /** One person's blind rating of one item; without `level` it is still to do, or was left with a reason. */
  const moderationRatings = c.table(
    'moderation_ratings',
    {
      id: c.text('id').primaryKey(),
      roundId: c
        .text('round_id')
        .notNull()
        .references(() => moderationRounds.id),
      itemId: c
        .text('item_id')
        .notNull()
        .references(() => moderationItems.id),
      raterId: c
        .text('rater_id')
        .notNull()
        .references(() => persons.id),
      /** The school the rater was drawn from: never the item's. */
      raterSchoolId: c.text('rater_school_id').notNull(),
      place: c.int('place').notNull(),
      level: c.text('level'),
      left: c.text('left_because').$type<'not-enough' | 'know-the-child'>(),
      ratedAt: c.time('rated_at'),
      /** From being shown to being answered. */
      seconds: c.num('seconds'),
    },
    (t) => [
      c.unique('moderation_ratings_once').on(t.itemId, t.raterId),
      c.index('moderation_ratings_by_rater').on(t.raterId, t.roundId, t.place),
      c.index('moderation_ratings_by_round').on(t.roundId),
      c.check(
        'moderation_ratings_answer',
        sql`(${t.ratedAt} is null and ${t.level} is null and ${t.left} is null)
          or (${t.ratedAt} is not null and (${t.level} is null) <> (${t.left} is null))`,
      ),
    ],
  );
  return { moderationRounds, moderationItems, moderationRatings };
}
