import { useWords } from '../../i18n/use-words.ts';
import { WideTable } from '../../parts/wide-table.tsx';

type Fault = { path: string; message: string; code?: string | undefined };

/** '5:D:身高（厘米）': empty parts where the fault is about more than a cell. */
export function placeOf(path: string) {
  const [line = '', column = '', ...heading] = path.split(':');
  return { line, column, heading: heading.join(':') };
}

type Props = { faults: readonly Fault[]; all: number; isRemark?: boolean };

/** Where and what to do, never what stood there: it is in the file. */
export function SheetFaults({ faults, all, isRemark = false }: Props) {
  const { t } = useWords();
  const what = t(isRemark ? 'sheet.remark' : 'sheet.problem');
  return (
    <div className="faults">
      <WideTable label={what}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col" className="number">
                {t('sheet.line')}
              </th>
              <th scope="col">{t('sheet.column')}</th>
              <th scope="col">{what}</th>
            </tr>
          </thead>
          <tbody>
            {faults.map(({ path, message, code }) => {
              const { line, column, heading } = placeOf(path);
              return (
                <tr key={`${path} ${code ?? ''}`}>
                  <td className="number">{t('sheet.lineOf', { line })}</td>
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
