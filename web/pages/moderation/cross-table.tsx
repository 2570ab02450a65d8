import { useWords } from '../../i18n/use-words.ts';
import { WideTable } from '../../parts/wide-table.tsx';
import styles from './moderation.module.css';
import type { Found, RoundRead } from './moderation-queries.ts';

/** Original by blind. What is locked is fewer than ten, or would tell another one that is. */
export function CrossTable({ levels, table }: Pick<RoundRead, 'levels'> & { table: NonNullable<Found['table']> }) {
  const { t, both } = useWords();
  return (
    <>
      <WideTable label={t('moderation.tableTitle')}>
        <table className={`table ${styles['cross-table']}`}>
          <thead>
            <tr>
              <th scope="col">{t('moderation.original')}</th>
              {levels.map(({ level, label }) => (
                <th key={level} scope="col" className="number">
                  {t('moderation.blindLevel', { level: `${level} ${both(label)}` })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {levels.map(({ level, label }, row) => (
              <tr key={level}>
                <th scope="row">{`${level} ${both(label)}`}</th>
                {levels.map((column, at) => {
                  const cell = table[row]?.[at] ?? 0;
                  return (
                    <td key={column.level} className={row === at ? `number ${styles['same']}` : 'number'}>
                      {cell === 'locked' ? <span className="quiet">{t('moderation.locked')}</span> : cell}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      <p className="small">{t('moderation.tableMeans')}</p>
    </>
  );
}
