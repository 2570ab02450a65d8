import type { DimensionScore, ErrorTerms } from '../../server/core/scoring/dimension-score.ts';
import type { Columns } from '../columns.ts';
import type { orgTables } from './org.ts';
import type { peopleTables } from './people.ts';

/** `week` is its Monday; `fresh` were entered within 7 days of happening. */
export type WeekRecords = { readonly week: string; readonly records: number; readonly fresh: number };

/** Of one indicator: the records that may count, and the last day among them. In order of the rubric; one without records is left out. */
export type SeenIndicator = readonly [indicatorId: string, records: number, lastOn: string];

/** A score without what was rated by the child's own goal: what comparisons are made of. */
export type Compared = Pick<DimensionScore, 'status' | 'score' | 'level' | 'errorTerms'>;

/** Only db/derive.ts writes these tables; `npm run rebuild` recomputes them from evidence and must change nothing. */
export function scoreTables(
  c: Columns,
  { classes, terms, pupils }: ReturnType<typeof orgTables> & ReturnType<typeof peopleTables>,
) {
  /** One pupil × one dimension × one term. */
  const scores = c.table(
    'scores',
    {
      schoolId: c.text('school_id').notNull(),
      pupilId: c
        .text('pupil_id')
        .notNull()
        .references(() => pupils.id),
      termId: c
        .text('term_id')
        .notNull()
        .references(() => terms.id),
      dimension: c.text('dimension').notNull(),
      classId: c.text('class_id').notNull(),
      status: c.text('status').$type<'ok' | 'provisional' | 'insufficient_evidence'>().notNull(),
      score: c.num('score'),
      level: c.text('level'),
      bonus: c.num('bonus').notNull(),
      /** Level marks that count in the score, by how many people, and the observed part of the weight (0–1). */
      ratings: c.int('ratings').notNull(),
      raters: c.int('raters').notNull(),
      weightShare: c.num('weight_share').notNull(),
      /** This term's records: all, and those entered within 7 days of happening. */
      records: c.int('records').notNull(),
      fresh: c.int('fresh').notNull(),
      lastOn: c.day('last_on'),
      /** The same records by the week they happened in, in order of weeks. */
      weeks: c.json('weeks').$type<readonly WeekRecords[]>().notNull().default([]),
      /** What of the year to date may count, for the class's page. What each indicator is worth, the child's page works out from the marks. */
      seen: c.json('seen').$type<readonly SeenIndicator[]>().notNull(),
      /** The parts of its rating error that a group's mean adds up; null where it is not estimated. */
      errorTerms: c.json('error_terms').$type<ErrorTerms>(),
      /** Null where it is the score itself. */
      compared: c.json('compared').$type<Compared>(),
      methodVersion: c.text('method_version').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.schoolId, t.pupilId, t.termId, t.dimension] }),
      c.index('scores_by_class').on(t.classId, t.termId, t.dimension),
      c.index('scores_by_pupil').on(t.pupilId, t.termId),
      c.foreignKey({ columns: [t.schoolId, t.classId], foreignColumns: [classes.schoolId, classes.id] }),
    ],
  );
  /** One class × one dimension × one term: sums, so that grades and schools are sums of rows. */
  const rollups = c.table(
    'rollups',
    {
      schoolId: c.text('school_id').notNull(),
      classId: c.text('class_id').notNull(),
      termId: c
        .text('term_id')
        .notNull()
        .references(() => terms.id),
      dimension: c.text('dimension').notNull(),
      pupils: c.int('pupils').notNull(),
      noticed: c.int('noticed').notNull(),
      ok: c.int('ok').notNull(),
      scored: c.int('scored').notNull(),
      records: c.int('records').notNull(),
      fresh: c.int('fresh').notNull(),
      /** Records by week, and of how many pupils. */
      weeks: c.json('weeks').$type<readonly (WeekRecords & { readonly pupils: number })[]>().notNull().default([]),
      scoreSum: c.num('score_sum').notNull(),
      squareSum: c.num('square_sum').notNull(),
      /** Scored pupils at each level of the rubric, best first. */
      levels: c.json('levels').$type<{ level: string; count: number }[]>().notNull(),
      /** What the rating error of a mean over these pupils is made of (core's ErrorTerms, summed); null where not estimated. */
      errorTerms: c.json('error_terms').$type<ErrorTerms>(),
      methodVersion: c.text('method_version').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.schoolId, t.classId, t.termId, t.dimension] }),
      c.index('rollups_by_term').on(t.schoolId, t.termId),
      c.foreignKey({ columns: [t.schoolId, t.classId], foreignColumns: [classes.schoolId, classes.id] }),
    ],
  );
  return { scores, rollups };
}
