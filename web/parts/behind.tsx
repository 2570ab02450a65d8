import { type ReactNode, useState } from 'react';
import type { Table } from '../../server/core/tables/table.ts';
import { useWords } from '../i18n/use-words.ts';
import { TableView } from './table-view.tsx';

type Props = {
  readonly children: ReactNode;
  readonly tables: readonly Table[];
  readonly isTurned?: boolean;
  /** Paper has what the screen shows, and not the tables as well: the report is to be on two sheets. */
  readonly isShort?: boolean;
  readonly caption: ReactNode;
};

/** What is drawn or told, with its tables one tap away and on paper, and the small line that says what it rests on. */
export function WithTables({ children, tables, isTurned = false, isShort = false, caption }: Props) {
  const { t } = useWords();
  const [asTable, setAsTable] = useState(false);
  return (
    <>
      {!asTable && children}
      {(asTable || !isShort) && (
        <div className={asTable ? undefined : 'print-only'}>
          {tables.map((table) => (
            <TableView key={table.title} table={table} isTurned={isTurned} />
          ))}
        </div>
      )}
      <p className="small">{caption}</p>
      <button type="button" className="quiet-button no-print" onClick={() => setAsTable(!asTable)}>
        {t(asTable ? 'figure.asChart' : 'figure.asTable')}
      </button>
    </>
  );
}
