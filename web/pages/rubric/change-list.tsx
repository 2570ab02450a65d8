import type { Change } from '../../../server/core/rubric/difference.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Empty } from '../../parts/states.tsx';
import styles from './rubric.module.css';

/** What the draft says otherwise than the version it began as: what it was, and what it becomes. */
export function ChangeList({ changes, basedOn }: { changes: readonly Change[]; basedOn: number }) {
  const { t, both } = useWords();
  if (changes.length === 0) return <Empty>{t('edit.nothingChanged', { version: basedOn })}</Empty>;
  const groups = new Map<string, { title: string; changes: Change[] }>();
  for (const change of changes) {
    const { indicator } = change;
    const group = groups.get(indicator?.id ?? '') ?? {
      title: indicator ? both(indicator.title) : t('edit.frame'),
      changes: [],
    };
    group.changes.push(change);
    groups.set(indicator?.id ?? '', group);
  }
  return (
    <section className={styles['change-list']} aria-label={t('edit.changes')}>
      {[...groups].map(([id, group]) => (
        <article key={id} className="card">
          <h3>{group.title || t('edit.untitled')}</h3>
          <ul className="plain-list">
            {group.changes.map((change) => (
              <li key={`${change.changed} ${change.of?.zh ?? ''}`}>
                <Line change={change} />
              </li>
            ))}
          </ul>
        </article>
      ))}
    </section>
  );
}

function Line({ change: { changed, of, before, after } }: { change: Change }) {
  const { t, both } = useWords();
  const said = (value: Change['before']) =>
    value === null ? '–' : typeof value === 'number' ? String(value) : both(value);
  const hasValues = before !== null || after !== null;
  const isWhole = changed === 'added' || changed === 'removed' || !hasValues;
  return (
    <>
      <span className="small">
        {t(`edit.changed.${changed}`)}
        {of && changed !== 'other' && ` · ${both(of)}`}
      </span>
      {!isWhole && (
        <p>
          <del>{said(before)}</del> <span aria-hidden="true">→</span> <ins>{said(after)}</ins>
        </p>
      )}
    </>
  );
}
