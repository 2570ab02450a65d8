import { useState } from 'react';
import type { Table } from '../../../server/core/tables/table.ts';
import { useWords } from '../../i18n/use-words.ts';
import { writtenPercent, writtenScore } from '../../i18n/written.ts';
import { DimensionName } from '../../parts/dimension-mark.tsx';
import { LevelBar } from '../../parts/levels.tsx';
import { TableView } from '../../parts/table-view.tsx';
import styles from './class-report.module.css';
import type { Report } from './report.ts';
import { ChildList } from './unseen.tsx';

type Part = Report['dimensions'][number];

/** Levels first, as a share and in numbers; below them what they rest on, small. */
export function Dimensions({ report, table }: { report: Report; table: Table }) {
  const { t, time } = useWords();
  const [asTable, setAsTable] = useState(false);
  return (
    <section className="section" id="dimensions">
      <h2>{t('report.levelsTitle', { where: t('classReport.wholeClass') })}</h2>
      {asTable ? (
        <TableView table={table} />
      ) : (
        <ul className={styles['class-dimensions']}>
          {report.dimensions.map((part) => (
            <OneDimension key={part.dimension} part={part} report={report} />
          ))}
        </ul>
      )}
      <p className="small">
        {t('classReport.dimensionsCaption')} · {t('figure.asOf', { time: time(report.asOf) })}
      </p>
      <button type="button" className="quiet-button no-print" onClick={() => setAsTable(!asTable)}>
        {t(asTable ? 'figure.asChart' : 'figure.asTable')}
      </button>
    </section>
  );
}

function OneDimension({ part, report: { isOver, term } }: { part: Part; report: Report }) {
  const { t } = useWords();
  const { dimension, result, withBonus, unseen } = part;
  const { pupils, noticed, scored, mean, lo, hi, errorsFrom, levels, freshShare } = result;
  const size = t(`figure.errors.${errorsFrom}`);
  const rest = [
    mean === null ? t('report.tooLittle') : t('classReport.mean', { mean: writtenScore(mean) }),
    ...(lo !== null && hi !== null ? [t('figure.interval', { lo: writtenScore(lo), hi: writtenScore(hi), size })] : []),
    t('report.n', { count: scored }),
    `${t('report.noticed')} ${t('report.of', { part: noticed, whole: pupils })}`,
    ...(freshShare === null ? [] : [t('figure.fresh', { share: writtenPercent(freshShare) })]),
    ...(withBonus > 0 ? [t('classReport.withBonus', { count: withBonus })] : []),
  ];
  return (
    <li>
      <DimensionName dimension={dimension} />
      <LevelBar counts={levels} title={t(`dimension.${dimension}`)} />
      <span className="small">
        {levels.map(({ level, count }) => t('common.levelCount', { level, count })).join(' · ')}
        {' · '}
        {t('report.withoutScore', { count: pupils - scored })}
      </span>
      <span className={`small ${styles['figures']}`}>{rest.join(' · ')}</span>
      {unseen.length > 0 && noticed > 0 && (
        <details className="no-print">
          <summary>{t(isOver ? 'classReport.silentHere' : 'classReport.unseenHere', { count: unseen.length })}</summary>
          <ChildList term={term.code}>{unseen}</ChildList>
        </details>
      )}
    </li>
  );
}
