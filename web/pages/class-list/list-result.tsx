import type { Reply } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { RosterChanges } from '../../parts/roster-changes.tsx';
import { Notice } from '../../parts/states.tsx';
import { WideTable } from '../../parts/wide-table.tsx';
import { UnknownColumns } from './unknown-columns.tsx';

type Result = Reply<'post /api/schools/:schoolId/class-lists'>;

/** What was, or would be, written: each class before and after, then what changes in sentences. */
export function ListResult({ result, map }: { result: Result; map: (columns: string) => void }) {
  const { t, className, term, list } = useWords();
  const { classes, teachers, passedOver, unknown, remembered, outcome } = result;
  const passed = passedOver.map(({ reason, rows }) => t(`classList.passed.${reason}`, { count: rows }));
  return (
    <>
      <p>
        {t('classList.of', { term: term(result.term) })}
        {teachers > 0 && ` ${t('classList.teachers', { count: teachers })}`}
      </p>
      {classes.length > 0 && (
        <WideTable label={t('classList.classes')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('classList.class')}</th>
                <th scope="col" className="number">
                  {t('classList.before')}
                </th>
                <th scope="col" className="number">
                  {t('classList.after')}
                </th>
              </tr>
            </thead>
            <tbody>
              {classes.map((one) => (
                <tr key={`${one.grade} ${one.number}`}>
                  <th scope="row">
                    {className(one)}
                    {one.isNew && ` · ${t('classList.new')}`}
                  </th>
                  <td className="number">{one.before}</td>
                  <td className="number">{one.after}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
      <RosterChanges listed={result.listed} listedOf={result.listedOf} />
      {passed.length > 0 && <Notice kind="calm">{t('classList.passedOver', { what: list(passed) })}</Notice>}
      {unknown.length + remembered.length > 0 && outcome === 'checked' && (
        <UnknownColumns unknown={unknown} remembered={remembered} map={map} />
      )}
    </>
  );
}
