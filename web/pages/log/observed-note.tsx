import { useWords } from '../../i18n/use-words.ts';
import styles from './log.module.css';

/** Where nothing is judged, what was seen is the record: there is room for it at once, and not behind a menu. */
export function ObservedNote(props: { name: string; note: string; write: (note: string) => void }) {
  const { t } = useWords();
  return (
    <input
      className={`plain-input ${styles['observed-note']}`}
      aria-label={t('log.noteOf', { name: props.name })}
      placeholder={t('log.noteHint')}
      value={props.note}
      onChange={(event) => props.write(event.currentTarget.value)}
      maxLength={500}
    />
  );
}
