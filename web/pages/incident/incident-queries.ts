import './incident-words.ts';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { call, Refused, type Reply } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { problemWords } from '../../parts/problem-words.ts';
import { isRefusalCode, refusalWords } from '../../parts/refusal-words.ts';
import { type Sending, useSending as useSendingOnce } from '../../use-sending.ts';

export type ClassIncidents = Reply<'get /api/classes/:classId/incidents'>;
export type Incident = ClassIncidents['incidents'][number];

export const useClassIncidents = (classId: string) =>
  useQuery({
    queryKey: ['class', classId, 'incidents'],
    queryFn: () => call('get /api/classes/:classId/incidents', { params: { classId } }),
  });

export function useSending<Done, Value = void>(props: Sending<Done, Value>) {
  const { t } = useWords();
  return useSendingOnce({ ...props, decided: t('incident.decided') });
}

/** The rule that refused it, in words. */
export function incidentWords(t: TFunction, error: unknown): string {
  const code = error instanceof Refused ? error.problem.errors?.[0]?.code : undefined;
  if (code?.startsWith('incident.')) return t(`incident.fault.${code.replace('.', '-')}`);
  return isRefusalCode(code) ? refusalWords(t, code) : problemWords(t, error);
}
