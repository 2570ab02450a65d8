import type { TFunction } from 'i18next';
import { Refused } from '../../api.ts';
import { problemWords } from '../../parts/problem-words.ts';

/** Why a way of being told was refused: in words of its own where the service says which field it is about. */
export function messageFault(t: TFunction, error: Error): string {
  const [fault] = error instanceof Refused ? (error.problem.errors ?? []) : [];
  if (fault?.path === 'address' && fault.code === undefined) return t('message.fault.message-address');
  return fault?.code?.startsWith('message.')
    ? t(`message.fault.${fault.code.replace('.', '-')}`)
    : problemWords(t, error);
}
