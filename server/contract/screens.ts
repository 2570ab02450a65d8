import { z } from 'zod';
import { SCREENS } from '../core/screens/screens-measured.ts';
import { route } from './route.ts';
import { Bilingual, ClassName, ClientId, Day, Dimension, Term, TermCode, Time, text, Why } from './words.ts';

const Screen = z.enum(SCREENS);
const Outcome = z.enum(['confirmed', 'explained', 'false-alarm']);
const Share = z.number().min(0).max(1);
/** Chance of this or more if nothing were the matter. */
const P = z.number().min(0).max(1);
/** «Teacher 3»: in the order of first records, so that it stays the same person. A reviewer is told no name. */
const Teacher = z.int().min(1);
const Classes = z.array(ClassName);

/** The numbers behind a hint. */
const Evidence = z.discriminatedUnion('screen', [
  z.strictObject({
    screen: z.enum(['late', 'last-week']),
    class: ClassName,
    entries: z.int(),
    count: z.int(),
    share: Share,
    usual: Share,
  }),
  z.strictObject({
    screen: z.literal('copied'),
    class: ClassName,
    notes: z.int(),
    count: z.int(),
    share: Share,
    likeness: Share,
    /** Two of the notes, names of children taken out, cut short; empty where they have been changed or withdrawn since. */
    example: z.array(z.string()).max(2),
  }),
  z.strictObject({
    screen: z.literal('burst'),
    teacher: Teacher,
    classes: Classes,
    span: z.enum(['day', 'minute']),
    count: z.int(),
    onDay: Day,
    times: z.int(),
    usual: z.number(),
  }),
  z.strictObject({
    screen: z.literal('flat'),
    teacher: Teacher,
    classes: Classes,
    found: z.array(
      z.strictObject({
        dimension: Dimension,
        level: z.string(),
        ratings: z.int(),
        activities: z.int(),
        count: z.int(),
        share: Share,
        usual: Share,
      }),
    ),
  }),
  z.strictObject({
    screen: z.literal('jump'),
    teacher: Teacher,
    classes: Classes,
    dimension: Dimension,
    against: z.enum(['own-past', 'blind']),
    ratings: z.int(),
    before: z.int(),
    difference: z.number(),
    se: z.number(),
  }),
]);

const Decision = z.strictObject({ outcome: Outcome, note: z.string(), version: z.int(), decidedAt: Time });

const ScreenTally = z.strictObject({
  screen: Screen,
  /** How many classes, accounts' days or teachers' dimensions were looked at, and how many would be found by chance alone. */
  examined: z.int(),
  expected: z.number(),
  open: z.int(),
  /** Decided this term, those confirmed among them, and their share: the precision of this screen. */
  decided: z.int(),
  confirmed: z.int(),
  precision: Share.nullable(),
  /** At least ten decided and fewer than 30 % confirmed. */
  isToRetire: z.boolean(),
});

const Around = { term: Term, terms: z.array(Term), why: Why };

export const SchoolScreens = z
  .strictObject({
    school: z.strictObject({ schoolId: z.string(), name: Bilingual }),
    ...Around,
    /** What was recorded until then is in it; null where nothing was measured yet. */
    cutOffAt: Time.nullable(),
    methodVersion: z.string().nullable(),
    screens: z.array(ScreenTally),
    hits: z.array(
      z.strictObject({
        /** What a decision is sent under. */
        subject: z.string(),
        p: P,
        evidence: Evidence,
        decision: Decision.nullable(),
      }),
    ),
  })
  .meta({ id: 'SchoolScreens' });
export type SchoolScreens = z.output<typeof SchoolScreens>;

export const AreaScreens = z
  .strictObject({
    area: z.strictObject({ areaId: z.string(), name: Bilingual }),
    ...Around,
    /** All schools of the area together. */
    screens: z.array(ScreenTally),
    /** By name. */
    schools: z.array(
      z.strictObject({
        schoolId: z.string(),
        name: Bilingual,
        cutOffAt: Time.nullable(),
        expected: z.number(),
        screens: z.array(z.strictObject({ screen: Screen, open: z.int(), decided: z.int(), confirmed: z.int() })),
      }),
    ),
  })
  .meta({ id: 'AreaScreens' });
export type AreaScreens = z.output<typeof AreaScreens>;

const InTerm = z.strictObject({ term: TermCode.optional() });

export const readSchoolScreens = route({
  id: 'read-school-screens',
  method: 'get',
  path: '/api/schools/:schoolId/screens',
  access: { roles: ['reviewer'], act: 'read', on: 'school', detail: 'individual' },
  summary: 'Hints at records that do not look like what happened, for the reviewer: no verdicts, and no names',
  query: InTerm,
  reply: SchoolScreens,
});

export const readAreaScreens = route({
  id: 'read-area-screens',
  method: 'get',
  path: '/api/areas/:areaId/screens',
  access: { roles: ['reviewer'], act: 'read', on: 'area', detail: 'aggregate' },
  summary: 'How many hints each school of the area has, open and decided, and how often each screen was right',
  query: InTerm,
  reply: AreaScreens,
});

export const decideScreen = route({
  id: 'decide-screen',
  method: 'post',
  path: '/api/schools/:schoolId/screens/outcomes',
  access: { roles: ['reviewer'], act: 'write', on: 'school', detail: 'individual', alsoClosed: true },
  summary:
    'Say what a hint turned out to be; version 0 the first time, then the one that was read (409 where it is older)',
  body: z
    .strictObject({
      clientId: ClientId,
      term: TermCode,
      screen: Screen,
      subject: z.string().min(1).max(40),
      outcome: Outcome,
      note: text(500),
      version: z.int().min(0),
    })
    .meta({ id: 'ScreenDecision' }),
  reply: z.strictObject({ version: z.int() }).meta({ id: 'ScreenDecided' }),
});
