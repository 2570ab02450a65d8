import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { call, newClientId, Refused, type Reply } from '../../api.ts';
import { problemWords } from '../../parts/problem-words.ts';
import { queries } from '../../queries.ts';

export type District = Reply<'get /api/terms'>['districts'][number];
export type Term = District['terms'][number];
export type Dates = Pick<Term, 'startsOn' | 'endsOn' | 'daysOff' | 'holdsBreakBefore'>;

export const useCalendar = () => useQuery({ queryKey: ['terms'], queryFn: () => call('get /api/terms', {}) });

/** Terms are named on every page, so that nothing known stays. */
export const calendarChanged = () => queries.invalidateQueries();

export const addTerm = (areaId: string, dates: Dates) =>
  call('post /api/areas/:areaId/terms', { params: { areaId }, body: { clientId: newClientId(), ...dates } });

export const changeTerm = (areaId: string, { code, startsOn, endsOn, daysOff, holdsBreakBefore }: Term, dates: Dates) =>
  call('put /api/areas/:areaId/term', {
    params: { areaId },
    body: { clientId: newClientId(), code, ...dates, seen: { startsOn, endsOn, daysOff, holdsBreakBefore } },
  });

/** The rule that refused the dates, in words; the number of the day off where it is about one. */
export function refusedDates(t: TFunction, error: unknown): string {
  const problem = error instanceof Refused ? error.problem : undefined;
  const fault = problem?.errors?.[0];
  if (!fault?.code) return problemWords(t, error);
  const number = Number(/\[(\d+)\]/.exec(fault.path)?.[1] ?? 0) + 1;
  return t(`terms.fault.${fault.code.replace('.', '-')}`, { count: problem?.errorCount ?? 0, number });
}
