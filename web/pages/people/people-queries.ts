import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { call, newClientId, Refused, type Reply } from '../../api.ts';
import { isSaidEverywhere, problemWords } from '../../parts/problem-words.ts';
import { queries } from '../../queries.ts';

export type Held = Reply<'get /api/schools/:schoolId/people'>['school'][number];
export type Who = { username: string; name: string; isNew: boolean };
export type Code = Reply<'post /api/schools/:schoolId/sign-in-codes'>;

export const useSchoolPeople = (schoolId: string) =>
  useQuery({
    queryKey: ['people', schoolId],
    queryFn: () => call('get /api/schools/:schoolId/people', { params: { schoolId } }),
  });

export const useGuardians = (classId: string) =>
  useQuery({
    queryKey: ['people', classId, 'guardians'],
    queryFn: () => call('get /api/classes/:classId/guardians', { params: { classId } }),
  });

export const peopleChanged = () => queries.invalidateQueries({ queryKey: ['people'] });

type NewGrant = { classId: string; role: 'homeroom' | 'teacher'; subject: string | null; from: string } & Who;
export const addGrant = (schoolId: string, said: NewGrant) =>
  call('post /api/schools/:schoolId/grants', {
    params: { schoolId },
    body: { clientId: newClientId(), to: null, ...said },
  });

export const handOver = (schoolId: string, grantId: string, said: { from: string } & Who) =>
  call('post /api/schools/:schoolId/grants/:grantId/successor', {
    params: { schoolId, grantId },
    body: { clientId: newClientId(), ...said },
  });

export const endGrant = (schoolId: string, grantId: string, lastDay: string) =>
  call('put /api/schools/:schoolId/grants/:grantId/end', {
    params: { schoolId, grantId },
    body: { clientId: newClientId(), lastDay },
  });

export const issueCode = (schoolId: string, personId: string) =>
  call('post /api/schools/:schoolId/sign-in-codes', { params: { schoolId }, body: { personId } });

export const setEnabled = (schoolId: string, personId: string, isEnabled: boolean) =>
  call('put /api/schools/:schoolId/accounts/:personId', {
    params: { schoolId, personId },
    body: { clientId: newClientId(), isEnabled },
  });

export const addGuardian = (pupilId: string, who: Who) =>
  call('post /api/pupils/:pupilId/guardians', { params: { pupilId }, body: { clientId: newClientId(), ...who } });

export const endGuardian = (pupilId: string, grantId: string) =>
  call('put /api/pupils/:pupilId/guardians/:grantId/end', {
    params: { pupilId, grantId },
    body: { clientId: newClientId() },
  });

/** The rule that refused it, in words. */
export function refusedWords(t: TFunction, error: unknown): string {
  const fault = error instanceof Refused ? error.problem.errors?.[0] : undefined;
  if (fault?.code && !isSaidEverywhere(fault.code)) return t(`people.fault.${fault.code.replace('.', '-')}`);
  return fault?.path === 'username' ? t('people.fault.username') : problemWords(t, error);
}
