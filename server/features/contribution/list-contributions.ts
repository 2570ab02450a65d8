import type { Reader } from '../../../db/engine.ts';
import { selectOwnChildren, selectTeaching, type Teaching } from '../../../db/reach/families.ts';
import { selectNames } from '../../../db/reach/lists.ts';
import { selectPupilsAmong } from '../../../db/reach/own-accounts.ts';
import type { ReachedPupil } from '../../../db/reach/reached.ts';
import { selectWitnessLinks } from '../../../db/witnessed.ts';
import { reads } from '../../act.ts';
import { listContributions as route } from '../../contract/contribution.ts';
import { type ContributionRow, selectAdditions, selectSent, titlesOf } from '../../reports/family-additions.ts';
import { reviewerOf } from './family-rules.ts';
import { asProven, asReturned } from './said-back.ts';
import { selectRecordsOf } from './store.ts';

const MOST_LISTED = 200;

export const listContributions = reads(route, async ({ q, actor, target: pupil, now, today }) => {
  const rows = await selectAdditions(q, pupil, MOST_LISTED);
  const names = await selectNames(
    q,
    rows.flatMap((row) => row.reviewerId ?? []),
  );
  const titleOf = await titlesOf(q, pupil, rows);
  const records = await selectRecordsOf(q, rows);
  const teaching = await teachingOf(q, pupil, rows, today);
  const isPupil = pupil.by.role === 'pupil';
  const children = isPupil ? [] : await selectOwnChildren(q, pupil, { personId: actor.personId, today });
  const pupils = await selectPupilsAmong(
    q,
    rows.map(({ guardianId }) => guardianId),
  );
  const witnesses = await selectWitnessLinks(
    q,
    rows.map(({ id }) => id),
    now,
  );
  const named = ({ id: pupilId, name }: ReachedPupil) => ({ pupilId, name });
  const photos = await selectSent(
    q,
    rows.map(({ id }) => id),
  );
  return {
    pupil: named(pupil),
    today,
    siblings: children.filter(({ id }) => id !== pupil.id).map(named),
    contributions: rows.map((row) => {
      const { id: contributionId, version, title, happenedOn, hours, organiser, reflection, indicatorId, state } = row;
      const { title: indicatorTitle, ownLevelLabel } = titleOf(row);
      const isApproved = state === 'approved' && row.reviewedAt !== null;
      const reader = state === 'proposed' ? reviewerOf(teaching.get(row.classId) ?? [], row) : undefined;
      return {
        ...{ contributionId, version, title, happenedOn, hours, organiser, reflection, indicatorId, state },
        ...{ indicatorTitle, ownLevel: row.ownLevel, ownLevelLabel },
        proposedAt: row.proposedAt,
        sentAt: row.sentAt,
        isMine: row.guardianId === actor.personId,
        isByPupil: pupils.has(row.guardianId),
        returned: asReturned(row, names),
        ...asProven(row, photos),
        reviewer: reader?.name ?? null,
        approved: isApproved ? { at: row.reviewedAt ?? 0, by: names.get(row.reviewerId ?? '') ?? '' } : null,
        witnesses: (witnesses.get(row.id) ?? []).map(({ contributionId: _it, ...link }) => link),
        record: recordOf(row, records),
      };
    }),
  };
});

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
