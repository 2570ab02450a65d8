import '../../evidence/contributed-words.ts';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Activity, Known, Mark } from '../../evidence/evidence-queries.ts';
import { useWords } from '../../i18n/use-words.ts';
import { dayOf, daysBetween, writtenPlaces } from '../../i18n/written.ts';
import { DimensionMark } from '../../parts/dimension-mark.tsx';
import { LevelBar } from '../../parts/levels.tsx';
import { ActivityPhotos } from './activity-photos.tsx';
import { Amended } from './amended.tsx';
import styles from './class.module.css';
import { MarkRows } from './mark-rows.tsx';

type Props = {
  activity: Activity;
  classId: string;
  known: Known;
  mayChange: boolean;
  amendActivity: () => void;
  amend: (markId: string) => void;
  withdraw: () => void;
  /** Null for who may only read. */
  gridPath: string | null;
  detach: (pupilId: string) => void;
};

function IndicatorSum({ indicatorId, marks, known }: { indicatorId: string; marks: Mark[]; known: Known }) {
  const { t, both } = useWords();
  const found = known.get(indicatorId);
  const levels = marks.flatMap(({ value }) => (value.kind === 'level' ? [value.level] : []));
  const scale = found?.rubric.levels.map(({ level }) => level) ?? [...new Set(levels)].sort();
  const hours = marks.reduce((sum, { value }) => sum + (value.kind === 'hours' ? value.hours : 0), 0);
  const counted = marks.reduce((sum, { value }) => sum + (value.kind === 'count' ? value.count : 0), 0);
  const tasks = found?.indicator.tasks.filter(({ taskId }) => marks.some(({ task }) => task === taskId)) ?? [];
  const title = found ? both(found.indicator.title) : t('class.formerIndicator');
  return (
    <div className={styles['indicator-sum']}>
      <p>
        {found && <DimensionMark dimension={found.rubric.dimension} />} {title}
        {hours > 0 && ` · ${t('value.hours', { count: hours })}`}
        {counted > 0 && ` · ${t('value.count', { count: counted })}`}
      </p>
      {tasks.map((task) => (
        <p key={task.taskId} className="small">
          {both(task.title)}
        </p>
      ))}
      {levels.length > 0 && (
        <LevelBar
          title={title}
          counts={scale.map((level) => ({ level, count: levels.filter((one) => one === level).length }))}
        />
      )}
    </div>
  );
}

export function ActivityCard({
  activity,
  classId,
  known,
  mayChange,
  amendActivity,
  amend,
  withdraw,
  gridPath,
  detach,
}: Props) {
  const { t, day, time, named } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { author, withdrawn, marks } = activity;
  const pupils = new Set(marks.map(({ pupilId }) => pupilId)).size;
  const indicators = [...new Set(marks.map(({ indicatorId }) => indicatorId))];
  const isLate = daysBetween(activity.happenedOn, dayOf(activity.enteredAt)) > 7;
  return (
    <article className={`card ${styles['activity']} ${withdrawn ? styles['withdrawn'] : ''}`}>
      <h3>{withdrawn ? <s>{activity.title}</s> : activity.title}</h3>
      <p className="small">
        {[
          day(activity.happenedOn),
          t('common.author', { name: author.name, role: t(`role.${author.role}`) }),
          ...writtenPlaces(activity),
        ].join(' · ')}
      </p>
      {activity.contributedAt !== null && (
        <p className="small">
          {t('contributed.approvedBy', { day: day(dayOf(activity.contributedAt)), name: author.name })}
        </p>
      )}
      {activity.amended && <Amended now={activity} amended={activity.amended} />}
      {withdrawn && (
        <p className={styles['withdrawn-why']}>
          {withdrawn.reason === 'undo'
            ? t('class.undone', { by: withdrawn.by, time: time(withdrawn.at) })
            : t('class.withdrawn', { by: withdrawn.by, time: time(withdrawn.at), reason: withdrawn.reason })}
        </p>
      )}
      {activity.note && <p className={styles['activity-note']}>{activity.note}</p>}
      {!withdrawn &&
        indicators.map((indicatorId) => (
          <IndicatorSum
            key={indicatorId}
            indicatorId={indicatorId}
            marks={marks.filter((mark) => mark.indicatorId === indicatorId && mark.ratedBy === 'staff')}
            known={known}
          />
        ))}
      <p className="small">
        {t('common.pupils', { count: pupils })} · {t('common.records', { count: marks.length })} ·{' '}
        {t(isLate ? 'class.enteredLate' : 'class.entered', { day: day(dayOf(activity.enteredAt)) })} ·{' '}
        {t(`visibility.${activity.visibility}`)}
        {activity.isLate && ` · ${t('class.lateEntry')}`}
      </p>
      {!withdrawn && <ActivityPhotos activity={activity} classId={classId} mayChange={mayChange} />}
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('class.eachRecord')}</summary>
        {isOpen && (
          <MarkRows
            marks={marks}
            known={known}
            several={indicators.length > 1}
            mayAmend={mayChange && !withdrawn}
            amend={amend}
            detach={detach}
          />
        )}
      </details>
      {activity.detached.map(({ pupilId, pupilName, apart, by, at, reason }) => (
        <p key={pupilId} className="small">
          {t('class.detached', { name: named({ name: pupilName, apart }), by, time: time(at), reason })}
        </p>
      ))}
      {!withdrawn && (gridPath || mayChange) && (
        <p className={styles['activity-ways']}>
          {gridPath && <Link to={gridPath}>{t('class.toGrid')}</Link>}
          {mayChange && (
            <button type="button" className="quiet-button" onClick={amendActivity}>
              {t('class.amendActivity')}
            </button>
          )}
          {mayChange && (
            <button type="button" className="quiet-button" onClick={withdraw}>
              {t('class.withdraw')}
            </button>
          )}
        </p>
      )}
    </article>
  );
}
