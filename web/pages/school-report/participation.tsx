import type { Table } from '../../../server/core/tables/table.ts';
import { useWords } from '../../i18n/use-words.ts';
import { TableView } from '../../parts/table-view.tsx';
import type { Report } from './report-parts.ts';

/** How many children nobody has written anything of, grade by grade: the first thing to put right. */
export function Participation({ report, table }: { report: Report; table: Table }) {
  const { t } = useWords();
  const { pupils, silent } = report.participation;
  return (
    <section className="section" id="participation">
      <h2>
        {silent > 0
          ? t('report.participationTitle', { pupils, count: silent })
          : t('report.participationAll', { pupils })}
      </h2>
      {silent > 0 && <TableView table={table} isTurned />}
    </section>
  );
}
