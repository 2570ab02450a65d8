import { useWords } from '../../i18n/use-words.ts';
import { WideTable } from '../../parts/wide-table.tsx';

type Fault = { path: string; message: string; code?: string | undefined };

/** 'sheet:line:column:heading'; a sheet's name holds no colon. */
export function placeOf(path: string) {
  const [sheet = '', line = '', column = '', ...heading] = path.split(':');
  return { sheet, line, column, heading: heading.join(':') };
}

/** Where and what to do, never what stood there: it is in the file. */
export function ListFaults({ faults, all }: { faults: readonly Fault[]; all: number }) {
  const { t } = useWords();
  return (
    <div className="faults">
      <WideTable label={t('sheet.problem')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col" className="number">
                {t('sheet.line')}
              </th>
              <th scope="col">{t('sheet.column')}</th>
              <th scope="col">{t('sheet.problem')}</th>
            </tr>
          </thead>
          <tbody>
            {faults.map(({ path, message, code }) => {
              const { sheet, line, column, heading } = placeOf(path);
              return (
                <tr key={`${path} ${code ?? ''}`}>
                  <td className="number">{[sheet, t('sheet.lineOf', { line })].filter(Boolean).join(' · ')}</td>
                  <td>{column ? `${column} · ${heading}` : '–'}</td>
                  <td>{message}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </WideTable>
      {all > faults.length && <p className="small">{t('roster.firstOf', { shown: faults.length, count: all })}</p>}
    </div>
  );
}
