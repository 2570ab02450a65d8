import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { call, Refused, type Reply } from '../../api.ts';
import { problemWords } from '../../parts/problem-words.ts';
import { queries } from '../../queries.ts';

export type Works = Reply<'get /api/pupils/:pupilId/works'>;
export type Work = Works['suggested'][number] | Works['chosen'][number];

const keyOf = (pupilId: string) => ['pupil', pupilId, 'works'];

export const useWorks = (pupilId: string, term: string) =>
  useQuery({
    queryKey: [...keyOf(pupilId), term],
    queryFn: () => call('get /api/pupils/:pupilId/works', { params: { pupilId }, query: { term } }),
  });

export const worksChanged = (pupilId: string) => queries.invalidateQueries({ queryKey: keyOf(pupilId) });

/** The rule that refused it, in words. */
export function worksWords(t: TFunction, error: unknown): string {
  const problem = error instanceof Refused ? error.problem : undefined;
  const code = problem?.errors?.find((one) => one.code?.startsWith('works.'))?.code;
  return code === undefined ? problemWords(t, error) : t(`works.fault.${code.replace('.', '-')}`);
}
