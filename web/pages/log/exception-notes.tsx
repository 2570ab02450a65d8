import type { Pupil } from '../../evidence/evidence-queries.ts';
import { useWords } from '../../i18n/use-words.ts';
import { type Draft, givenTo, isOtherLevel } from './draft.ts';
import styles from './log.module.css';
import { ObservedNote } from './observed-note.tsx';

type Props = { pupils: readonly Pupil[]; draft: Draft; change: (how: (draft: Draft) => Draft) => void };

/** The sentence for all does not say why a child was given another level: here there is room for one of its own, once the levels are given. */
export function ExceptionNotes({ pupils, draft, change }: Props) {
  const { t, named } = useWords();
  const others = pupils.filter(({ pupilId }) => isOtherLevel(draft, pupilId));
  if (others.length === 0) return null;
  return (
    <details className={styles['exception-notes']}>
      <summary>{t('log.exceptionNotes', { count: others.length })}</summary>
      <ul className="plain-list">
        {others.map((pupil) => {
          const given = givenTo(draft, pupil.pupilId);
          return (
            <li key={pupil.pupilId}>
              <span>
                {named(pupil)} {given?.kind === 'level' && <strong>{given.level}</strong>}
              </span>
              <ObservedNote of={pupil} draft={draft} change={change} />
            </li>
          );
        })}
      </ul>
    </details>
  );
}
