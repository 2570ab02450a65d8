import { changeNote } from '../../../server/core/improvement/action-words.ts';
import { useWords } from '../../i18n/use-words.ts';
import { ActionRow } from './action-row.tsx';
import styles from './improvement.module.css';
import type { Action, Of } from './improvement-queries.ts';

/** What came of the findings, of this term and the one before: the loop from measuring to measuring again. */
export function Actions({ of, actions }: { of: Of; actions: readonly Action[] }) {
  const { t, language } = useWords();
  return (
    <section className={`section${actions.length === 0 ? ' no-print' : ''}`} id="actions">
      <h2>{t('improve.title')}</h2>
      {actions.length === 0 ? (
        <p className="small">{t('improve.empty')}</p>
      ) : (
        <>
          <ul className={`rows ${styles['improvements']}`}>
            {actions.map((action) => (
              <ActionRow key={action.actionId} of={of} action={action} />
            ))}
          </ul>
          <p className={`small ${styles['improvement-note']}`}>{changeNote(language)}</p>
        </>
      )}
    </section>
  );
}
