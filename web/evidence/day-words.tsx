import './notice-line-words.ts';
import { useWords } from '../i18n/use-words.ts';
import { problemWords } from '../parts/problem-words.ts';
import { Notice } from '../parts/states.tsx';
import styles from './day.module.css';
import type { ClassDay } from './evidence-queries.ts';

type Props = { room: ClassDay; left: readonly string[]; error: Error | null };

/** What follows from the day: why it cannot be, that its term is at notice or filed, the term that a late entry counts for, and whose values went because they were not there. */
export function DayWords({ room, left, error }: Props) {
  const { t, day, term, list } = useWords();
  return (
    <div className={styles['words']} aria-live="polite">
      {error && (
        <Notice kind="bad">
          {problemWords(t, error)} {t('day.stays', { day: day(room.on) })}
        </Notice>
      )}
      {room.noticeUntil && <Notice kind="warn">{t('noticeLine.runs', { until: day(room.noticeUntil) })}</Notice>}
      {room.isFiled && <Notice kind="warn">{t('noticeLine.filed')}</Notice>}
      {room.isLate && room.keptAt === undefined && (
        <Notice kind="calm">{t('day.late', { term: term(room.term.code) })}</Notice>
      )}
      {left.length > 0 && <Notice kind="warn">{t('day.leftOut', { day: day(room.on), names: list(left) })}</Notice>}
    </div>
  );
}
