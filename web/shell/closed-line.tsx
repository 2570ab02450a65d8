import { useWords } from '../i18n/use-words.ts';
import { Notice } from '../parts/states.tsx';
import type { Me } from '../queries.ts';

/** Why a pupil's own account reads nothing today. */
export function ClosedLine({ closed: { grade, fromGrade, schoolName } }: { closed: NonNullable<Me['closed']> }) {
  const words = useWords();
  const { t, both } = words;
  const said = { school: both(schoolName), grade: words.grade(grade) };
  return (
    <Notice kind="warn">
      {fromGrade === null ? t('own.closedToAll', said) : t('own.closed', { ...said, from: words.grade(fromGrade) })}
    </Notice>
  );
}
