import { and, asc, eq } from 'drizzle-orm';
import { grouped } from '../server/core/grouped.ts';
import { saysOtherwise, stateOfLink } from '../server/core/witness/links.ts';
import { among } from './dialect.ts';
import type { Reader } from './engine.ts';
import { type Holes, statement } from './statement.ts';

type Row = Awaited<ReturnType<typeof selectOfContributions>>[number];
/** What somebody outside said once of what a family added. */
export type WitnessAnswer = NonNullable<ReturnType<typeof answerIn>>;

/** The links of some contributions with what was answered, by contribution, the first made first. */
export async function selectWitnessLinks(q: Reader, contributionIds: readonly string[], now: number) {
  if (contributionIds.length === 0) return new Map<string, never>();
  const rows = await selectOfContributions(q, { contributionIds });
  const links = rows.map((row) => ({
    contributionId: row.link.contributionId,
    linkId: row.link.id,
    state: stateOfLink(row.link, row.now, now),
    madeAt: row.link.madeAt,
    endsAt: row.link.endsAt,
    answer: answerIn(row),
  }));
  return grouped(links, ({ contributionId }) => contributionId);
}

/** What was answered alone, by contribution. */
export async function selectWitnessed(q: Reader, contributionIds: readonly string[]) {
  if (contributionIds.length === 0) return new Map<string, never>();
  const rows = await selectOfContributions(q, { contributionIds });
  const answered = rows.flatMap((row) => {
    const answer = answerIn(row);
    return answer ? { contributionId: row.link.contributionId, answer } : [];
  });
  return grouped(answered, ({ contributionId }) => contributionId);
}

function answerIn({ link, now, was }: Row) {
  const { answeredAt: at, isTrue, name, role, organisation, line } = link;
  if (at === null || isTrue === null) return null;
  const isEarlier = was !== null && saysOtherwise(was, now);
  return { at, isTrue, name: name ?? '', role: role ?? '', organisation: organisation ?? '', line, isEarlier };
}

const selectOfContributions = statement((q, at: Holes<{ contributionIds: readonly string[] }>) => {
  const { witnessLinks, contributions, contributionVersions } = q.tables;
  const { pupilId, title, happenedOn, hours, organiser, state } = contributions;
  const before = contributionVersions;
  return q
    .select({
      link: witnessLinks,
      now: { pupilId, title, happenedOn, hours, organiser, state },
      // None where what was answered for stands as it was.
      was: {
        pupilId: before.pupilId,
        title: before.title,
        happenedOn: before.happenedOn,
        hours: before.hours,
        organiser: before.organiser,
      },
    })
    .from(witnessLinks)
    .innerJoin(contributions, eq(contributions.id, witnessLinks.contributionId))
    .leftJoin(
      contributionVersions,
      and(
        eq(contributionVersions.contributionId, witnessLinks.contributionId),
        eq(contributionVersions.version, witnessLinks.version),
      ),
    )
    .where(among(q, witnessLinks.contributionId, at.contributionIds))
    .orderBy(asc(witnessLinks.madeAt), asc(witnessLinks.id));
});
