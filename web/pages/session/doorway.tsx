import type { ReactNode } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { LanguageSwitch } from '../../shell/language-switch.tsx';
import styles from './session.module.css';

/** What one sees before being let in: the name of the house, and one form. */
export function Doorway({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useWords();
  return (
    <div className={styles['doorway']}>
      <title>{`${title} · ${t('shell.product')}`}</title>
      <header>
        <span className="brand">{t('shell.product')}</span>
        <LanguageSwitch />
      </header>
      <main>
        <p className="quiet">{t('shell.promise')}</p>
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  );
}
