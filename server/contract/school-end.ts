import { z } from 'zod';
import { route } from './route.ts';
import { Bilingual, ClassName, ClientId, Day, TermCode } from './words.ts';

const Id = z.string().min(1).max(64);
const ClassNumber = z.int().min(1).max(99);

/** Where a class of a school that ends goes on: in a class of the same grade, or as a class of its own with a number that is free there. */
const GoesTo = z.discriminatedUnion('as', [
  z.strictObject({ classId: Id, as: z.literal('part'), toClassId: Id }),
  z.strictObject({ classId: Id, as: z.literal('own'), number: ClassNumber }),
]);

const SchoolNamed = z.strictObject({ schoolId: z.string(), name: Bilingual });

/** The last day of a school, and the school that takes its classes over; null while nobody has said one. */
export const SchoolClosing = z.strictObject({ lastDay: Day, into: SchoolNamed.nullable() }).nullable();

export const listKeptSchools = route({
  id: 'list-kept-schools',
  method: 'get',
  path: '/api/rosters/schools',
  access: { roles: ['roster-manager'], act: 'read', on: 'self', detail: 'aggregate' },
  summary: 'The schools whose rosters I keep, those that have closed too',
  reply: z.strictObject({ schools: z.array(SchoolNamed.extend({ end: SchoolClosing })) }).meta({ id: 'KeptSchools' }),
});

/** What is done with one class, or would be. */
const ClassEnd = z
  .strictObject({
    ...ClassName.shape,
    /** Who goes on from it. */
    pupils: z.int(),
    /** The class in the other school, by its grade there; `classId` is null for one that is opened by this. */
    to: z.strictObject({ ...ClassName.shape, classId: z.string().nullable() }),
    /** The classes of that grade that the other school has. */
    choices: z.array(ClassName),
    /** A number that no class of that grade has there. */
    freeNumber: z.int(),
    /** Who goes along as homeroom teacher: with a class of its own alone. */
    homerooms: z.array(z.string()),
  })
  .meta({ id: 'ClassEnd' });

/** Whoever keeps the rosters of both schools: an office or a principal has the one, and this is about two, or about the end of their own. */
export const endSchool = route({
  id: 'end-school',
  method: 'post',
  path: '/api/rosters/school-ends',
  access: { roles: ['roster-manager'], act: 'write', on: 'self', detail: 'aggregate' },
  summary:
    'A school closes from a day, or its classes go on in another school of the district; looked at first, all of it or nothing, and nothing is deleted (422 while pupils are left whom no school takes)',
  body: z
    .strictObject({
      clientId: ClientId,
      schoolId: Id,
      /** The first day on which it is closed. */
      from: Day,
      /** The school that takes its classes over; null where it simply closes. */
      into: z
        .strictObject({
          schoolId: Id,
          /** Each class with pupils; what a look leaves out is proposed. */
          classes: z.array(GoesTo).max(500),
        })
        .nullable(),
      dryRun: z.boolean(),
    })
    .meta({ id: 'SchoolEnd' }),
  reply: z
    .strictObject({
      outcome: z.enum(['checked', 'ended']),
      lastDay: Day,
      /** The first day of its pupils in the other school, and the term that classes are called by; null where there is no later term. */
      begins: Day.nullable(),
      term: TermCode.nullable(),
      school: SchoolNamed,
      into: SchoolNamed.nullable(),
      classes: z.array(ClassEnd),
      pupils: z.int(),
      /** Of the highest grades, who leave with their record kept. */
      leavers: z.int(),
      /** Whose days as teachers or homeroom teachers of the school end with it. */
      teachers: z.int(),
      /** Principals and office, who go on reading what was. */
      keepers: z.int(),
      /** Activities of days on which it is closed already: they stay where they were logged. */
      activitiesAfter: z.int(),
    })
    .meta({ id: 'SchoolEnded' }),
});

export const takeBackEnd = route({
  id: 'take-back-end',
  method: 'post',
  path: '/api/rosters/school-ends/taken-back',
  access: { roles: ['roster-manager'], act: 'write', on: 'self', detail: 'aggregate' },
  summary:
    'The end of a school is taken back: all that it changed is as it was; looked at first (422 once its pupils have records in the other school, or somebody has moved since)',
  body: z.strictObject({ clientId: ClientId, schoolId: Id, dryRun: z.boolean() }).meta({ id: 'SchoolEndTakenBack' }),
  reply: z
    .strictObject({
      outcome: z.enum(['checked', 'taken-back']),
      /** What was to be its last day. */
      lastDay: Day,
      school: SchoolNamed,
      into: SchoolNamed.nullable(),
      /** Who come back into their classes, and who teach on. */
      pupils: z.int(),
      teachers: z.int(),
      /** Classes that were opened for them in the other school, and are taken away. */
      classes: z.int(),
    })
    .meta({ id: 'SchoolEndTakenBackReply' }),
});
export type GoesTo = z.output<typeof GoesTo>;
