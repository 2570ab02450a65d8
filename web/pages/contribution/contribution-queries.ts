import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { call, Refused, type Reply } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { photoProblem } from '../../parts/photo-problem.ts';
import { problemWords } from '../../parts/problem-words.ts';
import { type Sending, useSending as useSendingOnce } from '../../use-sending.ts';

export type Contributions = Reply<'get /api/pupils/:pupilId/contributions'>;
export type Contribution = Contributions['contributions'][number];
export type Waiting = Reply<'get /api/classes/:classId/contributions'>['contributions'][number];

/** What photos of one are read under by the family, until it is approved. */
export const addressOf = (pupilId: string, { contributionId }: Pick<Contribution, 'contributionId'>) =>
  `/api/pupils/${pupilId}/contributions/${contributionId}`;

export const useContributions = (pupilId: string) =>
  useQuery({
    queryKey: ['pupil', pupilId, 'contributions'],
    queryFn: () => call('get /api/pupils/:pupilId/contributions', { params: { pupilId } }),
  });

/** What may be chosen for a day; what was there stays while the next day is asked for. */
export const useContributionDay = (pupilId: string, day: string) =>
  useQuery({
    queryKey: ['pupil', pupilId, 'contribution-day', day],
    queryFn: () => call('get /api/pupils/:pupilId/contribution-days/:day', { params: { pupilId, day } }),
    placeholderData: (before) => before,
  });

export function useSending<Done, Value = void>(props: Sending<Done, Value>) {
  const { t } = useWords();
  return useSendingOnce({ ...props, decided: t('contribution.decided') });
}

const codeOf = (error: unknown) => (error instanceof Refused ? error.problem.errors?.[0]?.code : undefined);

/** A photo that was sent is there no more: sent anew it will be. */
export const isPhotoGone = (error: unknown) => codeOf(error)?.endsWith('photo-gone') === true;

/** The rule that refused it, in words. */
export function contributionWords(t: TFunction, error: unknown): string {
  const code = codeOf(error);
  if (code?.startsWith('contribution.') || code?.startsWith('witness.'))
    return t(`contribution.fault.${code.replace('.', '-')}`);
  // Nobody is named in these.
  if (code?.startsWith('photo.')) return photoProblem(t, error, () => '');
  return problemWords(t, error);
}
