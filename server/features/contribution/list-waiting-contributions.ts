import type { Reader } from '../../../db/engine.ts';
import { selectEnrolled, selectNames, selectTerms } from '../../../db/reach/lists.ts';
import { selectPupilsAmong } from '../../../db/reach/own-accounts.ts';
import type { ReachedClass } from '../../../db/reach/reached.ts';
import { selectWitnessed } from '../../../db/witnessed.ts';
import { reads } from '../../act.ts';
import { listWaiting as route } from '../../contract/contribution-review.ts';
import { currentTerm, termOf } from '../../core/calendar/terms.ts';
import { apartAmong } from '../../namesakes.ts';
import { asClassName, schoolNameOf } from '../../reply-parts.ts';
import { type ContributionRow, selectSent, titlesOf } from '../../reports/family-additions.ts';
import { countWaitingIn } from '../../reports/waiting-contributions.ts';
import { asProven, asReturned } from './said-back.ts';
import { MOST_WAITING, selectWaiting } from './store.ts';

export const listWaitingContributions = reads(route, async ({ q, target, today }) => {
  const rows = await selectWaiting(q, target);
  const waiting = rows.length < MOST_WAITING ? rows.length : ((await countWaitingIn(q, [target])).get(target.id) ?? 0);
  const terms = await selectTerms(q, target.districtId);
  const nameOf = await namesIn(q, target, rows);
  const titleOf = await titlesOf(q, target, rows);
  const names = await selectNames(
    q,
    rows.flatMap((row) => row.reviewerId ?? []),
  );
  const pupils = await selectPupilsAmong(
    q,
    rows.map(({ guardianId }) => guardianId),
  );
  const ids = rows.map(({ id }) => id);
  const photos = await selectSent(q, ids);
  const witnessed = await selectWitnessed(q, ids);
  return {
    class: asClassName(target, currentTerm(terms, today)?.code ?? ''),
    schoolName: schoolNameOf(target),
    waiting,
    contributions: rows.map((row) => {
      const { id: contributionId, version, title, happenedOn, hours, organiser, reflection, indicatorId } = row;
      const { pupilId, proposedAt, sentAt } = row;
      return {
        ...{ contributionId, version, pupilId, ...nameOf(row) },
        ...{ title, happenedOn, hours, organiser, reflection, indicatorId, proposedAt, sentAt },
        ...{ ownLevel: row.ownLevel, ownLevelLabel: titleOf(row).ownLevelLabel },
        isByPupil: pupils.has(row.guardianId),
        returned: asReturned(row, names),
        ...asProven(row, photos),
        witnesses: (witnessed.get(contributionId) ?? []).map(({ answer }) => answer),
      };
    }),
  };
});

/** The children as the class calls them in the term of each one's day. */
async function namesIn(q: Reader, target: ReachedClass, rows: readonly ContributionRow[]) {
  const terms = await selectTerms(q, target.districtId);
  const known = new Map<string, { pupilName: string; apart: ReturnType<Awaited<ReturnType<typeof apartAmong>>> }>();
  for (const term of new Set(rows.flatMap(({ happenedOn }) => termOf(terms, happenedOn) ?? []))) {
    const members = await selectEnrolled(q, target, term.id);
    const apartOf = await apartAmong(q, target, members);
    for (const { pupilId, name } of members)
      known.set(`${term.id} ${pupilId}`, { pupilName: name, apart: apartOf(pupilId) });
  }
  return ({ happenedOn, pupilId }: ContributionRow) =>
    known.get(`${termOf(terms, happenedOn)?.id} ${pupilId}`) ?? { pupilName: '', apart: null };
}
