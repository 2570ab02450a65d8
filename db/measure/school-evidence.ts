import { and, asc, count, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Dimension } from '../../server/core/rubric/rubric.ts';
import type { BlindStand, PastTerm, SchoolEvidence, TermMark } from '../../server/core/screens/evidence.ts';
import { groupsBy } from '../../server/core/screens/groups.ts';
import { momentsOf } from '../../server/core/screens/rater-jumps.ts';
import type { Reader } from '../engine.ts';
import { selectBody } from '../pinned-rubrics.ts';
import { selectPupilNames, selectTerms } from '../reach/lists.ts';
import type { Frame } from './frame.ts';
import type { StandingMark } from './term-marks.ts';

/** What the screens look at: the staff's standing marks of one school and term, with each rater's levels of the term before. */
export async function selectSchoolEvidence(
  q: Reader,
  schoolId: string,
  { districtId, term, rubrics }: Frame,
  marks: readonly StandingMark[],
): Promise<SchoolEvidence> {
  const before = (await selectTerms(q, districtId)).find(({ code }) => code < term.code);
  return {
    term: { endsOn: term.endsOn },
    marks: await staffMarks(q, marks),
    names: await selectPupilNames(q, schoolId, term.id),
    scales: new Map(rubrics.map(({ body }) => [body.dimension, body.levelScale.map(({ code }) => code)])),
    past: before ? await selectPast(q, schoolId, before.id) : [],
    blind: await selectBlind(q, schoolId, term.id),
  };
}

async function staffMarks(q: Reader, standing: readonly StandingMark[]): Promise<TermMark[]> {
  const own = standing.filter(({ raterKind, activity }) => raterKind === 'staff' && activity.withdrawnAt === null);
  const stepOf = await stepsIn(q, own);
  // Written out: what a rest pattern leaves is a dictionary, and the screens look at each field of each mark many times.
  return own.map((mark) => ({
    id: mark.id,
    classId: mark.classId,
    pupilId: mark.pupilId,
    dimension: mark.dimension as Dimension,
    indicatorId: mark.indicatorId,
    activityId: mark.activityId,
    activityTitle: mark.activity.title,
    raterId: mark.raterId,
    kind: mark.kind,
    // A level by the child's own goal says nothing of how strictly somebody rates.
    step: mark.byOwnGoal ? null : stepOf(mark.rubricId, mark.level),
    happenedOn: mark.happenedOn,
    enteredAt: mark.enteredAt,
    note: mark.note,
  }));
}

/** A level as its step on the scale of its rubric: 1 the worst. */
async function stepsIn(q: Reader, rows: readonly { readonly rubricId: string }[]) {
  const steps = new Map<string, ReadonlyMap<string, number>>();
  for (const id of new Set(rows.map(({ rubricId }) => rubricId))) {
    const { levelScale } = await selectBody(q, id);
    steps.set(id, new Map(levelScale.map(({ code }, place) => [code, levelScale.length - place])));
  }
  return (rubricId: string, level: string | null) =>
    level === null ? null : (steps.get(rubricId)?.get(level) ?? null);
}

async function selectPast(q: Reader, schoolId: string, termId: string): Promise<PastTerm[]> {
  const { marks } = q.tables;
  const { raterId, dimension, rubricId, level } = marks;
  const rows = await q
    .select({ raterId, dimension, rubricId, level, n: count() })
    .from(marks)
    .where(
      and(
        eq(marks.schoolId, schoolId),
        eq(marks.termId, termId),
        eq(marks.raterKind, 'staff'),
        eq(marks.kind, 'level'),
        eq(marks.isWithdrawn, false),
        eq(marks.byOwnGoal, false),
      ),
    )
    .groupBy(raterId, dimension, rubricId, level)
    .orderBy(asc(raterId), asc(dimension), asc(rubricId), asc(level));
  const stepOf = await stepsIn(q, rows);
  const steps = new Map<
    string,
    { readonly raterId: string; readonly dimension: Dimension; readonly steps: number[] }
  >();
  for (const row of rows) {
    const step = stepOf(row.rubricId, row.level);
    const key = `${row.raterId} ${row.dimension}`;
    const own = steps.get(key) ?? { raterId: row.raterId, dimension: row.dimension as Dimension, steps: [] };
    steps.set(key, own);
    if (step !== null) own.steps.push(...Array.from({ length: row.n }, () => step));
  }
  return [...steps.values()].map((own) => ({
    raterId: own.raterId,
    dimension: own.dimension,
    ...momentsOf(own.steps),
  }));
}

/** The school's raters against blind ratings of their own marks, in rounds that are closed: own step less the mean of the others', by mark. */
async function selectBlind(q: Reader, schoolId: string, termId: string): Promise<BlindStand[]> {
  const { moderationRounds: rounds, moderationItems: items, moderationRatings: given } = q.tables;
  const closed = q
    .select({ id: rounds.id })
    .from(rounds)
    .where(and(eq(rounds.termId, termId), isNotNull(rounds.closedAt)));
  const rows = await q
    .select({
      itemId: items.id,
      givenId: given.id,
      raterId: items.raterId,
      dimension: rounds.dimension,
      rubricId: items.rubricId,
      own: items.level,
      other: given.level,
    })
    .from(items)
    .innerJoin(rounds, eq(rounds.id, items.roundId))
    .innerJoin(given, eq(given.itemId, items.id))
    .where(and(eq(items.schoolId, schoolId), inArray(items.roundId, closed), isNotNull(given.level)));
  // Not in the query: SQLite would then walk the items of all districts in order of their ids.
  rows.sort((a, b) => (a.itemId + a.givenId < b.itemId + b.givenId ? -1 : 1));
  const stepOf = await stepsIn(q, rows);
  const ofMark = [...groupsBy(rows, ({ itemId }) => itemId).values()].flatMap((all) => {
    const own = stepOf(all[0]?.rubricId ?? '', all[0]?.own ?? null);
    const others = all.flatMap(({ rubricId, other }) => stepOf(rubricId, other) ?? []);
    return all[0] && own !== null && others.length > 0 ? [{ ...all[0], difference: own - meanOf(others) }] : [];
  });
  return [...groupsBy(ofMark, ({ raterId, dimension }) => `${raterId} ${dimension}`).values()].flatMap((all) => {
    const { n, mean, variance } = momentsOf(all.map(({ difference }) => difference));
    const [first] = all;
    if (!first) return [];
    const dimension = first.dimension as Dimension;
    return [{ raterId: first.raterId, dimension, n, difference: mean, se: Math.sqrt(variance / n) }];
  });
}

const meanOf = (steps: readonly number[]) => momentsOf(steps).mean;
