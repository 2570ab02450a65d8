import { and, eq, type SQL } from 'drizzle-orm';
import { isFresh, mondayOf } from '../../server/core/calendar/days.ts';
import { gradeOf, yearToDate } from '../../server/core/calendar/terms.ts';
import type { Rubric } from '../../server/core/rubric/rubric.ts';
import {
  type IndicatorScore,
  METHOD_VERSION,
  type ScoredMark,
  type ScoreInput,
} from '../../server/core/scoring/dimension-score.ts';
import type { ScoreInShort } from '../../server/core/scoring/score-dimension.ts';
import { selectArranged } from '../arranged.ts';
import { among, besideKey } from '../dialect.ts';
import type { Reader } from '../engine.ts';
import { selectOfferedToAll } from '../offered-to-all.ts';
import type { TermRow } from '../reach/lists.ts';
import type { SeenIndicator, WeekRecords } from '../schema/score.ts';
import type { Tables } from '../schema/tables.ts';
import { type Holes, statement } from '../statement.ts';
import { unsafeTables } from '../unsafe-tables.ts';
import { comparedScore, exemptIn } from './compared.ts';

export type ScoreRow = Tables['scores']['$inferSelect'];
/** What is stored of a score, and what it is made of: more of that is worked out anew whenever somebody opens the child's page. */
export type Scored<Made> = {
  readonly row: ScoreRow;
  readonly made: Made;
  /** The marks among them that were given by the child's own goal. */
  readonly byOwnGoal: ReadonlySet<string>;
};
type Scoring<Made> = (rubric: Rubric, input: ScoreInput) => Made;
type MarkRow = Awaited<ReturnType<typeof selectMarks>>[number];

/** One school in one term of its district's, as of a day. */
export type SchoolTerm = {
  readonly schoolId: string;
  readonly terms: readonly TermRow[];
  readonly term: TermRow;
  readonly day: string;
};

/**
 * The marks of some pupils of one school in one dimension and one term, scored: in short to be stored, or with all it is made of. Pupils
 * without any record have no row. `readable` leaves out what somebody may not read, for a score that is shown to them and never stored.
 */
export async function computeScores<Made extends ScoreInShort>(
  q: Reader,
  { schoolId, terms, term, rubric }: SchoolTerm & { readonly rubric: Rubric },
  places: Places,
  score: Scoring<Made>,
  readable?: SQL,
): Promise<Scored<Made>[]> {
  if (places.size === 0) return [];
  const { dimension } = rubric;
  const codeOf = new Map(yearToDate(terms, term.code).map((one) => [one.id, one.code]));
  const of = { schoolId, dimension, pupilIds: [...places.keys()], termIds: [...codeOf.keys()] };
  const marksOf = new Map<string, MarkRow[]>();
  for (const mark of await selectMarks(q, of, readable)) {
    const marks = marksOf.get(mark.pupilId);
    if (marks) marks.push(mark);
    else marksOf.set(mark.pupilId, [mark]);
  }
  const arranged = await selectArranged(q, schoolId);
  const offeredToAll = await selectOfferedToAll(q, schoolId, term.code);
  const weekOf = remembering(mondayOf);
  return [...marksOf].flatMap(([pupilId, marks]) => {
    const place = places.get(pupilId);
    if (!place) return [];
    const own = arranged.get(pupilId) ?? [];
    const exempt = exemptIn(own, { terms, term, rubric });
    const byOwnGoal = new Set(marks.flatMap((mark) => (mark.byOwnGoal ? mark.id : [])));
    const input: ScoreInput = {
      grade: gradeOf(place, term.code),
      term: term.code,
      termStartsOn: term.startsOn,
      sex: place.sex,
      marks: marks.flatMap((mark) => asScored(mark, codeOf)),
      offeredToAll,
      ...(exempt && { exempt }),
    };
    const made = score(rubric, input);
    const ofTerm = marks.filter((mark) => mark.termId === term.id);
    const weeks = weeksOf(ofTerm, weekOf);
    const { status, level, bonus, ratings, raters, weightShare, errorTerms } = made;
    const row = {
      schoolId,
      termId: term.id,
      dimension,
      pupilId,
      classId: place.classId,
      ...{ status, score: made.score, level, bonus, ratings, raters, weightShare },
      records: ofTerm.length,
      fresh: weeks.reduce((sum, week) => sum + week.fresh, 0),
      lastOn: ofTerm.reduce<string | null>(
        (last, { happenedOn: on }) => (last === null || on > last ? on : last),
        null,
      ),
      weeks,
      seen: made.indicators.flatMap(seenIn),
      errorTerms,
      compared: comparedScore(input, { arranged: own, byOwnGoal }, { terms, term, rubric }),
      methodVersion: METHOD_VERSION,
    };
    return { row, made, byOwnGoal };
  });
}

function seenIn({
  id,
  records,
  lastHappenedOn,
}: Pick<IndicatorScore, 'id' | 'records' | 'lastHappenedOn'>): SeenIndicator[] {
  return lastHappenedOn === null ? [] : [[id, records, lastHappenedOn]];
}

