import { meanRank } from '../../../server/core/reports/chart-parts.ts';
import { useWords } from '../../i18n/use-words.ts';
import { writtenPercent, writtenScore } from '../../i18n/written.ts';
import { DimensionName } from '../../parts/dimension-mark.tsx';
import { type Group, type Report, resultIn, useView } from './report-parts.ts';
import styles from './school-report.module.css';

function Cell({ result }: { result: Group | undefined }) {
  const { t } = useWords();
  if (!result || result.mean === null) {
    return (
      <td className={`${styles['heat']} hatched`}>
        <span>{t('report.tooLittle')}</span>
      </td>
    );
  }
  const rank = meanRank(result.mean);
  return (
    <td className={styles['heat']} style={{ background: `var(--level-${rank})`, color: `var(--on-level-${rank})` }}>
      <strong>{writtenScore(result.mean)}</strong>
      <small>{t('report.n', { count: result.scored })}</small>
    </td>
  );
}

/** Dimension by grade, and beside it what the numbers rest on: who was noticed, who has a score, how soon it was entered. */
export function HeatMap({ report }: { report: Report }) {
  const { t, grade: gradeName } = useWords();
  const { dimensions, grade, pickGrade } = useView(report);
  return (
    <section className="section" id="heat">
      <h2>{t('report.heatTitle')}</h2>
      <div className="table-scroll">
        <table className={`table ${styles['heat-map']}`}>
          <thead>
            <tr>
              <th scope="col">{t('evidence.dimension')}</th>
              {report.grades.map((one) => (
                <th key={one.grade} scope="col">
                  <button
                    type="button"
                    className="quiet-button"
                    aria-pressed={grade === one.grade}
                    onClick={() => {
                      pickGrade(String(one.grade));
                      document.getElementById('classes')?.scrollIntoView();
                    }}
                  >
                    {gradeName(one.grade)}
                  </button>
                </th>
              ))}
              <th scope="col" className="number">
                {t('report.noticed')}
              </th>
              <th scope="col" className="number">
                {t('report.scored')}
              </th>
              <th scope="col" className="number">
                {t('report.fresh')}
              </th>
            </tr>
          </thead>
          <tbody>
            {dimensions.map((dimension) => {
              const whole = resultIn(report.overall, dimension);
              return (
                <tr key={dimension} id={`row-${dimension}`}>
                  <th scope="row">
                    <DimensionName dimension={dimension} />
                  </th>
                  {report.grades.map((one) => (
                    <Cell key={one.grade} result={resultIn(one.results, dimension)} />
                  ))}
                  <td className="number">{whole && t('report.of', { part: whole.noticed, whole: whole.pupils })}</td>
                  <td className="number">{whole && t('report.of', { part: whole.scored, whole: whole.pupils })}</td>
                  <td className="number">
                    {whole && whole.freshShare !== null ? writtenPercent(whole.freshShare) : '–'}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className="small">
        {t('report.heatCaption')} {t(`comparability.${report.comparability}`)}
      </p>
    </section>
  );
}
