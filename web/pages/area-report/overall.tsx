import type { ReactNode } from 'react';
import { areaWord } from '../../../server/core/tables/area-words.ts';
import { useWords } from '../../i18n/use-words.ts';
import { DimensionName } from '../../parts/dimension-mark.tsx';
import { WideTable } from '../../parts/wide-table.tsx';
import { AreaLevels, type Report, Told } from './area-parts.tsx';
import styles from './area-report.module.css';

/**
 * The area as a whole: first who took part and how well it is covered, then whatever else belongs before levels, then how many stand
 * at each level, now and last term.
 */
export function Overall({ report, children }: { report: Report; children: ReactNode }) {
  const { t, term, language } = useWords();
  const word = (name: Parameters<typeof areaWord>[0]) => areaWord(name, language);
  return (
    <>
      <section className="section">
        <h2>{t('area.participationTitle')}</h2>
        <WideTable label={t('area.participationTitle')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{word('dimension')}</th>
                {(['noticed', 'noticedBefore', 'recordsEach', 'ok', 'okBefore', 'fresh'] as const).map((name) => (
                  <th key={name} scope="col" className="number">
                    {word(name)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {report.results.map(({ dimension, noticed, ok, recordsEach, fresh, before }) => (
                <tr key={dimension} id={`row-${dimension}`}>
                  <th scope="row">
                    <DimensionName dimension={dimension} />
                  </th>
                  <td className="number">
                    <Told value={noticed} unit="%" />
                  </td>
                  <td className="number quiet">
                    <Told value={before?.noticed ?? null} unit="%" />
                  </td>
                  <td className="number">
                    <Told value={recordsEach} />
                  </td>
                  <td className="number">
                    <Told value={ok} unit="%" />
                  </td>
                  <td className="number quiet">
                    <Told value={before?.ok ?? null} unit="%" />
                  </td>
                  <td className="number">
                    <Told value={fresh} unit="%" />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
        <p className="small">{t('area.participationCaption')}</p>
      </section>
      {children}
      <section className="section">
        <h2>{t('area.levelsTitle')}</h2>
        <ul className={styles['area-levels']}>
          {report.results.map(({ dimension, levels, levelled, before }) => (
            <li key={dimension}>
              <DimensionName dimension={dimension} />
              <div className={styles['levels-pair']}>
                <AreaLevels levels={levels} title={t(`dimension.${dimension}`)} />
                <span className="small">
                  {report.before ? t('area.thisTerm') : ''} n=
                  <Told value={levelled} />
                </span>
                {before && report.before && (
                  <>
                    <AreaLevels
                      levels={before.levels}
                      title={`${t(`dimension.${dimension}`)} ${term(report.before)}`}
                    />
                    <span className="small">{t('area.lastTerm')}</span>
                  </>
                )}
              </div>
            </li>
          ))}
        </ul>
        <p className="small">{t('area.levelsCaption')}</p>
      </section>
    </>
  );
}
