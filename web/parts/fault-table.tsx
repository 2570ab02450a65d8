import { useWords } from '../i18n/use-words.ts';
import { WideTable } from './wide-table.tsx';

export type Fault = { readonly path: string; readonly message: string; readonly code?: string | undefined };
export type FaultColumn = { readonly head: string; readonly isNumber?: boolean; readonly of: (fault: Fault) => string };

/** Where and what to do, never what stood there: it is in the file, and the list may be read by somebody who may not read that. */
export function FaultTable({
  label,
  columns,
  faults,
  all,
}: {
  label: string;
  columns: readonly FaultColumn[];
  faults: readonly Fault[];
  all: number;
}) {
  const { t } = useWords();
  const kind = ({ isNumber }: FaultColumn) => (isNumber ? { className: 'number' } : {});
  return (
    <div className="faults">
      <WideTable label={label}>
        <table className="table">
          <thead>
            <tr>
              {columns.map((column) => (
                <th scope="col" key={column.head} {...kind(column)}>
                  {column.head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {faults.map((fault) => (
              <tr key={`${fault.path} ${fault.code ?? ''} ${fault.message}`}>
                {columns.map((column) => (
                  <td key={column.head} {...kind(column)}>
                    {column.of(fault) || '–'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      {all > faults.length && <p className="small">{t('roster.firstOf', { shown: faults.length, count: all })}</p>}
    </div>
  );
}

/** A column of a spreadsheet as its letter and what stands above it. */
export const columnWords = (column: string, heading: string) => (column ? `${column} · ${heading}` : '');
