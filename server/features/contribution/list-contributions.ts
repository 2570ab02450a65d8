import type { Reader } from '../../../db/engine.ts';
import { selectRubrics } from '../../../db/pinned-rubrics.ts';
import { selectOwnChildren, selectTeaching, type Teaching } from '../../../db/reach/families.ts';
import { selectNames, selectTerms } from '../../../db/reach/lists.ts';
import { selectPupilsAmong } from '../../../db/reach/own-accounts.ts';
import type { ReachedPupil } from '../../../db/reach/reached.ts';
import { reads } from '../../act.ts';
import { listContributions as route } from '../../contract/contribution.ts';
import type { Bilingual } from '../../contract/words.ts';
import { termOf } from '../../core/calendar/terms.ts';
import { reviewerOf } from './family-rules.ts';
import { asReturned } from './said-back.ts';
import { type ContributionRow, selectOfPupil, selectRecordsOf } from './store.ts';

export const listContributions = reads(route, async ({ q, actor, target: pupil, today }) => {
  const rows = await selectOfPupil(q, pupil);
  const names = await selectNames(
    q,
    rows.flatMap((row) => row.reviewerId ?? []),
  );
  const titleOf = await titlesIn(q, pupil, rows);
  const records = await selectRecordsOf(q, rows);
  const teaching = await teachingOf(q, pupil, rows, today);
  const isPupil = pupil.by.role === 'pupil';
  const children = isPupil ? [] : await selectOwnChildren(q, pupil, { personId: actor.personId, today });
  const pupils = await selectPupilsAmong(
    q,
    rows.map(({ guardianId }) => guardianId),
  );
  const named = ({ id: pupilId, name }: ReachedPupil) => ({ pupilId, name });
  return {
    pupil: named(pupil),
    today,
    siblings: children.filter(({ id }) => id !== pupil.id).map(named),
    contributions: rows.map((row) => {
      const { id: contributionId, version, title, happenedOn, hours, organiser, reflection, indicatorId, state } = row;
      const isApproved = state === 'approved' && row.reviewedAt !== null;
      const reader = state === 'proposed' ? reviewerOf(teaching.get(row.classId) ?? [], row) : undefined;
      return {
        ...{ contributionId, version, title, happenedOn, hours, organiser, reflection, indicatorId, state },
        indicatorTitle: titleOf(row),
        proposedAt: row.proposedAt,
        sentAt: row.sentAt,
        isMine: row.guardianId === actor.personId,
        isByPupil: pupils.has(row.guardianId),
        returned: asReturned(row, names),
        reviewer: reader?.name ?? null,
        approved: isApproved ? { at: row.reviewedAt ?? 0, by: names.get(row.reviewerId ?? '') ?? '' } : null,
        record: recordOf(row, records),
      };
    }),
  };
});

/** In the words of the rubrics of each one's day. */
async function titlesIn(q: Reader, { districtId }: ReachedPupil, rows: readonly ContributionRow[]) {
  const terms = await selectTerms(q, districtId);
  const known = new Map<string, Bilingual>();
  for (const term of new Set(rows.flatMap(({ happenedOn }) => termOf(terms, happenedOn) ?? [])))
    for (const { body } of await selectRubrics(q, term.id))
      for (const { id, title } of body.indicators) known.set(`${term.id} ${id}`, title);
  return ({ indicatorId, happenedOn }: ContributionRow): Bilingual | null => {
    const term = termOf(terms, happenedOn);
    return (indicatorId !== null && term && known.get(`${term.id} ${indicatorId}`)) || null;
  };
}

/** Who teaches the classes in which something waits. */
async function teachingOf(q: Reader, { districtId }: ReachedPupil, rows: readonly ContributionRow[], today: string) {
  const waiting = new Set(rows.flatMap(({ state, classId }) => (state === 'proposed' ? classId : [])));
  const found = new Map<string, Teaching[]>();
  for (const id of waiting) found.set(id, await selectTeaching(q, { id, districtId }, today));
  return found;
}

type Record = Awaited<ReturnType<typeof selectRecordsOf>>[number];

/** A record whose marks of the child were all taken back is withdrawn, whatever else stands in its activity. */
function recordOf({ activityId, pupilId }: ContributionRow, records: readonly Record[]) {
  const own = records.filter((one) => one.activityId === activityId && one.pupilId === pupilId);
  const [first] = own;
  if (!first) return null;
  const standing = own.filter((one) => !one.isWithdrawn);
  if (first.withdrawnAt !== null || standing.length === 0)
    return { state: 'withdrawn' as const, at: first.withdrawnAt, reason: first.withdrawalReason };
  const isAmended = standing.some(({ activityVersion, markVersion }) => activityVersion > 1 || markVersion > 1);
  const state = first.visibility === 'staff' ? 'not-shown' : isAmended ? 'amended' : 'stands';
  return { state, at: null, reason: null } as const;
}
