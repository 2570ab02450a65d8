import { type ReactNode, useState } from 'react';
import type { Table } from '../../server/core/tables/table.ts';
import { useWords } from '../i18n/use-words.ts';
import { TableView } from './table-view.tsx';

type Props = {
  readonly children: ReactNode;
  readonly tables: readonly Table[];
  readonly isTurned?: boolean;
  readonly caption: ReactNode;
};

/** What is drawn or told, with its tables one tap away and always on paper, and the small line that says what it rests on. */
export function WithTables({ children, tables, isTurned = false, caption }: Props) {
  const { t } = useWords();
  const [asTable, setAsTable] = useState(false);
  return (
    <>
      {!asTable && children}
      <div className={asTable ? undefined : 'print-only'}>
        {tables.map((table) => (
          <TableView key={table.title} table={table} isTurned={isTurned} />
        ))}
      </div>
      <p className="small">{caption}</p>
      <button type="button" className="quiet-button no-print" onClick={() => setAsTable(!asTable)}>
        {t(asTable ? 'figure.asChart' : 'figure.asTable')}
      </button>
    </>
  );
}