function weeksOf(marks: readonly MarkRow[], weekOf: (day: string) => string): WeekRecords[] {
  const weeks = new Map<string, { week: string; records: number; fresh: number }>();
  for (const { happenedOn, enteredAt } of marks) {
    const week = weekOf(happenedOn);
    const sum = weeks.get(week) ?? { week, records: 0, fresh: 0 };
    sum.records += 1;
    if (isFresh(happenedOn, enteredAt)) sum.fresh += 1;
    weeks.set(week, sum);
  }
  return [...weeks.values()].sort((a, b) => (a.week < b.week ? -1 : 1));
}

/** The marks of a class are of some thirty days, each of them forty times. */
function remembering(weekOf: (day: string) => string): (day: string) => string {
  const known = new Map<string, string>();
  return (day) => {
    const week = known.get(day) ?? weekOf(day);
    known.set(day, week);
    return week;
  };
}

/**
 * Each pupil's class in the term as of a day – the one it is in, else the one it was in last, else the one it comes into first – and what
 * the fitness tables need of the pupil.
 */
export async function selectPlaces(q: Reader, { schoolId, term, day }: SchoolTerm, pupilIds: readonly string[]) {
  if (pupilIds.length === 0) return new Map<string, never>();
  const rows = await selectStays(q, { schoolId, termId: term.id, pupilIds });
  const first = new Map<string, (typeof rows)[number]>();
  for (const row of rows.sort((a, b) =>
    a.startsOn < b.startsOn ? -1 : a.startsOn > b.startsOn ? 1 : a.classId < b.classId ? -1 : 1,
  )) {
    if (!first.has(row.pupilId) || row.startsOn <= day) first.set(row.pupilId, row);
  }
  return first;
}
type Places = ReadonlyMap<string, Awaited<ReturnType<typeof selectStays>>[number]>;

const selectStays = statement((q, at: Holes<{ schoolId: string; termId: string; pupilIds: readonly string[] }>) => {
  const { enrolments, classes, pupils } = unsafeTables(q);
  return q
    .select({
      pupilId: enrolments.pupilId,
      sex: pupils.sex,
      classId: enrolments.classId,
      stage: classes.stage,
      entryYear: classes.entryYear,
      startsOn: enrolments.startsOn,
      endedOn: enrolments.endedOn,
    })
    .from(enrolments)
    .innerJoin(classes, and(eq(classes.schoolId, enrolments.schoolId), eq(classes.id, enrolments.classId)))
    .innerJoin(pupils, eq(pupils.id, enrolments.pupilId))
    .where(
      and(
        besideKey(enrolments.schoolId, at.schoolId),
        eq(enrolments.termId, at.termId),
        among(q, enrolments.pupilId, at.pupilIds),
      ),
    );
});

/**
 * By pupil, then id, so that sums are taken in one order whatever the engine. What is kept for staff is a note and counts in nothing
 * (docs/rules.md 27): every figure opens to records that the family may see.
 */
async function selectMarks(q: Reader, of: Marked, readable: SQL | undefined) {
  return readable ? await marksOf(q, of, readable) : await selectAllMarks(q, of);
}

type Marked = { schoolId: string; dimension: string; pupilIds: readonly string[]; termIds: readonly string[] };

const selectAllMarks = statement((q, at: Holes<Marked>) => marksOf(q, at, undefined));

function marksOf(
  q: Reader,
  { schoolId, dimension, pupilIds, termIds }: Marked | Holes<Marked>,
  readable: SQL | undefined,
) {
  const { marks } = q.tables;
  return q
    .select({
      id: marks.id,
      pupilId: marks.pupilId,
      termId: marks.termId,
      indicatorId: marks.indicatorId,
      kind: marks.kind,
      level: marks.level,
      amount: marks.amount,
      detail: marks.detail,
      raterId: marks.raterId,
      raterKind: marks.raterKind,
      happenedOn: marks.happenedOn,
      enteredAt: marks.enteredAt,
      byOwnGoal: marks.byOwnGoal,
    })
    .from(marks)
    .where(
      and(
        eq(marks.forFamily, true),
        besideKey(marks.schoolId, schoolId),
        among(q, marks.pupilId, pupilIds),
        eq(marks.dimension, dimension),
        among(q, marks.termId, termIds),
        eq(marks.isWithdrawn, false),
        readable,
      ),
    )
    .orderBy(marks.pupilId, marks.id);
}

/** An observation judges nothing, so it is a record and no score. */
function asScored(mark: MarkRow, codeOf: ReadonlyMap<string, string>): ScoredMark[] {
  const { id, indicatorId, kind, level, amount, detail, raterId, raterKind, happenedOn } = mark;
  if (kind === 'observation') return [];
  const term = codeOf.get(mark.termId) ?? '';
  return [{ id, indicatorId, kind, level, amount, detail, raterId, raterKind, happenedOn, term }];
}
