import type { Reply } from '../../api.ts';

export type Part = Reply<'get /api/own-term'>['parts'][number];
export type Step = Part['steps'][number];
type Place = Part['place'];

/** Where a step is done, below the page of its place; a child's works are chosen on its own page. */
const BELOW: Readonly<Record<Place['kind'], Readonly<Partial<Record<Step['step'], string>>>>> = {
  pupil: { notice: '/notice', confirm: '/confirmation', filed: '/archives' },
  class: {
    ...{ comments: '/comments', notice: '/notice', confirm: '/confirmation' },
    ...{ corrections: '/archive', filed: '/archive' },
  },
  // A school's classes are listed with how far each is; each leads to its own pages.
  school: {
    objections: '/objections',
    confirm: '/confirmations',
    corrections: '/confirmations',
    filed: '/confirmations',
  },
};
const ROOMS = { pupil: '/pupils', class: '/classes', school: '/schools' } as const;

/** Done on a page that shows one term at a time, and else the one that runs: a step of the term before would be looked for in vain. */
const OF_ONE_TERM: readonly Step['step'][] = ['works', 'comments'];

/** Where a step leads. */
export const addressOf = (
  { place: { kind, id }, term: { code } }: Pick<Part, 'place' | 'term'>,
  { step }: Pick<Step, 'step'>,
): string => `${ROOMS[kind]}/${id}${BELOW[kind][step] ?? ''}${OF_ONE_TERM.includes(step) ? `?term=${code}` : ''}`;
