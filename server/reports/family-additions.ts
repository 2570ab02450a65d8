import { and, asc, desc, eq, isNotNull, isNull, or } from 'drizzle-orm';
import { among } from '../../db/dialect.ts';
import type { Reader } from '../../db/engine.ts';
import { selectRubrics } from '../../db/pinned-rubrics.ts';
import { selectTerms } from '../../db/reach/lists.ts';
import type { ReachedPupil } from '../../db/reach/reached.ts';
import type { Tables } from '../../db/schema/tables.ts';
import { type Holes, statement } from '../../db/statement.ts';
import type { Bilingual } from '../contract/words.ts';
import { termOf } from '../core/calendar/terms.ts';
import type { Rubric } from '../core/rubric/rubric.ts';

export type ContributionRow = Tables['contributions']['$inferSelect'];

/** What families added about a child, the latest first, at most so many. */
export async function selectAdditions(q: Reader, { id }: ReachedPupil, most: number): Promise<ContributionRow[]> {
  const { contributions } = q.tables;
  return await q
    .select()
    .from(contributions)
    .where(eq(contributions.pupilId, id))
    .orderBy(desc(contributions.proposedAt), desc(contributions.id))
    .limit(most);
}

/** The photos that stand of some, in the order in which they were sent; none once a record has them. */
export async function selectStanding(q: Reader, contributionIds: readonly string[]) {
  return contributionIds.length === 0 ? [] : await selectPhotosOf(q, { contributionIds });
}

const selectPhotosOf = statement((q, at: Holes<{ contributionIds: readonly string[] }>) => {
  const { contributionPhotos: t } = q.tables;
  return q
    .select()
    .from(t)
    .where(and(among(q, t.contributionId, at.contributionIds), isNull(t.withdrawnAt)))
    .orderBy(asc(t.enteredAt), asc(t.id));
});

/** Those that stand, and those that a record has by now. */
export async function selectSent(q: Reader, contributionIds: readonly string[]) {
  return contributionIds.length === 0 ? [] : await selectSentWith(q, { contributionIds });
}

const selectSentWith = statement((q, at: Holes<{ contributionIds: readonly string[] }>) => {
  const { contributionPhotos: t } = q.tables;
  return q
    .select()
    .from(t)
    .where(and(among(q, t.contributionId, at.contributionIds), or(isNull(t.withdrawnAt), isNotNull(t.recordedAt))))
    .orderBy(asc(t.enteredAt), asc(t.id));
});

/** What each is said to be of, and what the level is called that its sender gives it, in the words of the rubrics of each one's day. */
export async function titlesOf(
  q: Reader,
  { districtId }: { readonly districtId: string },
  rows: readonly ContributionRow[],
) {
  const terms = await selectTerms(q, districtId);
  const known = new Map<string, { readonly title: Bilingual; readonly scale: Rubric['levelScale'] }>();
  for (const term of new Set(rows.flatMap(({ happenedOn }) => termOf(terms, happenedOn) ?? [])))
    for (const { body } of await selectRubrics(q, term.id))
      for (const { id, title } of body.indicators) known.set(`${term.id} ${id}`, { title, scale: body.levelScale });
  return ({ indicatorId, happenedOn, ownLevel }: ContributionRow) => {
    const term = termOf(terms, happenedOn);
    const found = indicatorId !== null && term ? known.get(`${term.id} ${indicatorId}`) : undefined;
    const level = found?.scale.find(({ code }) => code === ownLevel);
    return { title: found?.title ?? null, ownLevelLabel: level?.label ?? null };
  };
}
