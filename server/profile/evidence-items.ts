import { type Contributed, selectContributed } from '../../db/contributed.ts';
import type { Reader } from '../../db/engine.ts';
import type { PinnedRubric } from '../../db/pinned-rubrics.ts';
import { selectNames, type TermRow } from '../../db/reach/lists.ts';
import { type SaidBefore, selectSaidBefore } from '../../db/said-before.ts';
import { asPhotoRef, isOfChild, selectShownPhotos } from '../../db/shown-photos.ts';
import { selectWitnessed, type WitnessAnswer } from '../../db/witnessed.ts';
import type { Dimension } from '../contract/words.ts';
import { asValue, type StoredValue } from '../core/rubric/mark-value.ts';
import type { Rubric } from '../core/rubric/rubric.ts';
import { taskTitle } from '../core/rubric/series.ts';
import { isLateEntry } from '../reply-parts.ts';
import { readableIn } from './said-of-scores.ts';
import type { EvidenceRow } from './store.ts';
import { asTakenPart } from './taking-part.ts';

export const readableIndicators = (rubrics: readonly PinnedRubric[], reader: 'family' | 'staff'): string[] =>
  readableIn(
    rubrics.map(({ body }) => body),
    reader,
  );

type Known = {
  readonly rubrics: readonly PinnedRubric[];
  readonly terms: readonly TermRow[];
  /** `selectUnjudged` of the reader. */
  readonly unjudged: ReadonlySet<string>;
};

export async function asItems(q: Reader, { rubrics, terms, unjudged }: Known, found: readonly EvidenceRow[]) {
  const rows = found.map((row) => ({ ...row, mark: asTakenPart(row.mark, unjudged) }));
  const placed = rows.map(({ activity }) => ({ schoolId: activity.schoolId, activityId: activity.id }));
  const { shown } = await selectShownPhotos(q, placed);
  const saidBefore = await selectSaidBefore(q, placed);
  const contributed = await selectContributed(
    q,
    placed.map(({ activityId }) => activityId),
  );
  const witnessed = await selectWitnessed(
    q,
    [...contributed.values()].map(({ contributionId }) => contributionId),
  );
  const names = await selectNames(
    q,
    rows.map((row) => authorOf(row)),
  );
  return rows.map(({ mark, activity }) => {
    const rubric = rubrics.find(({ body }) => body.dimension === mark.dimension)?.body;
    const indicator = rubric?.indicators.find((one) => one.id === mark.indicatorId);
    const value = asValue(mark);
    return {
      markId: mark.id,
      version: mark.version,
      activityId: activity.id,
      title: activity.title,
      happenedOn: mark.happenedOn,
      enteredAt: mark.enteredAt,
      isLate: isLateEntry(terms, mark),
      amended: amendedAs(activity.happenedOn, saidBefore.get(activity.id)),
      place: activity.place,
      organiser: activity.organiser,
      activityNote: activity.note,
      dimension: mark.dimension as Dimension,
      indicatorId: mark.indicatorId,
      indicatorTitle: indicator?.title ?? { zh: mark.indicatorId, en: mark.indicatorId },
      value,
      levelLabel: rubric?.levelScale.find(({ code }) => code === mark.level)?.label ?? null,
      byOwnGoal: mark.byOwnGoal,
      measured: measuredIn(rubric, mark),
      note: mark.note,
      task: taskTitle(indicator, mark.task),
      ratedBy: mark.raterKind,
      author: { name: names.get(authorOf({ mark, activity })) ?? '', role: activity.authorRole },
      contributed: contributedBy(mark.pupilId, contributed.get(activity.id), witnessed),
      photos: shown.filter((one) => one.activityId === activity.id && isOfChild(one, mark.pupilId)).map(asPhotoRef),
    };
  });
}

/** Who of the staff answers for a record: of a level that the family gave, whoever approved it. */
const authorOf = ({ mark, activity }: EvidenceRow) => (mark.raterKind === 'staff' ? mark.raterId : activity.authorId);

/** What was measured, in which unit; null for what is no measurement. */
export function measuredIn(rubric: Rubric | undefined, stored: StoredValue) {
  const value = asValue(stored);
  const item = value.kind === 'measurement' && rubric?.fitness?.items.find(({ id }) => id === value.item);
  return item ? { title: item.title, unit: item.unit } : null;
}

/** A child that a teacher put beside another family's own contributed nothing. */
function contributedBy(
  pupilId: string,
  said: Contributed | undefined,
  witnessed: ReadonlyMap<string, readonly { readonly answer: WitnessAnswer }[]>,
) {
  if (said?.pupilId !== pupilId) return null;
  const { contributionId, at, hours, reflection } = said;
  return { at, hours, reflection, witnesses: (witnessed.get(contributionId) ?? []).map(({ answer }) => answer) };
}

/** When the activity was amended last, and the day it said at first where that was another. */
function amendedAs(day: string, said: readonly SaidBefore[] | undefined) {
  const last = said?.at(-1);
  const first = said?.[0];
  if (!last || !first) return null;
  return { at: last.replacedAt, firstDay: first.happenedOn === day ? null : first.happenedOn };
}
