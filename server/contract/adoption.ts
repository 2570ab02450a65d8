import { z } from 'zod';
import { route } from './route.ts';
import { Bilingual, ClientId, Dimension, Term, TermCode, text } from './words.ts';

const managers = ['principal', 'school-office'] as const;
const officer = ['officer'] as const;

const Descriptors = z.array(z.strictObject({ level: z.string(), descriptor: Bilingual }));

/** A school-based indicator as it stands here. */
const SchoolBased = z.strictObject({
  indicatorId: z.string(),
  title: Bilingual,
  parentId: z.string(),
  /** Null: the rubric's own. `isHere`: this very place wrote it. */
  writtenBy: z.strictObject({ name: Bilingual, isHere: z.boolean() }).nullable(),
  /** Adopted by this place itself, and by which areas around it: either is enough for it to be offered. */
  isAdoptedHere: z.boolean(),
  adoptedAbove: z.array(Bilingual),
  levels: Descriptors,
  observationPoints: z.array(Bilingual),
});

/** Neutral without a record, unless the school says that it offers it to all its children. */
const NeedsOffer = z.strictObject({
  indicatorId: z.string(),
  title: Bilingual,
  isForAllNow: z.boolean(),
  isForAllNext: z.boolean(),
});

export const Adoptions = z
  .strictObject({
    place: z.strictObject({ name: Bilingual, kind: z.enum(['school', 'district', 'town', 'group']) }),
    term: Term,
    /** The term after it: what a school says about offering to all holds from there. */
    nextTerm: TermCode,
    rubrics: z.array(
      z.strictObject({
        dimension: Dimension,
        title: Bilingual,
        version: z.int(),
        levels: z.array(z.strictObject({ level: z.string(), label: Bilingual })),
        /** The core indicators; school-based ones may be written for those with `mayHaveOwn`. */
        core: z.array(z.strictObject({ indicatorId: z.string(), title: Bilingual, mayHaveOwn: z.boolean() })),
        schoolBased: z.array(SchoolBased),
        /** What needs a venue, devices or money, in the next term's rubric; none for an area: a school knows what it offers. */
        needsOffer: z.array(NeedsOffer),
      }),
    ),
  })
  .meta({ id: 'Adoptions' });
export type Adoptions = z.output<typeof Adoptions>;

const Switch = z
  .strictObject({
    clientId: ClientId,
    dimension: Dimension,
    indicatorId: z.string().min(1).max(64),
    isOffered: z.boolean(),
  })
  .meta({ id: 'AdoptionSwitch' });
export type AdoptionSwitch = z.output<typeof Switch>;
const Switched = z.strictObject({ indicatorId: z.string(), isOffered: z.boolean() }).meta({ id: 'SwitchedAdoption' });

const Words = z.strictObject({ zh: text(300), en: text(300) });
const Title = z.strictObject({ zh: text(60), en: text(80) });
/** A school-based indicator that somebody writes: it counts by its parent's method, in its parent's grades. */
export const OwnIndicator = z
  .strictObject({
    clientId: ClientId,
    dimension: Dimension,
    parentId: z.string().min(1).max(64),
    title: Title,
    levels: z
      .array(z.strictObject({ level: z.string().min(1).max(12), descriptor: Words }))
      .min(2)
      .max(12),
    observationPoints: z.array(Words).max(12),
  })
  .meta({ id: 'OwnIndicator' });
export type OwnIndicator = z.output<typeof OwnIndicator>;
const Written = z.strictObject({ indicatorId: z.string() }).meta({ id: 'WrittenIndicator' });

export const readSchoolAdoptions = route({
  id: 'read-school-adoptions',
  method: 'get',
  path: '/api/schools/:schoolId/adoptions',
  access: { roles: managers, act: 'read', on: 'school', detail: 'aggregate' },
  summary: 'The school-based indicators of the current term: which are offered in this school, and by whose choice',
  reply: Adoptions,
});
export const readAreaAdoptions = route({
  id: 'read-area-adoptions',
  method: 'get',
  path: '/api/areas/:areaId/adoptions',
  access: { roles: officer, act: 'read', on: 'area', detail: 'aggregate' },
  summary: 'The same for a district, a town or a group: what it adopts is offered in all of its schools',
  reply: Adoptions,
});
export const switchSchoolAdoption = route({
  id: 'switch-school-adoption',
  method: 'put',
  path: '/api/schools/:schoolId/adoptions',
  access: { roles: managers, act: 'write', on: 'school', detail: 'aggregate' },
  summary: 'Begin or end offering a school-based indicator in a school; no figure moves',
  body: Switch,
  reply: Switched,
});
export const switchOfferToAll = route({
  id: 'switch-offer-to-all',
  method: 'put',
  path: '/api/schools/:schoolId/offers-to-all',
  access: { roles: managers, act: 'write', on: 'school', detail: 'aggregate' },
  summary:
    'Say, or say no more, that a school offers to all what needs a venue, devices or money; from the next term on, so that no figure moves',
  body: z
    .strictObject({
      clientId: ClientId,
      dimension: Dimension,
      indicatorId: z.string().min(1).max(64),
      isForAll: z.boolean(),
    })
    .meta({ id: 'OfferToAllSwitch' }),
  reply: z
    .strictObject({ indicatorId: z.string(), isForAll: z.boolean(), fromTerm: TermCode })
    .meta({ id: 'SwitchedOfferToAll' }),
});
export const switchAreaAdoption = route({
  id: 'switch-area-adoption',
  method: 'put',
  path: '/api/areas/:areaId/adoptions',
  access: { roles: officer, act: 'write', on: 'area', detail: 'aggregate' },
  summary: 'Begin or end offering a school-based indicator in all schools of an area; no figure moves',
  body: Switch,
  reply: Switched,
});
export const writeSchoolIndicator = route({
  id: 'write-school-indicator',
  method: 'post',
  path: '/api/schools/:schoolId/indicators',
  access: { roles: managers, act: 'write', on: 'school', detail: 'aggregate' },
  summary: 'Write a school-based indicator of one’s own and offer it in the school',
  body: OwnIndicator,
  reply: Written,
});
export const writeAreaIndicator = route({
  id: 'write-area-indicator',
  method: 'post',
  path: '/api/areas/:areaId/indicators',
  access: { roles: officer, act: 'write', on: 'area', detail: 'aggregate' },
  summary: 'The same for all schools of an area',
  body: OwnIndicator,
  reply: Written,
});
