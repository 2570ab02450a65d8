import { sql } from 'drizzle-orm';
import type { Columns } from '../columns.ts';
import type { orgTables } from './org.ts';
import type { peopleTables } from './people.ts';

/** What a teacher picks from instead of typing: where things happen, who holds them, and activities that come again. */
export function placeTables(
  c: Columns,
  { areas, schools, persons }: ReturnType<typeof orgTables> & ReturnType<typeof peopleTables>,
) {
  /** A practice base, camp or organiser: the district's where `schoolId` is null, else that school's own. */
  const bases = c.table(
    'bases',
    {
      id: c.text('id').primaryKey(),
      districtId: c
        .text('district_id')
        .notNull()
        .references(() => areas.id),
      schoolId: c.text('school_id').references(() => schools.id),
      kind: c.text('kind').$type<'base' | 'organiser'>().notNull(),
      name: c.text('name').notNull(),
      sortKey: c.text('sort_key').notNull(),
      address: c.text('address'),
      endedAt: c.time('ended_at'),
    },
    (t) => [
      c.index('bases_by_district').on(t.districtId, t.sortKey),
      c.check('bases_kind', sql`${t.kind} in ('base', 'organiser')`),
    ],
  );
  /** An activity that comes again; the district's where `schoolId` is null. */
  const activityTemplates = c.table(
    'activity_templates',
    {
      id: c.text('id').primaryKey(),
      districtId: c
        .text('district_id')
        .notNull()
        .references(() => areas.id),
      schoolId: c.text('school_id').references(() => schools.id),
      title: c.text('title').notNull(),
      sortKey: c.text('sort_key').notNull(),
      indicatorIds: c.json('indicator_ids').$type<readonly string[]>().notNull(),
      place: c.text('place'),
      organiser: c.text('organiser'),
      baseId: c.text('base_id').references(() => bases.id),
      hours: c.num('hours'),
      createdBy: c
        .text('created_by')
        .notNull()
        .references(() => persons.id),
      createdAt: c.time('created_at').notNull(),
      endedAt: c.time('ended_at'),
    },
    (t) => [c.index('activity_templates_by_district').on(t.districtId, t.sortKey)],
  );
  return { bases, activityTemplates };
}
