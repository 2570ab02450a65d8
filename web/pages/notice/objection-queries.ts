import './objection-words.ts';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { call, Refused, type Reply } from '../../api.ts';
import { problemWords } from '../../parts/problem-words.ts';

export type Objection = Reply<'get /api/pupils/:pupilId/objections'>['objections'][number];
export type SchoolObjection = Reply<'get /api/schools/:schoolId/objections'>['objections'][number];

export const useOwnObjections = (pupilId: string) =>
  useQuery({
    queryKey: ['pupil', pupilId, 'objections'],
    queryFn: () => call('get /api/pupils/:pupilId/objections', { params: { pupilId } }),
  });
export const useSchoolObjections = (schoolId: string) =>
  useQuery({
    queryKey: ['school', schoolId, 'objections'],
    queryFn: () => call('get /api/schools/:schoolId/objections', { params: { schoolId } }),
  });

/** The rule that refused it, in words. */
export function objectionWords(t: TFunction, error: unknown): string {
  const code = error instanceof Refused ? error.problem.errors?.[0]?.code : undefined;
  return code?.startsWith('objection.') ? t(`objection.fault.${code.replace('.', '-')}`) : problemWords(t, error);
}
