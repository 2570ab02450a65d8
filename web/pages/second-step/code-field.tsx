import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import './second-step-words.ts';
import styles from './second-step.module.css';

type Props = {
  code: string;
  setCode: (code: string) => void;
  /** It is all there is to fill in: whoever sent the password by Enter goes on typing. */
  takesFocus?: boolean;
};

/** Six digits, or a code on paper for whoever has no phone at hand: a phone shows its digits for the one and its letters for the other. */
export function CodeField({ code, setCode, takesFocus = false }: Props) {
  const { t } = useWords();
  const [isOnPaper, setOnPaper] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);
  return (
    <div>
      <TextInput
        ref={field}
        label={t(isOnPaper ? 'secondStep.paperCode' : 'secondStep.code')}
        description={t(isOnPaper ? 'secondStep.paperHint' : 'secondStep.codeHint')}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        inputMode={isOnPaper ? 'text' : 'numeric'}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={24}
        size="md"
        required
        withAsterisk={false}
      />
      <button
        type="button"
        className={`quiet-button ${styles['other-way']}`}
        onClick={() => {
          setOnPaper(!isOnPaper);
          setCode('');
        }}
      >
        {t(isOnPaper ? 'secondStep.usePhone' : 'secondStep.usePaper')}
      </button>
    </div>
  );
}
