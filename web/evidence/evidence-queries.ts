import { queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Dimension } from '../../server/contract/words.ts';
import { call, type Reply } from '../api.ts';
import { askOrKept, type Kept } from '../offline/kept-here.ts';
import { queries } from '../queries.ts';
import { inOrder } from '../theme.ts';

export type ClassPupils = Kept<Reply<'get /api/classes/:classId/pupils'>>;
export type ClassDay = Kept<Reply<'get /api/classes/:classId/days/:day'>>;
export type Pupil = ClassPupils['pupils'][number];
export type Rubric = Reply<'get /api/classes/:classId/rubrics'>['rubrics'][number];
export type Indicator = Rubric['indicators'][number];
export type Activity = Reply<'post /api/classes/:classId/activities/search'>['activities'][number];
export type Mark = Activity['marks'][number];
export type Known = ReadonlyMap<string, { indicator: Indicator; rubric: Rubric }>;
type Asked = { term?: string };
export type ActivitiesAsked = { term: string; query?: string; dimension?: Dimension; by?: 'me' };

export const useClasses = () =>
  useQuery({
    queryKey: ['classes'],
    queryFn: (asking) => askOrKept(asking, () => call('get /api/classes', {})),
  });

export const classPupilsQuery = (classId: string, asked: Asked) =>
  queryOptions({
    queryKey: ['class', classId, 'pupils', asked],
    queryFn: (asking) =>
      askOrKept(asking, () => call('get /api/classes/:classId/pupils', { params: { classId }, query: asked })),
  });

export const useClassPupils = (classId: string, asked: Asked) => useQuery(classPupilsQuery(classId, asked));

export const useClassRubrics = (classId: string, asked: Asked) =>
  useQuery({
    queryKey: ['class', classId, 'rubrics', asked],
    staleTime: 600_000,
    queryFn: (asking) =>
      askOrKept(asking, () => call('get /api/classes/:classId/rubrics', { params: { classId }, query: asked })),
    select: ({ term, rubrics }) => ({ term, rubrics: inOrder(rubrics) }),
  });

/** What may be recorded for a class on a day, and for whom. Kept is the last that was asked for, whichever day it was. */
export const classDayQuery = (classId: string, day: string) =>
  queryOptions({
    queryKey: ['class', classId, 'day', day],
    queryFn: async (asking): Promise<ClassDay> => {
      const ask = () => call('get /api/classes/:classId/days/:day', { params: { classId, day } });
      const told = await askOrKept(asking, ask, ['class', classId, 'day']);
      return { ...told, rubrics: inOrder(told.rubrics) };
    },
  });

export const useActivities = (classId: string, asked: Partial<ActivitiesAsked>) =>
  useInfiniteQuery({
    queryKey: ['class', classId, 'activities', asked],
    queryFn: ({ pageParam }) =>
      call('post /api/classes/:classId/activities/search', {
        params: { classId },
        body: pageParam === null ? asked : { ...asked, cursor: pageParam },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });

/** What was logged or amended shows everywhere: in the class, in the child's profile, in the school report. */
export const evidenceChanged = () =>
  queries.invalidateQueries({
    // An open grid knows what it sent and was answered.
    predicate: ({ queryKey }) => queryKey[0] !== 'me' && queryKey[0] !== 'grid' && queryKey[2] !== 'rubrics',
  });

export const knownIndicators = (rubrics: readonly Rubric[]): Known =>
  new Map(
    rubrics.flatMap((rubric) =>
      [...rubric.indicators, ...rubric.notOffered].map(
        (indicator) => [indicator.indicatorId, { indicator, rubric }] as const,
      ),
    ),
  );

/** What a measurement measured, in which unit. */
export const measuredIn = (indicator: Indicator | undefined, value: Mark['value']) =>
  (value.kind === 'measurement' && indicator?.items.find(({ item }) => item === value.item)) || null;
