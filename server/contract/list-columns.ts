import { z } from 'zod';
import { route } from './route.ts';
import { ClientId, text } from './words.ts';

/** What a column of a school's lists means: by its heading as headings are compared, or by its letter where a list has none. */
const Meaning = z.strictObject({ heading: z.string(), column: z.string(), meaning: z.string() });
export const ListMeanings = z.strictObject({ meanings: z.array(Meaning) }).meta({ id: 'ListMeanings' });

const access = { roles: ['school-office', 'roster-manager'], on: 'school' } as const;

export const listMeanings = route({
  id: 'list-list-meanings',
  method: 'get',
  path: '/api/schools/:schoolId/list-meanings',
  access: { ...access, act: 'read', detail: 'aggregate' },
  summary: 'What columns of the school’s lists mean, as somebody said when an earlier one was imported',
  reply: ListMeanings,
});

export const forgetListMeaning = route({
  id: 'forget-list-meaning',
  method: 'post',
  path: '/api/schools/:schoolId/list-meanings/forgotten',
  access: { ...access, act: 'write', detail: 'aggregate' },
  summary: 'Forget what a column means: the next list is asked about it again',
  body: z
    .strictObject({ clientId: ClientId, heading: z.union([z.literal(''), text(80)]), column: z.string().max(2) })
    .meta({ id: 'ForgottenMeaning' }),
  reply: ListMeanings,
});

/** The first lines of each sheet; a cell's first letters are enough to know a column by. */
export const ListColumns = z
  .strictObject({
    sheets: z.array(
      z.strictObject({
        name: z.string(),
        /** Their letters. */
        columns: z.array(z.string()),
        lines: z.array(z.strictObject({ line: z.int(), cells: z.array(z.string()) })),
      }),
    ),
    /** What was said of a list without headings at an earlier time. */
    headless: z.array(Meaning),
  })
  .meta({ id: 'ListColumns' });
export type ListColumns = z.output<typeof ListColumns>;

export const lookAtColumns = route({
  id: 'look-at-list-columns',
  method: 'post',
  path: '/api/schools/:schoolId/class-lists/columns',
  access: { ...access, act: 'read', detail: 'individual' },
  summary: 'The first lines of a list whose headings nobody knows, to say what its columns are; nothing is kept',
  query: z.strictObject({ lang: z.enum(['zh', 'en']).default('zh') }),
  upload: 'table',
  reply: ListColumns,
});
