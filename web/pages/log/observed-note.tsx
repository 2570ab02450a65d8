import type { Pupil } from '../../evidence/evidence-queries.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Draft } from './draft.ts';
import styles from './log.module.css';

type Props = { of: Pupil; draft: Draft; change: (how: (draft: Draft) => Draft) => void };

/** Where nothing is judged, what was seen is the record: there is room for it at once, and not behind a menu. */
export function ObservedNote({ of: { pupilId, ...pupil }, draft, change }: Props) {
  const { t, named } = useWords();
  return (
    <input
      className={`plain-input ${styles['observed-note']}`}
      aria-label={t('log.noteOf', { name: named(pupil) })}
      placeholder={t('log.noteHint')}
      value={draft.notes[pupilId] ?? ''}
      onChange={({ currentTarget: { value } }) =>
        change((now) => ({ ...now, notes: { ...now.notes, [pupilId]: value } }))
      }
      maxLength={500}
    />
  );
}
