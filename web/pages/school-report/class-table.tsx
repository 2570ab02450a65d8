import { Link } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { writtenPercent, writtenScore } from '../../i18n/written.ts';
import { LevelBar } from '../../parts/levels.tsx';
import { Pick } from '../../parts/pick.tsx';
import { type Group, type Report, resultIn, useView } from './report-parts.ts';
import styles from './school-report.module.css';

/** A dot with its interval on a fixed axis of 0–100. */
function DotWithInterval({ mean, lo, hi }: Placed) {
  return (
    <svg className={styles['dot-interval']} viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true">
      <path className={styles['axis']} d="M0 2v12M25 5v6M50 2v12M75 5v6M100 2v12M0 8h100" />
      {lo !== null && hi !== null && <path className={styles['interval']} d={`M${lo} 8H${hi}`} />}
      <path className={styles['dot']} d={`M${mean} 8h0`} />
    </svg>
  );
}
type Placed = { mean: number; lo: number | null; hi: number | null };

function Figures({ result }: { result: Group | undefined }) {
  const { t } = useWords();
  if (!result || result.mean === null) {
    return (
      <>
        <td className={`hatched ${styles['heat']}`}>
          <span>{t('report.tooLittle')}</span>
        </td>
        <td className="number">–</td>
      </>
    );
  }
  const { mean, lo, hi } = result;
  return (
    <>
      <td>
        <DotWithInterval mean={mean} lo={lo} hi={hi} />
      </td>
      <td className="number">
        <strong>{writtenScore(mean)}</strong>
        <br />
        <span className="small">
          {lo !== null && hi !== null ? `${writtenScore(lo)}–${writtenScore(hi)} · ` : ''}
          {t('report.n', { count: result.scored })}
        </span>
      </td>
    </>
  );
}

/** Always by grade and number, never by score: which class is «best» is not a question these numbers can answer. */
export function ClassTable({ report }: { report: Report }) {
  const { t, className, grade: gradeName } = useWords();
  const { dimension, dimensions, grade, pickDimension, pickGrade } = useView(report);
  if (!dimension) return null;
  const rows = report.byClass
    .filter((row) => grade === null || row.class.grade === grade)
    .sort((a, b) => a.class.grade - b.class.grade || a.class.number - b.class.number);
  return (
    <section className="section" id="classes">
      <h2>{t('report.classesTitle', { dimension: t(`dimension.${dimension}`) })}</h2>
      <div className="picks no-print">
        <Pick label={t('evidence.dimension')} value={dimension} onPick={pickDimension}>
          {dimensions.map((one) => (
            <option key={one} value={one}>
              {t(`dimension.${one}`)}
            </option>
          ))}
        </Pick>
        <Pick label={t('report.grade')} value={grade === null ? '' : String(grade)} onPick={pickGrade}>
          <option value="">{t('evidence.all')}</option>
          {report.grades.map((one) => (
            <option key={one.grade} value={String(one.grade)}>
              {gradeName(one.grade)}
            </option>
          ))}
        </Pick>
      </div>
      <div className="table-scroll">
        <table className={`table ${styles['class-table']}`}>
          <thead>
            <tr>
              <th scope="col">{t('report.class')}</th>
              <th scope="col">
                <span className={styles['scale-head']}>
                  <span>0</span>
                  <span>50</span>
                  <span>100</span>
                </span>
              </th>
              <th scope="col" className="number">
                {t('report.meanInterval')}
              </th>
              <th scope="col">{t('report.levels')}</th>
              <th scope="col" className="number">
                {t('report.noticed')}
              </th>
              <th scope="col" className="number">
                {t('report.fresh')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const result = resultIn(row.results, dimension);
              return (
                <tr key={row.class.classId}>
                  <th scope="row">
                    <Link
                      className={styles['class-link']}
                      to={`/classes/${row.class.classId}?term=${report.term.code}`}
                    >
                      {className(row.class)}
                    </Link>
                  </th>
                  <Figures result={result} />
                  <td className={styles['bar-cell']}>
                    {result && <LevelBar counts={result.levels} title={className(row.class)} />}
                  </td>
                  <td className="number">
                    {result ? t('report.of', { part: result.noticed, whole: result.pupils }) : '–'}
                  </td>
                  <td className="number">
                    {result && result.freshShare !== null ? writtenPercent(result.freshShare) : '–'}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className="small">{t('report.classesCaption')}</p>
    </section>
  );
}
