import { useWords } from '../../i18n/use-words.ts';
import { DimensionName } from '../../parts/dimension-mark.tsx';
import { LevelBar } from '../../parts/levels.tsx';
import { type Report, resultIn, useView } from './report-parts.ts';
import styles from './school-report.module.css';

/** How many pupils stand at each level: a share says more than a mean. */
export function Distributions({ report }: { report: Report }) {
  const { t, grade: gradeName } = useWords();
  const { dimensions, grade } = useView(report);
  const results = report.grades.find((one) => one.grade === grade)?.results ?? report.overall;
  return (
    <section className="section">
      <h2>{t('report.levelsTitle', { where: grade === null ? t('report.wholeSchool') : gradeName(grade) })}</h2>
      <ul className={styles['distributions']}>
        {dimensions.map((dimension) => {
          const result = resultIn(results, dimension);
          if (!result) return null;
          return (
            <li key={dimension}>
              <DimensionName dimension={dimension} />
              <LevelBar counts={result.levels} title={t(`dimension.${dimension}`)} />
              <span className="small">
                {result.levels.map(({ level, count }) => t('common.levelCount', { level, count })).join(' · ')}
                {' · '}
                {t('report.withoutScore', { count: result.pupils - result.scored })}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
