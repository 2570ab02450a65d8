import { useWords } from '../../i18n/use-words.ts';
import { writtenPercent } from '../../i18n/written.ts';
import { Notice } from '../../parts/states.tsx';
import { WideTable } from '../../parts/wide-table.tsx';
import type { Tally } from './screens-queries.ts';

const COLUMNS = ['examined', 'expected', 'open', 'decided', 'precision'] as const;

/** How each screen did: what it looked at, what chance alone would find, and how often it was right. */
export function TallyTable({ tallies }: { tallies: readonly Tally[] }) {
  const { t } = useWords();
  return (
    <section className="section">
      <h2>{t('screens.tallyTitle')}</h2>
      {tallies
        .filter(({ isToRetire }) => isToRetire)
        .map(({ screen, decided }) => (
          <Notice key={screen} kind="warn">
            {t('screens.retire', { name: t(`screens.name.${screen}`), count: decided })}
          </Notice>
        ))}
      <WideTable label={t('screens.tallyTitle')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('screens.tally.screen')}</th>
              {COLUMNS.map((name) => (
                <th key={name} scope="col" className="number">
                  {t(`screens.tally.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tallies.map(({ screen, precision, expected, ...tally }) => (
              <tr key={screen}>
                <th scope="row">{t(`screens.name.${screen}`)}</th>
                <td className="number">{tally.examined}</td>
                <td className="number">{expected.toFixed(1)}</td>
                <td className="number">{tally.open}</td>
                <td className="number">{tally.decided}</td>
                <td className="number">{precision === null ? '–' : writtenPercent(precision)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      <p className="small">{t('screens.precisionMeans')}</p>
    </section>
  );
}
