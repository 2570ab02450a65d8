import { lazy, Suspense } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { dayOf, daysBetween, writtenPlaces } from '../../i18n/written.ts';
import { DimensionMark } from '../../parts/dimension-mark.tsx';
import { PhotoStrip } from '../../parts/photo-strip.tsx';
import { ValueWords } from '../../parts/value-words.tsx';
import { AskWay } from './ask-way.tsx';
import styles from './child-profile.module.css';
import { OwnGoalTag } from './own-goal-tag.tsx';
import type { EvidenceItem } from './profile-queries.ts';

/** Few records are a family's own. */
const ContributedLines = lazy(async () => ({
  default: (await import('../contribution/contributed-lines.tsx')).ContributedLines,
}));

/** One record: what happened and when, who saw it, what was seen; said too when it was written down much later. */
export function EvidenceRow({ item, pupilId, asks }: { item: EvidenceItem; pupilId: string; asks: boolean }) {
  const { t, both, day } = useWords();
  const isLate = daysBetween(item.happenedOn, dayOf(item.enteredAt)) > 7;
  const where = writtenPlaces(item).join(' · ');
  return (
    <li className={styles['evidence-row']}>
      <p className={styles['evidence-day']}>{day(item.happenedOn)}</p>
      <div>
        <h3>{item.title}</h3>
        <p>
          <DimensionMark dimension={item.dimension} /> {both(item.indicatorTitle)}{' '}
          <ValueWords value={item.value} label={item.levelLabel} measured={item.measured} />{' '}
          <OwnGoalTag isSo={item.byOwnGoal && item.levelLabel !== null} />
        </p>
        {item.task && <p className="small">{both(item.task)}</p>}
        {item.note && <p className={styles['record-note']}>{item.note}</p>}
        {item.activityNote && <p className={`quiet ${styles['record-note']}`}>{item.activityNote}</p>}
        {item.contributed && (
          <Suspense fallback={null}>
            <ContributedLines contributed={item.contributed} approvedBy={item.author.name} ratedBy={item.ratedBy} />
          </Suspense>
        )}
        <PhotoStrip
          photos={item.photos}
          under={`/api/pupils/${pupilId}`}
          title={item.title}
          happenedOn={item.happenedOn}
        />
        <p className="small">
          {t('common.author', { name: item.author.name, role: t(`role.${item.author.role}`) })}
          {where && ` · ${where}`}
          {' · '}
          {t(isLate ? 'class.enteredLate' : 'class.entered', { day: day(dayOf(item.enteredAt)) })}
          {item.isLate && ` · ${t('class.lateEntry')}`}
          {item.version > 1 && !item.amended && ` · ${t('class.amended')}`}
        </p>
        {item.amended && (
          <p className="small">
            {t('evidence.amended', { day: day(dayOf(item.amended.at)) })}
            {item.amended.firstDay && ` · ${t('class.dayWas', { day: day(item.amended.firstDay) })}`}
          </p>
        )}
        {asks && item.ratedBy === 'staff' && (
          <AskWay pupilId={pupilId} about={{ kind: 'record', markId: item.markId }} title={item.title} />
        )}
      </div>
    </li>
  );
}
