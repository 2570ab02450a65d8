import { and, eq, isNull } from 'drizzle-orm';
import { insertRows } from '../../../db/bulk.ts';
import { as } from '../../../db/dialect.ts';
import type { Reader, Writer } from '../../../db/engine.ts';
import type { ReachedPupil } from '../../../db/reach/reached.ts';
import type { Tables } from '../../../db/schema/tables.ts';
import { type Holes, statement } from '../../../db/statement.ts';

/** What a family added, by its id, if it is this child's now. */
export async function selectOptionalContribution(q: Reader, pupil: ReachedPupil, id: string) {
  const [row] = await selectContribution(q, { id });
  return row?.pupilId === pupil.id ? row : undefined;
}

const selectContribution = statement((q, at: Holes<{ id: string }>) => {
  const { contributions } = q.tables;
  const { id, pupilId, guardianId, state } = contributions;
  return q.select({ id, pupilId, guardianId, state }).from(contributions).where(eq(id, at.id));
});

/** All links of one contribution: there are never many. */
export const selectLinks = statement((q, at: Holes<{ contributionId: string }>) => {
  const { witnessLinks } = q.tables;
  return q.select().from(witnessLinks).where(eq(witnessLinks.contributionId, at.contributionId));
});

export async function insertLink(tx: Writer, row: Tables['witnessLinks']['$inferInsert']) {
  await insertRows(tx, tx.tables.witnessLinks, [row]);
}

/** The link of a secret, with what it is about. */
export async function selectOptionalLink(q: Reader, tokenDigest: string) {
  const [row] = await selectLinkBy(q, { tokenDigest });
  return row;
}

const selectLinkBy = statement((q, at: Holes<{ tokenDigest: string }>) => {
  const { witnessLinks, contributions } = q.tables;
  return q
    .select({ link: witnessLinks, about: contributions })
    .from(witnessLinks)
    .innerJoin(contributions, eq(contributions.id, witnessLinks.contributionId))
    .where(eq(witnessLinks.tokenDigest, at.tokenDigest));
});

/** Neither answered nor taken back before. */
const isUnused = (q: Reader) => and(isNull(q.tables.witnessLinks.answeredAt), isNull(q.tables.witnessLinks.endedAt));

/** False where somebody was first. */
export async function endLink(tx: Writer, id: string, now: number): Promise<boolean> {
  return (await updateEnded(tx, { id, now })).length === 1;
}

const updateEnded = statement((tx: Writer, at: Holes<{ id: string; now: number }>) => {
  const { witnessLinks } = tx.tables;
  return tx
    .update(witnessLinks)
    .set({ endedAt: as(witnessLinks.endedAt, at.now) })
    .where(and(eq(witnessLinks.id, at.id), isUnused(tx)))
    .returning({ id: witnessLinks.id });
});

type Answer = {
  readonly version: number;
  readonly isTrue: boolean;
  readonly name: string;
  readonly role: string;
  readonly organisation: string;
  readonly line: string | null;
  readonly answeredAt: number;
};

/** False where somebody was first. */
export async function putAnswer(tx: Writer, id: string, answer: Answer): Promise<boolean> {
  return (await updateAnswer(tx, { id, ...answer })).length === 1;
}

const updateAnswer = statement((tx: Writer, at: Holes<{ id: string } & Answer>) => {
  const { witnessLinks: t } = tx.tables;
  return tx
    .update(t)
    .set({
      version: as(t.version, at.version),
      isTrue: as(t.isTrue, at.isTrue),
      name: as(t.name, at.name),
      role: as(t.role, at.role),
      organisation: as(t.organisation, at.organisation),
      line: as(t.line, at.line),
      answeredAt: as(t.answeredAt, at.answeredAt),
    })
    .where(and(eq(t.id, at.id), isUnused(tx)))
    .returning({ id: t.id });
});
