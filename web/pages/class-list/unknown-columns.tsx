import { Button } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import styles from './class-list.module.css';

const MEANINGS = [
  'none',
  'sex',
  'student-number',
  'number-in-class',
  'grade',
  'class',
  'guardian-1-name',
  'guardian-1-phone',
  'guardian-2-name',
  'guardian-2-phone',
] as const;
type Props = { unknown: readonly { sheet: string; column: string; heading: string }[]; map: (columns: string) => void };

/** Headings that nobody knows: left alone nothing of them is read; a person may say what they mean. */
export function UnknownColumns({ unknown, map }: Props) {
  const { t } = useWords();
  const [said, setSaid] = useState<Readonly<Record<string, string>>>({});
  const columns = [...new Map(unknown.map((one) => [one.column, one])).values()];
  const pairs = Object.entries(said).map(([column, meaning]) => `${column}=${meaning}`);
  return (
    <details open>
      <summary>{t('classList.unknown', { count: columns.length })}</summary>
      <div className={styles['columns']}>
        {columns.map(({ column, heading }) => (
          <label key={column}>
            <span>
              {column} · {heading}
            </span>
            <select
              value={said[column] ?? 'none'}
              onChange={({ currentTarget }) => setSaid({ ...said, [column]: currentTarget.value })}
            >
              {MEANINGS.map((meaning) => (
                <option key={meaning} value={meaning}>
                  {t(`classList.meaning.${meaning}`)}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
      <Button variant="default" disabled={pairs.length === 0} onClick={() => map(pairs.join(','))}>
        {t('classList.mapAgain')}
      </Button>
    </details>
  );
}
