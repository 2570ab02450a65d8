import { sql } from 'drizzle-orm';
import type { Way } from '../../server/core/digest/ways.ts';
import type { Columns } from '../columns.ts';
import type { peopleTables } from './people.ts';

/** How somebody asked to be told that a week has something new, and what was sent (decision 074). Never what is new. */
export function messageTables(c: Columns, { persons }: ReturnType<typeof peopleTables>) {
  const messageWays = c.table(
    'message_ways',
    {
      personId: c
        .text('person_id')
        .primaryKey()
        .references(() => persons.id),
      way: c.text('way').$type<Way>().notNull(),
      /** The address, sealed as student numbers are. */
      addressSealed: c.text('address_sealed').notNull(),
      language: c.text('language').$type<'zh' | 'en'>().notNull(),
      /** A keyed digest of the code that was sent to it, until it has been said; null afterwards. */
      codeIndex: c.text('code_index'),
      codeEndsAt: c.time('code_ends_at').notNull(),
      /** Null until the code was said: nothing but that code is sent. */
      confirmedAt: c.time('confirmed_at'),
    },
    (t) => [
      c.check('message_ways_way', sql`${t.way} in ('email', 'wecom')`),
      c.check('message_ways_language', sql`${t.language} in ('zh', 'en')`),
      c.check('message_ways_code', sql`(${t.codeIndex} is null) = (${t.confirmedAt} is not null)`),
    ],
  );
  /** When somebody opened the week last, so that no message is sent about what was seen. */
  const digestReads = c.table('digest_reads', {
    personId: c
      .text('person_id')
      .primaryKey()
      .references(() => persons.id),
    at: c.time('at').notNull(),
  });
  /**
   * One row for each week and whoever is told, a person or a group: written, and committed, before anything is sent. Whoever is stopped in
   * between sends nothing, and nobody is told twice.
   */
  const weeklyMessages = c.table(
    'weekly_messages',
    {
      /** The Monday. */
      week: c.day('week').notNull(),
      toId: c.text('to_id').notNull(),
      at: c.time('at').notNull(),
      /** `claimed` is what is being sent, or was when the process ended; `waits` was refused and is tried once more. */
      state: c.text('state').$type<'claimed' | 'sent' | 'waits' | 'failed'>().notNull(),
      tries: c.int('tries').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.week, t.toId] }),
      c.check('weekly_messages_state', sql`${t.state} in ('claimed', 'sent', 'waits', 'failed')`),
    ],
  );
  return { messageWays, digestReads, weeklyMessages };
}
