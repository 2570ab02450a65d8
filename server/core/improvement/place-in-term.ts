import { dayNumber, mondayOf, shanghaiDay } from '../calendar/days.ts';
import type { ShownFigure } from './action-words.ts';
import type { Placed } from './change-of.ts';
import type { Figure } from './finding.ts';

type Term = { readonly code: string; readonly startsOn: string; readonly endsOn: string };

/** A figure with the day it is of: when it was read, and no later than its term's last day; weeks are counted from Mondays. */
export function placeInTerm(figure: Figure, { code, startsOn, endsOn }: Term): Placed & ShownFigure {
  const read = shanghaiDay(figure.asOf);
  const on = read > endsOn ? endsOn : read < startsOn ? startsOn : read;
  const week = (dayNumber(mondayOf(on)) - dayNumber(mondayOf(startsOn))) / 7 + 1;
  return { ...figure, term: code, dayOfTerm: dayNumber(on) - dayNumber(startsOn), on, week };
}
