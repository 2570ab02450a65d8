import { areaWord } from '../../../server/core/tables/area-words.ts';
import { useWords } from '../../i18n/use-words.ts';
import { WideTable } from '../../parts/wide-table.tsx';
import { DimensionPick, type Report, ShareDot, Told, useDimension } from './area-parts.tsx';
import styles from './area-report.module.css';

/** Side by side, always by name: what schools wrote down, and never what their teachers judged. */
export function Schools({ report }: { report: Report }) {
  const { t, both, language } = useWords();
  const word = (name: Parameters<typeof areaWord>[0]) => areaWord(name, language);
  const { dimension } = useDimension(report);
  if (!dimension) return null;
  const axis = (
    <span className={styles['scale-head']}>
      <span>0</span>
      <span>50</span>
      <span>100</span>
    </span>
  );
  return (
    <section className="section" id="schools">
      <h2>{t('area.schoolsTitle', { dimension: t(`dimension.${dimension}`) })}</h2>
      <DimensionPick report={report} />
      <WideTable label={t('area.schoolsTitle', { dimension: t(`dimension.${dimension}`) })}>
        <table className={`table ${styles['schools-table']}`}>
          <thead>
            <tr>
              <th scope="col">{word('school')}</th>
              <th scope="col">
                {word('noticed')}
                {axis}
              </th>
              <th scope="col" className="number">
                {word('noticed')}
              </th>
              <th scope="col" className="number">
                {word('recordsEach')}
              </th>
              <th scope="col">
                {word('ok')}
                {axis}
              </th>
              {(['ok', 'fresh', 'noticedBefore', 'okBefore', 'pupils'] as const).map((name) => (
                <th key={name} scope="col" className="number">
                  {word(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.schools.map(({ schoolId, name, n, results }) => {
              const found = results.find((one) => one.dimension === dimension);
              if (!found) return null;
              return (
                <tr key={schoolId}>
                  <th scope="row">{both(name)}</th>
                  <td>
                    <ShareDot value={found.noticed} />
                  </td>
                  <td className="number">
                    <Told value={found.noticed} unit="%" />
                  </td>
                  <td className="number">
                    <Told value={found.recordsEach} />
                  </td>
                  <td>
                    <ShareDot value={found.ok} />
                  </td>
                  <td className="number">
                    <Told value={found.ok} unit="%" />
                  </td>
                  <td className="number">
                    <Told value={found.fresh} unit="%" />
                  </td>
                  <td className="number quiet">
                    <Told value={found.before?.noticed ?? null} unit="%" />
                  </td>
                  <td className="number quiet">
                    <Told value={found.before?.ok ?? null} unit="%" />
                  </td>
                  <td className="number">
                    <Told value={n} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </WideTable>
      <p className="small">{t('area.schoolsCaption')}</p>
    </section>
  );
}
