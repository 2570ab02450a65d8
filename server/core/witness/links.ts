import { type ContributionState, OPEN_STATES } from '../contribution/steps.ts';

/** For how long a link to somebody outside is good. Milliseconds. */
export const LINK_LASTS = 14 * 24 * 3_600_000;

/** How many links one contribution may have: open at once, and altogether. */
export const MOST_LINKS = { open: 3, all: 20 } as const;

export const LINK_STATES = ['open', 'answered', 'expired', 'ended'] as const;
export type LinkState = (typeof LINK_STATES)[number];

type Link = {
  readonly pupilId: string;
  readonly endsAt: number;
  readonly endedAt: number | null;
  readonly answeredAt: number | null;
};
type About = { readonly state: ContributionState; readonly pupilId: string };

/**
 * How a link stands. It is about one child and about what is still to be decided: what was approved, taken back or given to another child ends
 * it, and nobody has to remember to.
 */
export function stateOfLink(link: Link, about: About, now: number): LinkState {
  if (link.answeredAt !== null) return 'answered';
  const isOpen = OPEN_STATES.some((state) => state === about.state);
  if (link.endedAt !== null || !isOpen || link.pupilId !== about.pupilId) return 'ended';
  return link.endsAt <= now ? 'expired' : 'open';
}

/** What of a contribution a witness is shown, and answers for. */
export type Witnessed = {
  readonly pupilId: string;
  readonly title: string;
  readonly happenedOn: string;
  readonly hours: number | null;
  readonly organiser: string | null;
};

/** Whether what the family says now is something else than what was answered for. What only the teacher or the family reads is not looked at. */
export const saysOtherwise = (was: Witnessed, now: Witnessed): boolean =>
  was.pupilId !== now.pupilId ||
  was.title !== now.title ||
  was.happenedOn !== now.happenedOn ||
  was.hours !== now.hours ||
  was.organiser !== now.organiser;
