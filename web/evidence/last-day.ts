import type { Reply } from '../api.ts';

type Term = Reply<'get /api/classes/:classId/rubrics'>['term'];

/** From the first day of the term until today, or until its last day in the holidays. */
export const lastDay = (term: Term, today: string) => (today < term.endsOn ? today : term.endsOn);
