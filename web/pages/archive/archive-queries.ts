import './archive-words.ts';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { call, Refused, type Reply } from '../../api.ts';
import { problemWords } from '../../parts/problem-words.ts';

export type ClassArchives = Reply<'get /api/classes/:classId/archives'>;
export type ArchiveTerm = ClassArchives['terms'][number];
export type ArchivePupil = ArchiveTerm['pupils'][number];
export type Correction = ArchiveTerm['corrections'][number];
export type OwnArchive = Reply<'get /api/pupils/:pupilId/archives'>['archives'][number];

export const useClassArchives = (classId: string) =>
  useQuery({
    queryKey: ['class', classId, 'archives'],
    queryFn: () => call('get /api/classes/:classId/archives', { params: { classId } }),
  });
export const useOwnArchives = (pupilId: string) =>
  useQuery({
    queryKey: ['pupil', pupilId, 'archives'],
    queryFn: () => call('get /api/pupils/:pupilId/archives', { params: { pupilId } }),
  });

/** Of one child, once it is chosen: all of a class would be thousands. */
export const useCorrectable = (classId: string, term: string, pupilId: string) =>
  useQuery({
    queryKey: ['class', classId, 'archives', 'correctable', term, pupilId],
    queryFn: () =>
      call('get /api/classes/:classId/corrections/entries', { params: { classId }, query: { term, pupilId } }),
    enabled: pupilId !== '',
  });

/** The rule that refused it, in words. */
export function archiveWords(t: TFunction, error: unknown): string {
  const code = error instanceof Refused ? error.problem.errors?.[0]?.code : undefined;
  const isOurs = code?.startsWith('archive.') || code?.startsWith('correction.');
  return code && isOurs ? t(`archive.fault.${code.replace('.', '-')}`) : problemWords(t, error);
}
