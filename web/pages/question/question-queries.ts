import './question-words.ts';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { call, Refused, type Reply } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { problemWords } from '../../parts/problem-words.ts';
import { type Sending, useSending as useSendingOnce } from '../../use-sending.ts';
import type { Question } from './own-questions.ts';

export type ClassQuestions = Reply<'get /api/classes/:classId/questions'>;
export type ClassQuestion = ClassQuestions['questions'][number];
export type Step = Question['steps'][number];

export const useClassQuestions = (classId: string) =>
  useQuery({
    queryKey: ['class', classId, 'questions'],
    queryFn: () => call('get /api/classes/:classId/questions', { params: { classId } }),
  });

export function useSending<Done, Value = void>(props: Sending<Done, Value>) {
  const { t } = useWords();
  return useSendingOnce({ ...props, decided: t('question.decided') });
}

/** The rule that refused it, in words. */
export function questionWords(t: TFunction, error: unknown): string {
  const code = error instanceof Refused ? error.problem.errors?.[0]?.code : undefined;
  if (code?.startsWith('question.')) return t(`question.fault.${code.replace('.', '-')}`);
  return problemWords(t, error);
}
