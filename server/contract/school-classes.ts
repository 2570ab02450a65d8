import { z } from 'zod';
import { ROLES, route } from './route.ts';
import { SchoolClosing } from './school-end.ts';
import { Bilingual, ClassName, ClientId, Day, SortKey, Term, TermCode } from './words.ts';

const ofSchool = ['school-office', 'principal', 'roster-manager'] as const;
const ClassNumber = z.int().min(1).max(99);

const OneClass = z.strictObject({
  ...ClassName.shape,
  /** In the term, on the day that it is, or the first. */
  pupils: z.int(),
  homerooms: z.array(z.string()),
});

export const listSchoolClasses = route({
  id: 'list-school-classes',
  method: 'get',
  path: '/api/schools/:schoolId/classes',
  access: { roles: ofSchool, act: 'read', on: 'school', detail: 'aggregate' },
  summary: 'The classes of a school in the running term and the next, and which of them its pupils can go on into',
  reply: z
    .strictObject({
      name: Bilingual,
      /** The running term and the one after it, where the calendar has it. */
      terms: z.array(
        z.strictObject({
          ...Term.shape,
          isNewYear: z.boolean(),
          /** The term before is in the calendar, and this one is not over. */
          mayStart: z.boolean(),
          classes: z.array(OneClass),
        }),
      ),
      /** Whether the school closes, or has closed. */
      end: SchoolClosing,
      /** The next term, where the calendar lacks it: an officer or roster manager of the district adds it there. */
      missing: TermCode.nullable(),
    })
    .meta({ id: 'SchoolClasses' }),
});

const ClassSaid = z.strictObject({ classId: z.string() }).meta({ id: 'ClassChanged' });

export const listSchoolStaff = route({
  id: 'list-school-staff',
  method: 'get',
  path: '/api/schools/:schoolId/staff',
  access: { roles: ofSchool, act: 'read', on: 'school', detail: 'aggregate' },
  summary: 'Who works in a school today or will, each once, with the classes they have: to name one of them',
  reply: z
    .strictObject({
      staff: z.array(
        z.strictObject({
          personId: z.string(),
          name: z.string(),
          sortKey: SortKey,
          roles: z.array(z.enum(ROLES)),
          classes: z.array(ClassName),
        }),
      ),
    })
    .meta({ id: 'SchoolStaff' }),
});

export const openClass = route({
  id: 'open-class',
  method: 'post',
  path: '/api/schools/:schoolId/classes',
  access: { roles: ofSchool, act: 'write', on: 'school', detail: 'aggregate' },
  summary: 'A new class, by its grade in a term and its number, with its homeroom teacher where one is named',
  body: z
    .strictObject({
      clientId: ClientId,
      term: TermCode,
      grade: z.int().min(1).max(12),
      number: ClassNumber,
      /** Somebody of the school's staff, from the first day of the term, or from today in one that runs; null where nobody is known yet. */
      homeroomId: z.string().min(1).max(64).nullable().default(null),
    })
    .meta({ id: 'NewClass' }),
  reply: ClassSaid,
});

export const renameClass = route({
  id: 'rename-class',
  method: 'put',
  path: '/api/schools/:schoolId/classes/:classId',
  access: { roles: ofSchool, act: 'write', on: 'school', detail: 'aggregate' },
  summary: 'Give a class another number; it stays the same class in all that was recorded',
  body: z.strictObject({ clientId: ClientId, number: ClassNumber }).meta({ id: 'ClassNumberChange' }),
  reply: ClassSaid,
});

export const startTerm = route({
  id: 'start-term',
  method: 'post',
  path: '/api/schools/:schoolId/term-starts',
  access: { roles: ofSchool, act: 'write', on: 'school', detail: 'aggregate' },
  summary:
    'The pupils of the term before go on into a term; in a new school year a grade up, and the highest leave with their record kept',
  body: z.strictObject({ clientId: ClientId, term: TermCode, dryRun: z.boolean() }).meta({ id: 'TermStart' }),
  reply: z
    .strictObject({
      outcome: z.enum(['checked', 'started']),
      from: TermCode,
      term: TermCode,
      startsOn: Day,
      isNewYear: z.boolean(),
      /** Of the term before, as they are called in it. */
      classes: z.array(
        z.strictObject({
          ...ClassName.shape,
          /** Null for a class that leaves the school. */
          toGrade: z.int().nullable(),
          /** In the class on the last day. */
          pupils: z.int(),
          /** Of them: who comes along by this, who is placed in the term already, in whichever class. */
          goOn: z.int(),
          placed: z.int(),
          /** Homeroom teachers who go on with it; of a class that leaves, whoever has it until the day before. */
          homerooms: z.array(z.string()),
          endingGrants: z.int(),
        }),
      ),
      goOn: z.int(),
      leave: z.int(),
    })
    .meta({ id: 'TermStarted' }),
});
