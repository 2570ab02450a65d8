import type { Activity } from '../../evidence/evidence-queries.ts';
import { useWords } from '../../i18n/use-words.ts';
import { dayOf } from '../../i18n/written.ts';
import styles from './class.module.css';

type Props = { now: Activity; amended: NonNullable<Activity['amended']> };

/** That it was amended, by whom and when, with the day it said before; all it said and the reason are a tap away. */
export function Amended({ now, amended: { at, by, reason, before } }: Props) {
  const { t, day } = useWords();
  const isMoved = before.happenedOn !== now.happenedOn;
  const words = [
    t('class.activityWasAmended'),
    isMoved ? t('class.dayWas', { day: day(before.happenedOn) }) : '',
    by,
    day(dayOf(at)),
  ];
  const lines: readonly (readonly [string, string | null, string | null])[] = [
    [t('log.activity'), before.title, now.title],
    [t('grid.day'), day(before.happenedOn), day(now.happenedOn)],
    [t('log.place'), before.place, now.place],
    [t('starts.organiser'), before.organiser, now.organiser],
    [t('class.seenBefore'), before.note, now.note],
    [t('class.readers'), t(`visibility.${before.visibility}`), t(`visibility.${now.visibility}`)],
  ];
  return (
    <details className={styles['amended']}>
      <summary>{words.filter(Boolean).join(' · ')}</summary>
      <dl>
        {lines
          .filter(([, was, is]) => was !== is)
          .map(([label, was]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{was ?? t('common.nothingThere')}</dd>
            </div>
          ))}
        <div>
          <dt>{t('class.amendReason')}</dt>
          <dd>{reason}</dd>
        </div>
      </dl>
    </details>
  );
}
