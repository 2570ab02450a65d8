import { Button } from '@mantine/core';
import { useWords } from '../../i18n/use-words.ts';
import { problemWords } from '../../parts/problem-words.ts';
import { Notice } from '../../parts/states.tsx';
import { useSignOut } from './use-sign-out.tsx';

/**
 * The way out of a page that must be gone through first: whoever has no phone at hand is not kept there. A
 * sign-in code is used up by then: before an own password is set there is no such way.
 */
export function SignOutHere({ personId }: { personId: string }) {
  const { t } = useWords();
  const { signOut, unsent, isLeaving, error } = useSignOut(personId);
  return (
    <>
      {unsent}
      {error && <Notice kind="bad">{problemWords(t, error)}</Notice>}
      <Button variant="subtle" loading={isLeaving} onClick={() => void signOut()}>
        {t('session.signOut')}
      </Button>
    </>
  );
}
