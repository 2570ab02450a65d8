import './confirmation-words.ts';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { call, Refused, type Reply } from '../../api.ts';
import { problemWords } from '../../parts/problem-words.ts';

export type OwnTerm = Reply<'get /api/pupils/:pupilId/confirmations'>['terms'][number];
export type ClassConfirmations = Reply<'get /api/classes/:classId/confirmations'>;
export type ClassTerm = ClassConfirmations['terms'][number];
export type ListedPupil = ClassTerm['pupils'][number];

export const useOwnConfirmation = (pupilId: string) =>
  useQuery({
    queryKey: ['pupil', pupilId, 'confirmations'],
    queryFn: () => call('get /api/pupils/:pupilId/confirmations', { params: { pupilId } }),
  });
export const useClassConfirmations = (classId: string) =>
  useQuery({
    queryKey: ['class', classId, 'confirmations'],
    queryFn: () => call('get /api/classes/:classId/confirmations', { params: { classId } }),
  });
export const useSchoolConfirmations = (schoolId: string) =>
  useQuery({
    queryKey: ['school', schoolId, 'confirmations'],
    queryFn: () => call('get /api/schools/:schoolId/confirmations', { params: { schoolId } }),
  });

export const useClassProgress = (classId: string, term: string) =>
  useQuery({
    queryKey: ['class', classId, 'confirmations', 'progress', term],
    queryFn: () => call('get /api/classes/:classId/confirmations/progress', { params: { classId }, query: { term } }),
  });

/** The rule that refused it, in words. */
export function confirmationWords(t: TFunction, error: unknown): string {
  const code = error instanceof Refused ? error.problem.errors?.[0]?.code : undefined;
  return code?.startsWith('confirmation.') ? t(`confirm.fault.${code.replace('.', '-')}`) : problemWords(t, error);
}
