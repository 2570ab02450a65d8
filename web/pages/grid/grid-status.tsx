import { Button } from '@mantine/core';
import { Refused } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';
import { problemWords } from '../../parts/problem-words.ts';
import { Notice } from '../../parts/states.tsx';
import { useOnline } from '../../parts/use-online.ts';
import styles from './grid.module.css';
import type { GridSession } from './grid-session.ts';

/** What is saved and what is not, in a line; and the cells that somebody has to look at, each a step away. */
export function GridStatus({ session, go }: { session: GridSession; go: (key: string) => void }) {
  const { t } = useWords();
  const isOnline = useOnline();
  const { store, problem } = session;
  const [waiting, unsaved] = [store.keysIn(['saving']).length, store.keysIn(['unsaved']).length];
  const bad = store.keysIn(['failed', 'conflict', 'unreadable']);
  const first = bad[0];
  const isTitleMissing = unsaved > 0 && !session.facts.title.trim();
  const words = isTitleMissing
    ? t('grid.needsTitle', { count: unsaved })
    : waiting + unsaved > 0
      ? t(isOnline ? 'grid.saving' : 'grid.waiting', { count: waiting + unsaved })
      : t(!session.isFixed ? 'grid.nothingYet' : bad.length > 0 ? 'grid.restSaved' : 'grid.allSaved');
  return (
    <div className={styles['grid-status']}>
      <p role="status" className={`${styles['grid-now']} ${isTitleMissing ? styles['warn'] : ''}`}>
        <Icon name={waiting + unsaved > 0 ? 'more' : 'done'} /> {words}
      </p>
      {first && (
        <button type="button" className={`quiet-button ${styles['bad-cells']}`} onClick={() => go(first)}>
          <Icon name="warn" /> {t('grid.bad', { count: bad.length })}
        </button>
      )}
      {problem && (
        <Notice kind="bad">
          {problemWords(t, new Refused(problem))} {t('grid.keptHere')}{' '}
          <Button size="compact-md" variant="default" onClick={() => session.retry()}>
            {t('common.tryAgain')}
          </Button>
        </Notice>
      )}
    </div>
  );
}
