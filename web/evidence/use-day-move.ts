import { useMutation } from '@tanstack/react-query';
import { queries } from '../queries.ts';
import { type ClassDay, classDayQuery } from './evidence-queries.ts';

/** Another day is asked for first: only one that may be recorded, with its list, takes the place of the one before. */
export function useDayMove(classId: string, moved: (to: ClassDay) => void) {
  const { mutate, isPending, isError, error, variables } = useMutation({
    mutationFn: (day: string) => queries.fetchQuery(classDayQuery(classId, day)),
    // Without a network the list is the one that is kept, whichever day it was of.
    onSuccess: (to, on) => moved({ ...to, on }),
  });
  return { move: mutate, error, asked: isPending || isError ? variables : undefined };
}
