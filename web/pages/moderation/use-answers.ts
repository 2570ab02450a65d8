import { useMutation } from '@tanstack/react-query';
import { call, newClientId, refusalCode } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { taskQuery } from '../../parts/blind-task.ts';
import { problemWords } from '../../parts/problem-words.ts';
import { queries } from '../../queries.ts';
import type { Task } from './moderation-queries.ts';

export type Answer = { kind: 'level'; level: string } | { kind: 'left'; because: 'not-enough' | 'know-the-child' };
type Given = { ratingId: string; answer: Answer; seconds: number };

const { queryKey } = taskQuery;
const ANSWERS = { mutationKey: ['blind'] };

/** The next card is there before the answer has arrived; where it did not arrive, the card comes back. */
function stepOn({ ratingId, answer }: Given) {
  queries.setQueryData(queryKey, (task: Task | undefined): Task | undefined => {
    if (task?.next?.ratingId !== ratingId) return task;
    const level = answer.kind === 'level' ? answer.level : null;
    const left = answer.kind === 'left' ? answer.because : null;
    return {
      ...task,
      left: task.left - 1,
      done: task.done + 1,
      next: task.afterNext,
      afterNext: null,
      last: { ratingId, level, left },
    };
  });
}

/** Answers go one after the other, each of them once. */
export function useAnswers(task: Task) {
  const { t } = useWords();
  // While another answer is on its way the service would still show the card it is about.
  const refetch = async () => {
    if (queries.isMutating(ANSWERS) <= 1) await queries.invalidateQueries({ queryKey });
  };
  const give = useMutation({
    ...ANSWERS,
    scope: { id: 'blind' },
    mutationFn: ({ ratingId, answer, seconds }: Given) =>
      call('post /api/moderation/ratings', { body: { clientId: newClientId(), ratingId, answer, seconds } }),
    onMutate: async (given) => {
      await queries.cancelQueries({ queryKey });
      stepOn(given);
    },
    onSettled: refetch,
  });
  const takeBack = useMutation({
    ...ANSWERS,
    scope: { id: 'blind' },
    mutationFn: (ratingId: string) =>
      call('post /api/moderation/undo', { body: { clientId: newClientId(), ratingId } }),
    onSettled: refetch,
  });
  const error = give.error ?? takeBack.error;
  const isOver = refusalCode(error) === 'conflict' || refusalCode(error) === 'stale';
  return {
    answer: (ratingId: string, answer: Answer, seconds: number) => {
      takeBack.reset();
      give.mutate({ ratingId, answer, seconds });
    },
    undo: () => {
      give.reset();
      if (task.last && !takeBack.isPending) takeBack.mutate(task.last.ratingId);
    },
    isSaving: give.isPending || takeBack.isPending,
    problem: error ? (isOver ? t('moderation.answeredElsewhere') : problemWords(t, error)) : null,
  };
}
