import { and, between, count, eq, gte, inArray, isNull, lt, lte } from 'drizzle-orm';
import { among } from '../../../db/dialect.ts';
import type { Reader } from '../../../db/engine.ts';
import { recordedWithin } from '../../../db/reach/held.ts';
import type { ReachedPupil } from '../../../db/reach/reached.ts';
import { type Holes, statement } from '../../../db/statement.ts';

type Moments = { readonly since: number; readonly before: number };
type OfPupil = Holes<Moments & { pupilId: string }>;

/** Standing records of an own child that were written, or corrected, in a week: how many of each term and indicator. */
export async function countRecords(q: Reader, pupil: ReachedPupil, { since, before }: Moments) {
  const { marks } = q.tables;
  return await q
    .select({ termId: marks.termId, indicatorId: marks.indicatorId, n: count() })
    .from(marks)
    .where(
      and(
        eq(marks.pupilId, pupil.id),
        eq(marks.forFamily, true),
        eq(marks.isWithdrawn, false),
        gte(marks.enteredAt, since),
        lt(marks.enteredAt, before),
        recordedWithin(marks, pupil),
      ),
    )
    .groupBy(marks.termId, marks.indicatorId);
}

/** What a family added and a teacher decided in a week. */
export const countDecided = statement((q, at: OfPupil) => {
  const { contributions } = q.tables;
  return q
    .select({ state: contributions.state, n: count() })
    .from(contributions)
    .where(
      and(
        eq(contributions.pupilId, at.pupilId),
        gte(contributions.reviewedAt, at.since),
        lt(contributions.reviewedAt, at.before),
      ),
    )
    .groupBy(contributions.state);
});

/** Answers of a week to what was asked about a child. */
export const countAnswers = statement((q, at: OfPupil) => {
  const { questions, questionSteps } = q.tables;
  return q
    .select({ n: count() })
    .from(questions)
    .innerJoin(
      questionSteps,
      and(
        eq(questionSteps.questionId, questions.id),
        eq(questionSteps.step, 'answer'),
        gte(questionSteps.at, at.since),
        lt(questionSteps.at, at.before),
      ),
    )
    .where(eq(questions.pupilId, at.pupilId));
});

/** Comments about a child that were released in a week and are not taken back. */
export const countComments = statement((q, at: OfPupil) => {
  const { comments } = q.tables;
  return q
    .select({ n: count() })
    .from(comments)
    .where(
      and(eq(comments.pupilId, at.pupilId), gte(comments.releasedAt, at.since), lt(comments.releasedAt, at.before)),
    );
});

/** Whether anybody has said yes or no to photos of a child. */
export const selectPhotosSaid = statement((q, at: Holes<{ pupilId: string }>) => {
  const { consents } = q.tables;
  return q
    .select({ isGiven: consents.isGiven })
    .from(consents)
    .where(and(eq(consents.pupilId, at.pupilId), eq(consents.kind, 'photos')));
});

type InClasses = Holes<{ classIds: readonly string[]; from: string; to: string }>;

/** On which days of a week something is recorded in some classes. */
export const selectRecordedDays = statement((q, at: InClasses) => {
  const { activities } = q.tables;
  const { classId, happenedOn } = activities;
  return q
    .selectDistinct({ classId, happenedOn })
    .from(activities)
    .where(and(among(q, classId, at.classIds), between(happenedOn, at.from, at.to), isNull(activities.withdrawnAt)));
});

/** The rounds of an area that are open on a day in some terms, and what is still to be rated in each. */
export async function selectOpenRounds(q: Reader, areaId: string, termIds: readonly string[], today: string) {
  const { moderationRounds, moderationRatings } = q.tables;
  const { id, areaId: area, termId, closedAt, closesOn } = moderationRounds;
  return await q
    .select({ id, left: count() })
    .from(moderationRounds)
    .innerJoin(moderationRatings, and(eq(moderationRatings.roundId, id), isNull(moderationRatings.ratedAt)))
    .where(and(eq(area, areaId), inArray(termId, [...termIds]), isNull(closedAt), gte(closesOn, today)))
    .groupBy(id);
}

/** Actions of a place that are open and whose day comes by a day. */
export const countDueActions = statement((q, at: Holes<{ placeId: string; by: string }>) => {
  const { improvementActions: actions } = q.tables;
  return q
    .select({ n: count() })
    .from(actions)
    .where(and(eq(actions.placeId, at.placeId), lte(actions.dueOn, at.by), eq(actions.status, 'open')));
});
