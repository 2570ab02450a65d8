import { useMutation, useQuery } from '@tanstack/react-query';
import { call, type Reply } from '../../api.ts';
import { peopleChanged } from '../people/people-queries.ts';

export type GuardianSheet = Reply<'get /api/classes/:classId/sign-in-sheet'>;
export type StaffSheet = Reply<'get /api/schools/:schoolId/sign-in-sheet'>;
export type PupilSheet = Reply<'get /api/classes/:classId/pupil-sign-in-sheet'>;
export type Row = Omit<GuardianSheet['people'][number], 'children'>;

export const useGuardianSheet = (classId: string) =>
  useQuery({
    queryKey: ['people', classId, 'sign-in-sheet'],
    queryFn: () => call('get /api/classes/:classId/sign-in-sheet', { params: { classId } }),
  });

export const usePupilSheet = (classId: string) =>
  useQuery({
    queryKey: ['people', classId, 'pupil-sign-in-sheet'],
    queryFn: () => call('get /api/classes/:classId/pupil-sign-in-sheet', { params: { classId } }),
  });

export const useStaffSheet = (schoolId: string) =>
  useQuery({
    queryKey: ['people', schoolId, 'sign-in-sheet'],
    queryFn: () => call('get /api/schools/:schoolId/sign-in-sheet', { params: { schoolId } }),
  });

/** The codes stay with the page that asked, and with nothing that outlives it: what is known of the sheet is asked anew. */
export const usePrint = <Sheet>(print: (again: string[]) => Promise<Sheet>, made: (sheet: Sheet) => void) =>
  useMutation({
    mutationFn: print,
    gcTime: 0,
    onSuccess: async (sheet) => {
      made(sheet);
      await peopleChanged();
    },
  });

export const printGuardians = (classId: string) => (again: string[]) =>
  call('post /api/classes/:classId/sign-in-sheet', { params: { classId }, body: { again } });

export const printPupils = (classId: string) => (again: string[]) =>
  call('post /api/classes/:classId/pupil-sign-in-sheet', { params: { classId }, body: { again } });

export const printStaff = (schoolId: string) => (again: string[]) =>
  call('post /api/schools/:schoolId/sign-in-sheet', { params: { schoolId }, body: { again } });
