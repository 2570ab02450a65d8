import './table-view.css';
import type { Table } from '../../server/core/tables/table.ts';
import { WideTable } from './wide-table.tsx';

type Cell = Table['rows'][number][number];

/** A report's table as its file has it: the same words, the same rounded figures. `isTurned`: its rows stand beside each other. */
export function TableView({
  table,
  isTurned = false,
}: {
  table: Pick<Table, 'title' | 'columns' | 'rows'>;
  isTurned?: boolean;
}) {
  const { title } = table;
  const lines: readonly (readonly Cell[])[] = [table.columns, ...table.rows];
  const [head = [], ...rows] = isTurned
    ? table.columns.map((_, index) => lines.map((line) => line[index] ?? null))
    : lines;
  return (
    <WideTable label={title}>
      <table className="table figures-table" aria-label={title}>
        <thead>
          <tr>
            {head.map((cell, index) => (
              <th key={keyOf(cell, index)} scope="col" className={index > 0 ? 'number' : undefined}>
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, line) => (
            <tr key={keyOf(row[0], line)}>
              {row.map((cell, index) =>
                index === 0 ? (
                  <th key={keyOf(cell, index)} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={keyOf(cell, index)} className={typeof cell === 'string' && !isTurned ? undefined : 'number'}>
                    {cell ?? '–'}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

const keyOf = (cell: Cell | undefined, index: number) => `${index} ${cell}`;
