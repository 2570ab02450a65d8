import { isWithin, type Span } from '../calendar/spans.ts';
import type { IncidentStep } from './steps.ts';

/** As what somebody stands to an incident: who noted it, the homeroom teacher of its day, or who answers for the school. */
export type Standing = 'author' | 'homeroom' | 'school';

type Asker = {
  readonly personId: string;
  /** The days the class is the asker's, with the role on each; null where it is reached through its school. */
  readonly days: readonly (Span & { readonly role: string })[] | null;
};
type Asked = {
  readonly happenedOn: string;
  readonly authorId: string;
  /** The child is in the class today. */
  readonly isHereNow: boolean;
};

/**
 * None, and the incident is not there. Teachers lose it with the child: what is agreed on after a move, and whether it was repaired, is for
 * nobody who has the child no more, and to show half of it would tell the other half.
 */
export function standingsOf({ personId, days }: Asker, { happenedOn, authorId, isHereNow }: Asked): Standing[] {
  const isAuthor = authorId === personId;
  if (days === null) return isAuthor ? ['school', 'author'] : ['school'];
  const then = isHereNow ? days.filter((span) => isWithin(span, happenedOn)) : [];
  const isHomeroom = then.some(({ role }) => role === 'homeroom');
  return [...(isHomeroom ? ['homeroom' as const] : []), ...(isAuthor && then.length > 0 ? ['author' as const] : [])];
}

const MAY: Readonly<Record<IncidentStep, readonly Standing[]>> = {
  note: ['author'],
  // Nobody puts words into another's mouth.
  amend: ['author'],
  support: ['author', 'homeroom', 'school'],
  done: ['author', 'homeroom', 'school'],
  'not-done': ['author', 'homeroom', 'school'],
  share: ['homeroom', 'school'],
  repair: ['homeroom', 'school'],
  reopen: ['homeroom', 'school'],
  withdraw: ['author', 'school'],
};

export const mayTake = (step: IncidentStep, standings: readonly Standing[]): boolean =>
  MAY[step].some((one) => standings.includes(one));
