import { z } from 'zod';
import { FAMILY } from '../core/account/family.ts';
import { route } from './route.ts';
import { Bilingual, Dimension, Term, TermCode, Time } from './words.ts';

const Level = z.strictObject({ level: z.string(), label: Bilingual, score: z.number() });

const LevelWords = z.strictObject({ level: z.string(), descriptor: Bilingual });

/** An indicator as anybody may read it: what is looked at, by whom, and how a value comes of it. */
const PublicIndicator = z.strictObject({
  indicatorId: z.string(),
  title: Bilingual,
  /** 'school': no weight of its own; its records count in the parent. */
  scope: z.enum(['core', 'school']),
  parentId: z.string().nullable(),
  /** Share of the dimension in each grade band it belongs to, in points of 100. */
  weights: z.array(z.strictObject({ bandId: z.string(), weight: z.number() })),
  /** How records become a value; over which time; what happens where there are none. */
  how: Bilingual,
  period: Bilingual,
  missing: Bilingual,
  /** Only those who can rate already; empty where nobody can yet. */
  raters: z.array(z.strictObject({ kind: z.enum(['staff', 'self', 'guardian']), share: z.number() })),
  visibility: z.enum(['family', 'staff', 'author']),
  levels: z.array(LevelWords),
  /** The same for grade bands with words of their own. */
  levelsByBand: z.array(z.strictObject({ bandId: z.string(), levels: z.array(LevelWords) })),
  /** For a fact: how it is said, with made-up numbers. */
  factSaid: Bilingual.nullable(),
  /** 'participation' has no value and no part in the result. */
  kind: z.enum(['level', 'count', 'hours', 'award', 'measurement', 'attendance', 'participation']),
  seenAt: z.enum(['school', 'home']),
  /** What not every school can offer: without a record it is as if it did not exist. */
  needsOffer: z.boolean(),
  /** And a school of the reader's says that it offers it to all: there it counts as everything does. */
  isOfferedToAll: z.boolean(),
  homeIdeas: z.array(z.strictObject({ bandId: z.string(), ideas: z.array(Bilingual) })),
  observationPoints: z.array(Bilingual),
  /** A series: what is done, in order, and what is seen of it; else empty. */
  tasks: z.array(
    z.strictObject({ step: z.enum(['read', 'tell', 'do', 'judge']), title: Bilingual, observable: Bilingual }),
  ),
  note: Bilingual.nullable(),
});

export const RubricInForce = z
  .strictObject({
    rubricId: z.string(),
    key: z.string(),
    dimension: Dimension,
    title: Bilingual,
    version: z.int(),
    publishedAt: Time,
    gradeBands: z.array(z.strictObject({ bandId: z.string(), title: Bilingual, grades: z.array(z.int()) })),
    /** Best first, each with the points it stands for and the score from which the whole dimension is called so. */
    levels: z.array(z.strictObject({ ...Level.shape, from: z.number() })),
    /** 0–1: with less of the weight observed there is no result. */
    minCoverage: z.number(),
    indicators: z.array(PublicIndicator),
    groups: z.array(
      z.strictObject({
        title: Bilingual,
        totalWeight: z.number(),
        indicatorIds: z.array(z.string()),
        note: Bilingual.nullable(),
      }),
    ),
  })
  .meta({ id: 'RubricInForce' });
export type RubricInForce = z.output<typeof RubricInForce>;

export const RubricsInForce = z
  .strictObject({
    district: z.strictObject({ areaId: z.string(), name: Bilingual }),
    /** All of the asker's districts: mostly one. */
    districts: z.array(z.strictObject({ areaId: z.string(), name: Bilingual })),
    term: Term,
    terms: z.array(Term),
    rubrics: z.array(RubricInForce),
  })
  .meta({ id: 'RubricsInForce' });
export type RubricsInForce = z.output<typeof RubricsInForce>;

export const readRubrics = route({
  id: 'read-rubrics',
  method: 'get',
  path: '/api/rubrics',
  access: {
    roles: [...FAMILY, 'teacher', 'homeroom', 'school-office', 'principal', 'officer', 'reviewer'],
    act: 'read',
    on: 'self',
    detail: 'aggregate',
  },
  summary:
    'The rubrics in force in a term, in plain words; of the school-based indicators those offered where I belong',
  query: z.strictObject({ term: TermCode.optional(), areaId: z.string().max(64).optional() }),
  reply: RubricsInForce,
});
