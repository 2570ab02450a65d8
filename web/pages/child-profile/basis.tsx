import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import styles from './child-profile.module.css';

/** What was opened last: who goes on to a record and comes back finds the page as it was left. */
let openedLast = '';

/**
 * What a family's first screen rests on, one tap away; paper has no folds.
 * @param of whose page, in which term
 */
export function Basis({ of, children }: { of: string; children: ReactNode }) {
  const { t } = useWords();
  const [wasOpened] = useState(openedLast === of);
  const fold = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const details = fold.current;
    if (!details) return undefined;
    let wasOpen = details.open;
    const unfold = () => {
      wasOpen = details.open;
      details.open = true;
    };
    const foldAgain = () => {
      details.open = wasOpen;
    };
    // Before the charts hear of the print: what is folded has no size to be drawn in.
    window.addEventListener('beforeprint', unfold, { capture: true });
    window.addEventListener('afterprint', foldAgain);
    return () => {
      window.removeEventListener('beforeprint', unfold, { capture: true });
      window.removeEventListener('afterprint', foldAgain);
    };
  }, []);
  return (
    <details
      className={styles['basis']}
      ref={fold}
      open={wasOpened}
      onToggle={({ currentTarget }) => {
        openedLast = currentTarget.open ? of : '';
      }}
    >
      <summary>{t('minute.basis')}</summary>
      {children}
    </details>
  );
}
