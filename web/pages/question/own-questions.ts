import { useQuery } from '@tanstack/react-query';
import { call, type Reply } from '../../api.ts';

export type Questions = Reply<'get /api/pupils/:pupilId/questions'>;
export type Question = Questions['questions'][number];

/** What the family asked. The child's own page asks too, and has no use for the words of the others. */
export const useQuestions = (pupilId: string, enabled = true) =>
  useQuery({
    enabled,
    queryKey: ['pupil', pupilId, 'questions'],
    queryFn: () => call('get /api/pupils/:pupilId/questions', { params: { pupilId } }),
  });

/** How many answers nobody of the family has opened. */
export const unreadIn = ({ steps }: Question) =>
  steps.filter(({ step, seenAt }) => step === 'answer' && seenAt === null).length;
