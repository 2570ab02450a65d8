import { Button } from '@mantine/core';
import { useWords } from '../../i18n/use-words.ts';
import { Dialog } from '../../parts/dialog.tsx';
import styles from './people.module.css';
import type { Code } from './people-queries.ts';

/** Shown once: nothing keeps it. */
export function CodeDialog({ code, close }: { code: Code; close: () => void }) {
  const { t, day } = useWords();
  return (
    <Dialog title={t('people.codeTitle', { name: code.name })} close={close}>
      <dl className={styles['code-facts']}>
        <dt>{t('people.username')}</dt>
        <dd>{code.username}</dd>
        <dt>{t('people.code')}</dt>
        <dd className={styles['sign-in-code']}>{code.code}</dd>
      </dl>
      <p>{t('people.codeMeans', { day: day(code.lastDay) })}</p>
      <div className="actions">
        <Button onClick={close}>{t('people.codeWritten')}</Button>
      </div>
    </Dialog>
  );
}
