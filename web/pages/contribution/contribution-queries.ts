import { useMutation, useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useRef } from 'react';
import { call, newClientId, Refused, type Reply, refusalCode } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { problemWords } from '../../parts/problem-words.ts';
import { toast } from '../../parts/toast.tsx';
import { queries } from '../../queries.ts';

export type Contributions = Reply<'get /api/pupils/:pupilId/contributions'>;
export type Contribution = Contributions['contributions'][number];
export type Waiting = Reply<'get /api/classes/:classId/contributions'>['contributions'][number];

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

/** Sent again after no answer it happens once; what the service refused may be put right and is sent as something new. */
export function useSending<Done, Value = void>(props: {
  readonly send: (sent: { readonly clientId: string; readonly value: Value }) => Promise<Done>;
  readonly done: string;
  readonly close?: () => void;
  /** What is asked for anew. */
  readonly about: readonly string[];
}) {
  const { t } = useWords();
  const clientId = useRef(newClientId());
  return useMutation({
    mutationFn: (value: Value) => props.send({ clientId: clientId.current, value }),
    onSuccess: async () => {
      clientId.current = newClientId();
      props.close?.();
      toast(props.done);
      await queries.invalidateQueries({ queryKey: props.about });
    },
    onError: async (error) => {
      if (error instanceof Refused) clientId.current = newClientId();
      if (!isDecided(error)) return;
      // What was on the screen is gone with its card or dialog: it is said where the page still is.
      props.close?.();
      toast(t('contribution.decided'));
      await queries.invalidateQueries({ queryKey: props.about });
    },
  });
}

/** Somebody else was first. */
const isDecided = (error: unknown) => ['stale', 'conflict'].includes(refusalCode(error) ?? '');

/** The rule that refused it, in words. */
export function contributionWords(t: TFunction, error: unknown): string {
  const code = error instanceof Refused ? error.problem.errors?.[0]?.code : undefined;
  if (code?.startsWith('contribution.')) return t(`contribution.fault.${code.replace('.', '-')}`);
  return problemWords(t, error);
}
