import { Button } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import styles from './class-list.module.css';
import { MeaningPick } from './meaning-pick.tsx';

type Column = { sheet: string; column: string; heading: string };
type Props = {
  unknown: readonly Column[];
  remembered: readonly (Column & { meaning: string })[];
  map: (columns: string) => void;
};

/** Headings that nobody knows: left alone nothing of them is read; a person may say what they mean, and the school need not say it again. */
export function UnknownColumns({ unknown, remembered, map }: Props) {
  const { t } = useWords();
  const [said, setSaid] = useState<Readonly<Record<string, string>>>({});
  const columns = [...new Map([...unknown, ...remembered].map((one) => [one.column, one])).values()];
  const before = new Map(remembered.map(({ column, meaning }) => [column, meaning]));
  const pairs = Object.entries(said).map(([column, meaning]) => `${column}=${meaning}`);
  const title = unknown.length > 0 ? t('classList.unknown', { count: unknown.length }) : t('classList.remembered');
  return (
    <details open={unknown.length > 0}>
      <summary>{title}</summary>
      <p className="small">{t('classList.rememberedHow')}</p>
      <div className={styles['columns']}>
        {columns.map(({ column, heading }) => (
          <MeaningPick
            key={column}
            said={[`${column} · ${heading}`, before.has(column) ? t('classList.asBefore') : '']
              .filter(Boolean)
              .join(' · ')}
            value={said[column] ?? before.get(column) ?? 'none'}
            mayForget={before.has(column)}
            change={(meaning) => setSaid({ ...said, [column]: meaning })}
          />
        ))}
      </div>
      <Button variant="default" disabled={pairs.length === 0} onClick={() => map(pairs.join(','))}>
        {t('classList.mapAgain')}
      </Button>
    </details>
  );
}
