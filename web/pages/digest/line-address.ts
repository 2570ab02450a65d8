import type { Reply } from '../../api.ts';

export type Part = Reply<'get /api/digest'>['parts'][number];
type Place = Part['place'];
export type Line = Part['lines'][number];

/** The page of a place that a line is about; '' is the place's own. */
const BELOW: Readonly<Partial<Record<Line['line'], string>>> = {
  records: '/evidence',
  approved: '/contributions',
  returned: '/contributions',
  answers: '/questions',
  questions: '/questions',
  contributions: '/contributions',
  'comments-left': '/comments',
  unrecorded: '/log',
  rounds: '/moderation',
};
const ROOMS = { pupil: '/pupils', class: '/classes', school: '/schools', area: '/areas' } as const;

/** Where a line leads. */
export function addressOf(place: Place, { line, term }: Pick<Line, 'line' | 'term'>): string {
  if (place.kind === 'self') return '/moderation';
  const own = `${ROOMS[place.kind]}/${place.id}`;
  // What is late of a class is in its queue; of a school its own page says which classes it is in, and the comments too.
  const below = place.kind === 'class' && line === 'questions-late' ? '/questions' : BELOW[line];
  const isHere = place.kind === 'school' ? '' : (below ?? '');
  return `${own}${isHere}${term === null ? '' : `?term=${term}`}`;
}
