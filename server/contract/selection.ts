import { z } from 'zod';
import { FAMILY } from '../core/account/family.ts';
import { WORKS } from '../core/selection/chosen.ts';
import { route } from './route.ts';
import { Bilingual, ClientId, Day, Dimension, Term, TermCode, text } from './words.ts';

/** Why a choice is refused; pages have words for each. */
export const SELECTION_FAULTS = [
  'works.term',
  'works.none',
  'works.twice',
  'works.not-for-family',
  'works.pupil',
] as const;
export type SelectionFault = (typeof SELECTION_FAULTS)[number];

const all = [...FAMILY, 'teacher', 'homeroom', 'school-office', 'principal'] as const;
const why = text(200).nullable();

/** 'gone': withdrawn after it was chosen. */
const work = {
  markId: z.string(),
  state: z.enum(['stands', 'gone']),
  title: z.string(),
  happenedOn: Day,
  dimension: Dimension,
  indicatorTitle: Bilingual,
};

export const readWorks = route({
  id: 'read-works',
  method: 'get',
  path: '/api/pupils/:pupilId/works',
  access: { roles: all, act: 'read', on: 'pupil', detail: 'individual' },
  summary: 'The representative works that a family chose for a term, with what it said, and what teachers suggested',
  query: z.strictObject({ term: TermCode.optional() }),
  reply: z
    .strictObject({
      term: Term,
      /** 0 while nothing was chosen. */
      version: z.int(),
      /** While the term runs: the child where it signs in itself, else the family; a teacher of the child, at any time. */
      mayChoose: z.boolean(),
      /** Whether the child chooses, and not its guardians. */
      isForPupil: z.boolean(),
      /** Who chose last; null while nothing was chosen. */
      chosenBy: z.enum(FAMILY).nullable(),
      maySuggest: z.boolean(),
      chosen: z.array(z.strictObject({ ...work, why: z.string().nullable() })),
      suggested: z.array(z.strictObject({ ...work, by: z.string() })),
    })
    .meta({ id: 'Works' }),
});

export const chooseWorks = route({
  id: 'choose-works',
  method: 'put',
  path: '/api/pupils/:pupilId/works',
  access: { roles: FAMILY, act: 'write', on: 'pupil', detail: 'individual' },
  summary:
    'Choose the works that stand for a term, in their order; the child where it signs in itself, else a guardian',
  body: z
    .strictObject({
      clientId: ClientId,
      term: TermCode,
      /** The version that was on the screen, 0 where nothing was chosen; if somebody chose meanwhile the answer is 409 stale. */
      version: z.int().min(0),
      works: z.array(z.strictObject({ markId: z.string().min(1).max(64), why })).max(WORKS.most),
    })
    .meta({ id: 'WorksChosen' }),
  reply: z.strictObject({ version: z.int() }).meta({ id: 'WorksSaid' }),
});

export const suggestWork = route({
  id: 'suggest-work',
  method: 'put',
  path: '/api/marks/:markId/suggestion',
  access: { roles: ['teacher', 'homeroom'], act: 'write', on: 'mark', detail: 'individual' },
  summary: 'Suggest a record to its family as a work that stands for the term, or take the suggestion back',
  body: z.strictObject({ clientId: ClientId, isSuggested: z.boolean() }).meta({ id: 'WorkSuggestion' }),
  reply: z.strictObject({ isSuggested: z.boolean() }).meta({ id: 'WorkSuggested' }),
});

export const selectionRoutes = [readWorks, chooseWorks, suggestWork] as const;
