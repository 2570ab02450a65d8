import { useState } from 'react';
import { useWords, type Words } from '../../i18n/use-words.ts';
import { writtenScore } from '../../i18n/written.ts';
import { DimensionName } from '../../parts/dimension-mark.tsx';
import { Plot } from '../../parts/plot.tsx';
import { WideTable } from '../../parts/wide-table.tsx';
import styles from './child-profile.module.css';
import { errorSize } from './dimension-words.ts';
import type { Profile } from './profile-queries.ts';

const HEIGHT = 150;

type Line = Profile['growth'][number];
type Point = Line['points'][number];

/** The points that have an interval. */
const shownIn = (lines: readonly Line[]) => lines.flatMap(({ points }) => points.filter(({ lo }) => lo !== null));

const writtenValue = ({ value, lo, hi }: Point, { t }: Words) => {
  if (value === null) return t('growth.notEnough');
  return lo === null || hi === null
    ? writtenScore(value)
    : `${writtenScore(value)}（${writtenScore(lo)}–${writtenScore(hi)}）`;
};

/** The latest step in words; a change is only called one where it is more than measurement error. */
function said({ dimension, points }: Line, data: Profile, { t }: Words): string {
  const last = points.at(-1);
  const change = data.dimensions.find((one) => one.dimension === dimension)?.change ?? null;
  if (points.length < 2) return t('growth.firstTerm');
  return change ? t(`growth.change.${change.verdict}`) : t(`growth.apart.${last?.apart ?? 'no-score'}`);
}

/** Terms beside one another, a small chart for each dimension. Points that may not be compared are not joined. */
export function Growth({ data }: { data: Profile }) {
  const words = useWords();
  const { t, term, time } = words;
  const [asTable, setAsTable] = useState(false);
  const lines = data.growth.filter(({ points }) => points.length > 1);
  if (lines.length === 0) return null;
  return (
    <section className="section">
      <h2>{t('growth.title')}</h2>
      {asTable ? (
        <WideTable label={t('growth.title')}>
          <GrowthTable lines={lines} />
        </WideTable>
      ) : (
        <ul className={styles['growth']}>
          {lines.map((line) => (
            <li key={line.dimension} className="card">
              <h3>
                <DimensionName dimension={line.dimension} />
              </h3>
              <Plot
                kind="growth"
                rows={line.points.map(({ value, lo, hi, isJoined, term: code }) => ({
                  label: term(code),
                  dimension: line.dimension,
                  value,
                  band: lo === null || hi === null ? null : { lo, hi },
                  isJoined,
                }))}
                height={HEIGHT}
                label={line.points.map((point) => `${term(point.term)} ${writtenValue(point, words)}`).join('; ')}
              />
              <p className="small">{said(line, data, words)}</p>
            </li>
          ))}
        </ul>
      )}
      <p className="small">
        {t('growth.caption', { size: errorSize(shownIn(lines), words) })} ·{' '}
        {t('figure.asOf', { time: time(data.asOf) })}
      </p>
      <p className="small">{t('growth.chance')}</p>
      <button type="button" className="quiet-button no-print" onClick={() => setAsTable(!asTable)}>
        {t(asTable ? 'figure.asChart' : 'figure.asTable')}
      </button>
    </section>
  );
}

function GrowthTable({ lines }: { lines: readonly Line[] }) {
  const words = useWords();
  const { t, term, both, grade } = words;
  const terms = [...new Set(lines.flatMap(({ points }) => points.map((point) => point.term)))].sort();
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('figure.what')}</th>
          {terms.map((code) => {
            const point = lines.flatMap(({ points }) => points).find((one) => one.term === code);
            return (
              <th key={code} scope="col">
                {term(code)}
                {point && (
                  <span className="small">
                    <br />
                    {both(point.schoolName)} · {grade(point.grade)}
                  </span>
                )}
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ dimension, points }) => (
          <tr key={dimension}>
            <th scope="row">{t(`dimension.${dimension}`)}</th>
            {terms.map((code) => {
              const point = points.find((one) => one.term === code);
              return (
                <td key={code}>
                  {point ? writtenValue(point, words) : '–'}
                  {point && (
                    <span className="small">
                      <br />
                      {t('figure.ratings', { count: point.ratings })} · {t('figure.raters', { count: point.raters })}
                    </span>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
