import { bandName } from '../../../server/core/tables/area-tables.ts';
import { areaWord } from '../../../server/core/tables/area-words.ts';
import { useWords } from '../../i18n/use-words.ts';
import { WideTable } from '../../parts/wide-table.tsx';
import { AreaLevels, DimensionPick, type Report, Told, useDimension } from './area-parts.tsx';
import styles from './area-report.module.css';

/** The same dimension, by grades that belong together. */
export function Bands({ report }: { report: Report }) {
  const { t, language } = useWords();
  const word = (name: Parameters<typeof areaWord>[0]) => areaWord(name, language);
  const { dimension } = useDimension(report);
  if (!dimension || report.bands.length === 0) return null;
  return (
    <section className="section" id="bands">
      <h2>{t('area.bandsTitle', { dimension: t(`dimension.${dimension}`) })}</h2>
      <DimensionPick report={report} />
      <WideTable label={t('area.bandsTitle', { dimension: t(`dimension.${dimension}`) })}>
        <table className={`table ${styles['bands-table']}`}>
          <thead>
            <tr>
              <th scope="col">{word('band')}</th>
              {(['noticed', 'ok', 'levelled'] as const).map((name) => (
                <th key={name} scope="col" className="number">
                  {word(name)}
                </th>
              ))}
              <th scope="col">{word('levels')}</th>
              <th scope="col" className="number">
                {word('pupils')}
              </th>
            </tr>
          </thead>
          <tbody>
            {report.bands.map((band) => {
              const found = band.results.find((one) => one.dimension === dimension);
              if (!found) return null;
              const name = bandName(band, language);
              return (
                <tr key={band.from}>
                  <th scope="row" className={styles['band-name']}>
                    {name}
                  </th>
                  <td className="number">
                    <Told value={found.noticed} unit="%" />
                  </td>
                  <td className="number">
                    <Told value={found.ok} unit="%" />
                  </td>
                  <td className="number">
                    <Told value={found.levelled} />
                  </td>
                  <td className={styles['bar-cell']}>
                    <AreaLevels levels={found.levels} title={name} />
                  </td>
                  <td className="number">
                    <Told value={band.n} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </WideTable>
    </section>
  );
}
