import { useMutation, useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useRef } from 'react';
import { call, newClientId, Refused, type Reply } from '../../api.ts';
import { problemWords } from '../../parts/problem-words.ts';
import { toast } from '../../parts/toast.tsx';
import { queries } from '../../queries.ts';

export type Arrangements = Reply<'get /api/pupils/:pupilId/arrangements'>;
export type Arrangement = Arrangements['arrangements'][number];

export const useArrangements = (pupilId: string) =>
  useQuery({
    queryKey: ['pupil', pupilId, 'arrangements'],
    queryFn: () => call('get /api/pupils/:pupilId/arrangements', { params: { pupilId } }),
  });

/** Sent again it happens once; then everything about the child is asked for anew. */
export function useArranging(
  pupilId: string,
  send: (clientId: string) => Promise<unknown>,
  done: string,
  close: () => void,
) {
  const clientId = useRef(newClientId());
  return useMutation({
    mutationFn: () => send(clientId.current),
    onSuccess: async () => {
      close();
      toast(done);
      await queries.invalidateQueries({ queryKey: ['pupil', pupilId] });
    },
  });
}

const RULES = /^arrangement\./;

/** The rule that refused it, in words. */
export function arrangingWords(t: TFunction, error: unknown): string {
  const problem = error instanceof Refused ? error.problem : undefined;
  const code = problem?.errors?.[0]?.code;
  if (code === undefined || !RULES.test(code)) return problemWords(t, error);
  return t(`arranged.fault.${code.replace('.', '-')}`, { count: problem?.errorCount ?? 1 });
}
