import { selectContributed } from '../../../db/contributed.ts';
import { selectRubrics } from '../../../db/pinned-rubrics.ts';
import { roleOn } from '../../../db/reach/held.ts';
import { selectEnrolled, selectNames } from '../../../db/reach/lists.ts';
import { type SaidBefore, selectSaidBefore } from '../../../db/said-before.ts';
import { asPhotoRef, selectShownPhotos } from '../../../db/shown-photos.ts';
import { reads } from '../../act.ts';
import { listActivities as route } from '../../contract/activity-list.ts';
import { asValue } from '../../core/rubric/mark-value.ts';
import { mayRead } from '../../core/rubric/offered.ts';
import { apartAmong } from '../../namesakes.ts';
import { selectMarksOf } from '../../recording/store.ts';
import { asTerm, isLateEntry, readCursor, termsHeldFor, writeCursor } from '../../reply-parts.ts';
import { detachedFrom } from './detached.ts';
import { selectActivities } from './store.ts';

export const listActivities = reads(route, async ({ q, actor, target, today }, asked) => {
  const { term: code, cursor, query: words, dimension, by } = asked;
  const { term, current, all } = await termsHeldFor(q, target, today, code);
  const { rows, hasMore } = await selectActivities(q, target, term.id, {
    words,
    dimension,
    authorId: by === 'me' ? actor.personId : undefined,
    before: readCursor(cursor),
  });
  const ids = rows.map((row) => row.id);
  const marks = await selectMarksOf(q, target.schoolId, ids);
  const indicators = new Map(
    (await selectRubrics(q, term.id)).flatMap(({ body }) => body.indicators.map((one) => [one.id, one])),
  );
  const isShown = ({ indicatorId, raterId }: (typeof marks)[number]) =>
    mayRead(indicators.get(indicatorId) ?? { visibility: 'author' }, 'staff', raterId === actor.personId);
  const enrolled = await selectEnrolled(q, target, term.id);
  const pupils = new Map(enrolled.map((row) => [row.pupilId, row.name]));
  const apartOf = await apartAmong(q, target, enrolled);
  const said = await selectSaidBefore(
    q,
    rows.map(({ schoolId, id: activityId }) => ({ schoolId, activityId })),
  );
  const names = await selectNames(
    q,
    rows.flatMap((row) => [row.authorId, row.withdrawnBy ?? [], said.get(row.id)?.at(-1)?.replacedBy ?? []].flat()),
  );
  const contributed = await selectContributed(q, ids);
  const detached = await detachedFrom(q, target.schoolId, marks);
  const standing = rows.filter((row) => row.withdrawnAt === null);
  const { shown, heldBack } = await selectShownPhotos(
    q,
    standing.map(({ schoolId, id: activityId }) => ({ schoolId, activityId })),
  );
  const last = rows.at(-1);
  return {
    term: asTerm(term, current),
    next: hasMore && last ? writeCursor(last.happenedOn, last.id) : null,
    activities: rows.map((row) => ({
      activityId: row.id,
      version: row.version,
      title: row.title,
      happenedOn: row.happenedOn,
      enteredAt: row.enteredAt,
      isLate: isLateEntry(all, row),
      amended: amendedAs(said.get(row.id)?.at(-1), names),
      mayAmend: row.authorId === actor.personId || roleOn(target, row.happenedOn) === 'homeroom',
      place: row.place,
      organiser: row.organiser,
      baseId: row.baseId,
      note: row.note,
      visibility: row.visibility,
      author: { name: names.get(row.authorId) ?? '', role: row.authorRole },
      isMine: row.authorId === actor.personId,
      contributedAt: contributed.get(row.id)?.at ?? null,
      photos: shown.filter((one) => one.activityId === row.id).map(asPhotoRef),
      photosHeldBack: heldBack.get(row.id) ?? 0,
      withdrawn:
        row.withdrawnAt === null
          ? null
          : { at: row.withdrawnAt, by: names.get(row.withdrawnBy ?? '') ?? '', reason: row.withdrawalReason ?? '' },
      marks: marks
        .filter(
          (mark) => mark.activityId === row.id && isShown(mark) && (row.withdrawnAt !== null || !mark.isWithdrawn),
        )
        .map((mark) => ({
          markId: mark.id,
          version: mark.version,
          pupilId: mark.pupilId,
          pupilName: pupils.get(mark.pupilId) ?? '',
          apart: apartOf(mark.pupilId),
          indicatorId: mark.indicatorId,
          value: asValue(mark),
          ratedBy: mark.raterKind,
          note: mark.note,
          task: mark.task,
        })),
      detached: detached
        .filter((one) => one.activityId === row.id && row.withdrawnAt === null)
        .map(({ pupilId, at, by, reason }) => {
          return { pupilId, pupilName: pupils.get(pupilId) ?? '', apart: apartOf(pupilId), at, by, reason };
        }),
    })),
  };
});

function amendedAs(row: SaidBefore | undefined, names: ReadonlyMap<string, string>) {
  if (!row) return null;
  const { replacedAt: at, replacedBy, reason, title, happenedOn, place, organiser, note, visibility } = row;
  return {
    at,
    by: names.get(replacedBy) ?? '',
    reason,
    before: { title, happenedOn, place, organiser, note, visibility },
  };
}
