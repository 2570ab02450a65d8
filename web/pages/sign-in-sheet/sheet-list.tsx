import type { ReactNode } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import type { Row } from './sheet-queries.ts';
import styles from './sign-in-sheet.module.css';

type Props = {
  title: string;
  rows: readonly Row[];
  aboutOf: (row: Row) => ReactNode;
  /** Where a new code can be asked for: who was picked, and how to pick. */
  picked?: ReadonlySet<string>;
  pick?: (personId: string) => void;
};

/** Some of those on a sheet, with what is to be known of each. */
export function SheetList({ title, rows, aboutOf, picked, pick }: Props) {
  const { t, day } = useWords();
  if (rows.length === 0) return null;
  const stands = ({ state, since, until }: Row) =>
    state === 'has-code' && since && until
      ? t('signInSheet.hasCode', { since: day(since), until: day(until) })
      : state === 'none' || state === 'signed-in'
        ? null
        : t(`signInSheet.why.${state}`);
  return (
    <section className="section">
      <h2>{`${title} · ${rows.length}`}</h2>
      <ul className="rows">
        {rows.map((row) => (
          <li key={row.personId} className={styles['row']}>
            <span className={styles['who']}>
              <strong>{aboutOf(row)}</strong> {row.name} <span className="small">{row.username}</span>
              {stands(row) && (
                <>
                  <br />
                  <span className="small">{stands(row)}</span>
                </>
              )}
            </span>
            {pick && (
              <label className="check">
                <input
                  type="checkbox"
                  checked={picked?.has(row.personId) ?? false}
                  onChange={() => pick(row.personId)}
                  aria-label={t('signInSheet.againFor', { name: row.name })}
                />
                {t('signInSheet.again')}
              </label>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
