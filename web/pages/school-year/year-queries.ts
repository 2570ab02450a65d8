import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { call, Refused, type Reply } from '../../api.ts';
import { isSaidEverywhere, problemWords } from '../../parts/problem-words.ts';
import { isRefusalCode } from '../../parts/refusal-words.ts';

export type Members = Reply<'get /api/classes/:classId/members'>;
export type Member = Members['pupils'][number];
export type SchoolClasses = Reply<'get /api/schools/:schoolId/classes'>;
export type TermClasses = SchoolClasses['terms'][number];
export type Started = Reply<'post /api/schools/:schoolId/term-starts'>;
export type SchoolClosing = NonNullable<SchoolClasses['end']>;
export type SchoolEnded = Reply<'post /api/rosters/school-ends'>;
export type Staff = Reply<'get /api/schools/:schoolId/staff'>['staff'][number];

export const useMembers = (classId: string) =>
  useQuery({
    queryKey: ['members', classId],
    queryFn: () => call('get /api/classes/:classId/members', { params: { classId } }),
  });

export const useSchoolClasses = (schoolId: string) =>
  useQuery({
    queryKey: ['school-classes', schoolId],
    queryFn: () => call('get /api/schools/:schoolId/classes', { params: { schoolId } }),
  });

export const useSchoolStaff = (schoolId: string) =>
  useQuery({
    queryKey: ['school-staff', schoolId],
    queryFn: () => call('get /api/schools/:schoolId/staff', { params: { schoolId } }),
  });

/** What the service does only once somebody has read it. */
const ASKS = new Set(['pupil.namesake', 'stay.records-after']);
const faultOf = (error: unknown) => (error instanceof Refused ? error.problem.errors?.[0] : undefined);
export const asksFirst = (error: unknown) => ASKS.has(faultOf(error)?.code ?? '');

/** Why an end is not taken back; the words come with the page where a school ends. */
const NOT_BACK = [
  'end.none',
  'end.not-kept',
  'end.term-over',
  'end.moved-since',
  'end.recorded-since',
  'end.used-since',
];
export function refusedBackWords(t: TFunction, error: unknown): string {
  const code = faultOf(error)?.code ?? '';
  if (!NOT_BACK.includes(code) || !(error instanceof Refused)) return problemWords(t, error);
  return t(`endSchool.back.fault.${code.replace('.', '-')}`, { count: error.problem.errorCount ?? 1 });
}

/** The rule that refused it, in words. */
export function refusedWords(t: TFunction, error: unknown): string {
  const code = faultOf(error)?.code;
  const count = error instanceof Refused ? (error.problem.errorCount ?? 1) : 1;
  if (code === undefined || isSaidEverywhere(code) || isRefusalCode(code)) return problemWords(t, error);
  return t(`schoolYear.fault.${code.replace('.', '-')}`, { count });
}
