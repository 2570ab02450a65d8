import '@mantine/core/styles/PasswordInput.css';
import '@mantine/core/styles/ActionIcon.css';
import { PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';

const SHORTEST = 10;

/** A password that is chosen and typed twice; `fault` says whether it can be taken. */
export function useNewPassword() {
  const [said, setSaid] = useState({ next: '', again: '' });
  const fault = [...said.next].length < SHORTEST ? 'short' : said.next !== said.again ? 'differs' : null;
  return { ...said, fault, setSaid } as const;
}

type Props = { of: ReturnType<typeof useNewPassword>; tried: boolean; label?: string };

export function NewPasswordFields({ of: { next, again, fault, setSaid }, tried, label }: Props) {
  const { t } = useWords();
  const shared = {
    autoComplete: 'new-password',
    maxLength: 128,
    size: 'md',
    visibilityToggleButtonProps: { 'aria-label': t('session.showPassword') },
  } as const;
  return (
    <>
      <PasswordInput
        label={label ?? t('session.newPassword')}
        description={t('session.newPasswordHint', { count: SHORTEST })}
        value={next}
        onChange={(event) => setSaid({ next: event.currentTarget.value, again })}
        error={tried && fault === 'short' && t('session.tooShort', { count: SHORTEST })}
        {...shared}
      />
      <PasswordInput
        label={t('session.newPasswordAgain')}
        value={again}
        onChange={(event) => setSaid({ next, again: event.currentTarget.value })}
        error={tried && fault === 'differs' && t('session.differs')}
        {...shared}
      />
    </>
  );
}
