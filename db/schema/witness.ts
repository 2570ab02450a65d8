import { sql } from 'drizzle-orm';
import type { Columns } from '../columns.ts';
import type { contributionTables } from './contribution.ts';
import type { peopleTables } from './people.ts';

type Before = ReturnType<typeof peopleTables> & ReturnType<typeof contributionTables>;

/**
 * Links by which somebody outside, who has no account, says whether what a family added is so (decision 077), and what was answered. A link is
 * answered once; of its secret a digest is kept and nothing else.
 */
export function witnessTables(c: Columns, { persons, pupils, contributions }: Before) {
  const witnessLinks = c.table(
    'witness_links',
    {
      id: c.text('id').primaryKey(),
      contributionId: c
        .text('contribution_id')
        .notNull()
        .references(() => contributions.id),
      /** Whose it was when the link was made: given to another child it is about somebody else. */
      pupilId: c
        .text('pupil_id')
        .notNull()
        .references(() => pupils.id),
      tokenDigest: c.text('token_digest').notNull(),
      /** Whether it says what the child is called. */
      showsName: c.bool('shows_name').notNull(),
      madeBy: c
        .text('made_by')
        .notNull()
        .references(() => persons.id),
      madeAt: c.time('made_at').notNull(),
      endsAt: c.time('ends_at').notNull(),
      /** When the family took it back. */
      endedAt: c.time('ended_at'),
      answeredAt: c.time('answered_at'),
      /** The version of the contribution that was on the witness's screen. */
      version: c.int('version'),
      isTrue: c.bool('is_true'),
      /** Who answered, in their own words. */
      name: c.text('name'),
      role: c.text('role'),
      organisation: c.text('organisation'),
      line: c.text('line'),
    },
    (t) => [
      c.unique('witness_links_by_token').on(t.tokenDigest),
      c.index('witness_links_by_contribution').on(t.contributionId, t.madeAt, t.id),
      c.check('witness_links_once', sql`${t.endedAt} is null or ${t.answeredAt} is null`),
      c.check(
        'witness_links_answered',
        sql`(${t.answeredAt} is null) = (${t.isTrue} is null) and (${t.answeredAt} is null) = (${t.version} is null)`,
      ),
    ],
  );
  return { witnessLinks };
}
