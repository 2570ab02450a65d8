import type { TFunction } from 'i18next';
import { dayNumber, dayOf } from '../../../server/core/calendar/days.ts';
import type { About } from '../../../server/core/improvement/about-finding.ts';
import { call, Refused, type Reply } from '../../api.ts';
import { problemWords } from '../../parts/problem-words.ts';
import { queries } from '../../queries.ts';

export type Action = Reply<'get /api/schools/:schoolId/report'>['actions'][number];
/** Whose report, and which term's. */
export type Of = { readonly kind: 'school' | 'area'; readonly id: string; readonly term: string };
export type Said = { text: string; owner: string; dueOn: string };

/** The report tells its actions: it is asked for anew. */
export const reportChanged = ({ kind, id }: Of) => queries.invalidateQueries({ queryKey: [kind, id, 'report'] });

export function addAction({ kind, id, term }: Of, about: About, said: Said & { clientId: string }) {
  const { kind: figure, dimension } = about;
  if (kind === 'school') {
    const body = { ...said, term, about: { kind: figure, dimension, classId: about.class?.classId ?? null } };
    return call('post /api/schools/:schoolId/actions', { params: { schoolId: id }, body });
  }
  if (dimension === null) throw new Error('a figure of an area is of one dimension');
  const body = { ...said, term, about: { kind: figure, dimension } };
  return call('post /api/areas/:areaId/actions', { params: { areaId: id }, body });
}

type Versioned = { clientId: string; version: number };
export function changeAction({ kind, id }: Of, actionId: string, body: Said & Versioned) {
  return kind === 'school'
    ? call('put /api/schools/:schoolId/actions/:actionId', { params: { schoolId: id, actionId }, body })
    : call('put /api/areas/:areaId/actions/:actionId', { params: { areaId: id, actionId }, body });
}

export type Status = { status: 'open' } | { status: 'done' | 'dropped'; outcome: string };
export function settleAction({ kind, id }: Of, actionId: string, body: Status & Versioned) {
  return kind === 'school'
    ? call('put /api/schools/:schoolId/actions/:actionId/status', { params: { schoolId: id, actionId }, body })
    : call('put /api/areas/:areaId/actions/:actionId/status', { params: { areaId: id, actionId }, body });
}

const FOUR_WEEKS = 28;

/** In four weeks, or on the term's last day where that comes first. */
export function usualDay(today: string, endsOn: string): string {
  const inFourWeeks = dayOf(dayNumber(today) + FOUR_WEEKS);
  return endsOn >= today && endsOn < inFourWeeks ? endsOn : inFourWeeks;
}

export function refusedWords(t: TFunction, error: unknown): string {
  const isFull = error instanceof Refused && error.problem.errors?.some(({ code }) => code === 'actions-full');
  return isFull ? t('improve.full') : problemWords(t, error);
}
