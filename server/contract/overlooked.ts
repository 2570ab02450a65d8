import { z } from 'zod';
import { LOOKS } from '../core/reports/overlooked.ts';
import { route } from './route.ts';
import { Apart, Bilingual, ClassName, Day, Dimension, Term, TermCode, Time, Why } from './words.ts';

const ofDimension = ['unnoticed', 'thin'];
/** In what the children were overlooked: what a finding of the school's report said. */
const Asked = z
  .strictObject({ term: TermCode.optional(), look: z.enum(LOOKS), dimension: Dimension.optional() })
  .refine(({ look, dimension }) => ofDimension.includes(look) === (dimension !== undefined), {
    path: ['dimension'],
    error: 'unnoticed and thin are of one dimension, unseen and silent of all',
  });

export type LookAsked = z.output<typeof Asked>;

const Looked = {
  term: Term,
  asOf: Time,
  why: Why,
  look: z.enum(LOOKS),
  dimension: Dimension.nullable(),
  /** So many of so many children. */
  pupils: z.int(),
  of: z.int(),
};

const readers = ['principal', 'school-office'] as const;

export const listOverlookedClasses = route({
  id: 'list-overlooked-classes',
  method: 'get',
  path: '/api/schools/:schoolId/overlooked',
  access: { roles: readers, act: 'read', on: 'school', detail: 'aggregate' },
  summary: 'In which classes the children are whom a finding of the report counts',
  query: Asked,
  reply: z
    .strictObject({
      ...Looked,
      school: z.strictObject({ schoolId: z.string(), name: Bilingual }),
      /** By grade and number; those without such a child are left out. */
      classes: z.array(z.strictObject({ class: ClassName, pupils: z.int(), of: z.int() })),
    })
    .meta({ id: 'OverlookedClasses' }),
});

export const listOverlookedPupils = route({
  id: 'list-overlooked-pupils',
  method: 'get',
  path: '/api/classes/:classId/overlooked',
  access: { roles: readers, act: 'read', on: 'class', detail: 'individual' },
  summary: 'Which children of a class a finding of the report counts',
  query: Asked,
  reply: z
    .strictObject({
      ...Looked,
      class: ClassName,
      schoolName: Bilingual,
      /** In the order of the class; `lastOn` is the day something was last recorded of the child, of the dimension where the look is at one. */
      children: z.array(
        z.strictObject({ pupilId: z.string(), name: z.string(), apart: Apart, lastOn: Day.nullable() }),
      ),
    })
    .meta({ id: 'OverlookedPupils' }),
});

export const listLateActivities = route({
  id: 'list-late-activities',
  method: 'get',
  path: '/api/classes/:classId/late-activities',
  access: { roles: readers, act: 'read', on: 'class', detail: 'individual' },
  summary: 'How many records of a class were entered more than 7 days after, and of which activities',
  query: z.strictObject({ term: TermCode.optional() }),
  reply: z
    .strictObject({
      class: ClassName,
      schoolName: Bilingual,
      term: Term,
      asOf: Time,
      why: Why,
      /** What the report adds up: records of the class's children, and the share entered within 7 days. */
      records: z.int(),
      freshShare: z.number().nullable(),
      /** The latest hundred with such a record, latest first; `late` of `records` came after a week. */
      activities: z.array(
        z.strictObject({
          activityId: z.string(),
          title: z.string(),
          happenedOn: Day,
          records: z.int(),
          late: z.int(),
          /** Days from happening to the last entry. */
          days: z.int(),
        }),
      ),
      hasMore: z.boolean(),
    })
    .meta({ id: 'LateActivities' }),
});

export const listLookAt = route({
  id: 'list-look-at',
  method: 'get',
  path: '/api/classes/:classId/look-at',
  access: { roles: ['teacher', 'homeroom'], act: 'read', on: 'class', detail: 'individual' },
  summary: 'Up to five children of a class whom one may look at this week, and why',
  reply: z
    .strictObject({
      /** A line for each reason, said once; nothing where no term runs. */
      lines: z.array(
        z.strictObject({
          why: z.discriminatedUnion('kind', [
            /** Nothing was recorded since a day, or (null) this term. */
            z.strictObject({ kind: z.literal('unseen'), since: Day.nullable() }),
            z.strictObject({ kind: z.literal('without'), dimension: Dimension }),
          ]),
          children: z.array(z.strictObject({ pupilId: z.string(), name: z.string(), apart: Apart })),
        }),
      ),
    })
    .meta({ id: 'LookAt' }),
});
