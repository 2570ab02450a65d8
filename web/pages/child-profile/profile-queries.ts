import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Dimension } from '../../../server/contract/words.ts';
import { call, type Reply } from '../../api.ts';
import { inOrder } from '../../theme.ts';

export type Profile = Reply<'get /api/pupils/:pupilId/profile'>;
export type FamilyProfile = Extract<Profile, { audience: 'family' }>;
export type StaffProfile = Extract<Profile, { audience: 'staff' }>;
export type DimensionResult = Profile['dimensions'][number];
export type EvidenceItem = Profile['recent'][number];

export const useProfile = (pupilId: string, asked: { term?: string }) =>
  useQuery({
    queryKey: ['pupil', pupilId, 'profile', asked],
    queryFn: () => call('get /api/pupils/:pupilId/profile', { params: { pupilId }, query: asked }),
    select: (profile): Profile => ({ ...profile, dimensions: inOrder(profile.dimensions) }),
  });

type Filter = { term?: string; dimension?: Dimension; indicator?: string; query?: string };
export const useEvidence = (pupilId: string, filter: Filter) =>
  useInfiniteQuery({
    queryKey: ['pupil', pupilId, 'evidence', filter],
    queryFn: ({ pageParam }) =>
      call('post /api/pupils/:pupilId/evidence/search', {
        params: { pupilId },
        body: pageParam === null ? filter : { ...filter, cursor: pageParam },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    // While words are typed the list stays until the next has come.
    placeholderData: (before) => before,
  });

export const usePupils = (query: string) =>
  useInfiniteQuery({
    queryKey: ['pupils', query],
    queryFn: ({ pageParam }) =>
      call('post /api/pupils/search', {
        body: { ...(query ? { query } : {}), ...(pageParam === null ? {} : { cursor: pageParam }) },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  });
