import type { Reply } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Notice } from '../../parts/states.tsx';
import { SheetFaults } from './sheet-faults.tsx';

type Result = Reply<'post /api/classes/:classId/sheets/:kind'>;

/** What was, or would be, written: how much of what, and into which activity. No child's value is repeated. */
export function SheetResult({ result }: { result: Result }) {
  const { t, day, list } = useWords();
  const { activity, changes, pupils, filled, columns, ignored, outcome } = result;
  const { remarks, remarkCount, passedOver, elsewhere, elsewhereRows } = result;
  const lines = passedOver.map((line) => t('sheet.lineOf', { line }));
  const classes = elsewhere.map(({ said, rows }) => t('sheet.classRows', { name: said, count: rows }));
  const into = { title: activity.title, day: day(activity.happenedOn) };
  return (
    <>
      <p>{t('sheet.filled', { filled, count: pupils })}</p>
      <p>{t('sheet.changes', changes)}</p>
      <p className="small">
        {outcome === 'checked' ? t(activity.isNew ? 'sheet.makes' : 'sheet.joins', into) : t('sheet.isIn', into)}
      </p>
      {ignored.length > 0 && <Notice kind="warn">{t('sheet.ignored', { names: list(ignored) })}</Notice>}
      {lines.length > 0 && (
        <Notice kind="warn">{t('sheet.passedOver', { count: lines.length, lines: list(lines) })}</Notice>
      )}
      {elsewhereRows > 0 && (
        <p className="small">{t('sheet.elsewhere', { count: elsewhereRows, classes: list(classes) })}</p>
      )}
      {remarks.length > 0 && (
        <details>
          <summary>{t('sheet.remarks', { count: remarkCount })}</summary>
          <SheetFaults faults={remarks} all={remarkCount} isRemark />
        </details>
      )}
      <details>
        <summary>{t('sheet.perColumn')}</summary>
        <ul className="plain-list">
          {columns.map(({ title, values }) => (
            <li key={title}>
              {title} · {t('sheet.values', { count: values })}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
