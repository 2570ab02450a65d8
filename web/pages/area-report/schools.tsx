import { TODOS, type Todo, todosOf } from '../../../server/core/reports/area-findings.ts';
import { areaWord } from '../../../server/core/tables/area-words.ts';
import { useWords } from '../../i18n/use-words.ts';
import { WideTable } from '../../parts/wide-table.tsx';
import { DimensionPick, type Report, ShareDot, Told, useDimension } from './area-parts.tsx';
import styles from './area-report.module.css';

type School = Report['schools'][number];
type Row = School & { readonly found: School['results'][number]; readonly todos: readonly Todo[] };

/** What schools wrote down, never what their teachers judged: those with something to do first, by name, and the rest folded. */
export function Schools({ report }: { report: Report }) {
  const { t } = useWords();
  const { dimension } = useDimension(report);
  if (!dimension) return null;
  const title = t('area.schoolsTitle', { dimension: t(`dimension.${dimension}`) });
  const rows = report.schools.flatMap((school): Row[] => {
    const found = school.results.find((one) => one.dimension === dimension);
    return found ? [{ ...school, found, todos: todosOf(found) }] : [];
  });
  const first = rows.filter(({ todos }) => todos.length > 0);
  const rest = rows.filter(({ todos }) => todos.length === 0);
  const of = report.schools.length;
  const others = t('area.todo.rest', { count: rest.length });
  return (
    <section className="section" id="schools">
      <h2>{title}</h2>
      {TODOS.map((todo) => {
        const count = rows.filter(({ todos }) => todos.includes(todo)).length;
        return count > 0 && <p key={todo}>{t(`area.todo.${todo}`, { count, of })}</p>;
      })}
      {first.length === 0 && <p>{t('area.todo.none', { of })}</p>}
      <DimensionPick report={report} />
      {first.length > 0 && <SchoolTable title={title} rows={first} />}
      {first.length === 0 && <SchoolTable title={title} rows={rest} />}
      {first.length > 0 && rest.length > 0 && (
        <details className={styles['schools-rest']}>
          <summary>{others}</summary>
          <SchoolTable title={`${title} · ${others}`} rows={rest} />
        </details>
      )}
      <p className="small">{t('area.schoolsCaption')}</p>
    </section>
  );
}

function SchoolTable({ title, rows }: { title: string; rows: readonly Row[] }) {
  const { language } = useWords();
  const word = (name: Parameters<typeof areaWord>[0]) => areaWord(name, language);
  const axis = (
    <span className={styles['scale-head']}>
      <span>0</span>
      <span>50</span>
      <span>100</span>
    </span>
  );
  return (
    <WideTable label={title}>
      <table className={`table ${styles['schools-table']}`}>
        <thead>
          <tr>
            <th scope="col">{word('school')}</th>
            <th scope="col">
              {word('noticed')}
              {axis}
            </th>
            <th scope="col" className="number">
              {word('noticed')}
            </th>
            <th scope="col" className="number">
              {word('recordsEach')}
            </th>
            <th scope="col">
              {word('ok')}
              {axis}
            </th>
            {(['ok', 'fresh', 'noticedBefore', 'okBefore', 'pupils'] as const).map((name) => (
              <th key={name} scope="col" className="number">
                {word(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <SchoolRow key={row.schoolId} {...row} />
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

function SchoolRow({ name, n, found, todos }: Row) {
  const { t, both, list } = useWords();
  return (
    <tr>
      <th scope="row">
        {both(name)}
        {todos.length > 0 && <span className="small"> {list(todos.map((todo) => t(`area.todo.tag.${todo}`)))}</span>}
      </th>
      <td>
        <ShareDot value={found.noticed} />
      </td>
      <td className="number">
        <Told value={found.noticed} unit="%" />
      </td>
      <td className="number">
        <Told value={found.recordsEach} />
      </td>
      <td>
        <ShareDot value={found.ok} />
      </td>
      <td className="number">
        <Told value={found.ok} unit="%" />
      </td>
      <td className="number">
        <Told value={found.fresh} unit="%" />
      </td>
      <td className="number quiet">
        <Told value={found.before?.noticed ?? null} unit="%" />
      </td>
      <td className="number quiet">
        <Told value={found.before?.ok ?? null} unit="%" />
      </td>
      <td className="number">
        <Told value={n} />
      </td>
    </tr>
  );
}
