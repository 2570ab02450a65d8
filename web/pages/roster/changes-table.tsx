import type { Reply } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { RosterChanges } from '../../parts/roster-changes.tsx';
import { Notice } from '../../parts/states.tsx';
import { WideTable } from '../../parts/wide-table.tsx';

type Result = Reply<'post /api/rosters'>;
const TABLES = [
  'areas',
  'schools',
  'terms',
  'classes',
  'pupils',
  'staff',
  'guardians',
  'enrolments',
  'grants',
] as const;
const COLUMNS = ['created', 'changed', 'ended', 'unchanged'] as const;

export function ChangesTable({ result }: { result: Result }) {
  const { t, list } = useWords();
  const passed = result.passedOver.map(({ reason, rows }) => t(`classList.passed.${reason}`, { count: rows }));
  const skipped = result.files.filter(({ imported }) => !imported);
  return (
    <>
      <WideTable label={t('roster.what')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('roster.what')}</th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" className="number">
                  {t(`roster.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {TABLES.map((table) => (
              <tr key={table}>
                <th scope="row">{t(`roster.table.${table}`)}</th>
                {COLUMNS.map((column) => (
                  <td key={column} className={`number ${result.changes[table][column] === 0 ? 'quiet' : ''}`}>
                    {result.changes[table][column]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      {passed.length > 0 && <Notice kind="calm">{t('classList.passedOver', { what: list(passed) })}</Notice>}
      <RosterChanges listed={result.listed} listedOf={result.listedOf} withSchool />
      <details>
        <summary>{t('roster.files', { count: result.files.length })}</summary>
        <ul className="plain-list">
          {result.files.map(({ name, rows, mode, imported }) => (
            <li key={name}>
              {name} · {t(`roster.mode.${mode}`)} · {t('roster.rows', { count: rows })}
              {!imported && ` · ${t('roster.fileNotImported')}`}
            </li>
          ))}
        </ul>
      </details>
      {result.extras.length > 0 && <p className="small">{t('roster.extras', { names: result.extras.join(', ') })}</p>}
      {skipped.length > 0 && <p className="small">{t('roster.skipped', { count: skipped.length })}</p>}
    </>
  );
}
