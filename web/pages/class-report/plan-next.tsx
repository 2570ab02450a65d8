import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Table } from '../../../server/core/tables/table.ts';
import { useWords } from '../../i18n/use-words.ts';
import { DimensionName } from '../../parts/dimension-mark.tsx';
import { TableView } from '../../parts/table-view.tsx';
import styles from './class-report.module.css';
import type { Report } from './report.ts';

/** Indicators of the rubric that nobody in the class has any evidence of: what to plan next. */
export function PlanNext({ report, table, mayLog }: { report: Report; table: Table; mayLog: boolean }) {
  const { t, both, list } = useWords();
  const [asTable, setAsTable] = useState(false);
  const all = report.dimensions.flatMap(({ indicators }) => indicators);
  const open = report.dimensions.flatMap(({ dimension, indicators }) => {
    const without = indicators.filter(({ pupils }) => pupils === 0);
    return without.length > 0 ? [{ dimension, without }] : [];
  });
  const count = open.reduce((sum, { without }) => sum + without.length, 0);
  if (all.length === 0) return null;
  return (
    <section className="section" id="plan">
      <h2>{count > 0 ? t('classReport.planTitle', { count, all: all.length }) : t('classReport.planDone')}</h2>
      {asTable ? (
        <TableView table={table} />
      ) : (
        <ul className={styles['plan-next']}>
          {open.map(({ dimension, without }) => (
            <li key={dimension}>
              <DimensionName dimension={dimension} />
              <span>{list(without.map(({ title }) => both(title)))}</span>
            </li>
          ))}
        </ul>
      )}
      <div className="picks no-print">
        {mayLog && count > 0 && (
          <Button component={Link} to={`/classes/${report.class.classId}/log`}>
            {t('class.log')}
          </Button>
        )}
        <button type="button" className="quiet-button" onClick={() => setAsTable(!asTable)}>
          {t(asTable ? 'classReport.planShort' : 'classReport.planAll')}
        </button>
      </div>
    </section>
  );
}
