import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Pick } from '../../parts/pick.tsx';
import { Bones, Failed } from '../../parts/states.tsx';
import { fileTypeOf, type SheetFile } from '../sheet/sheet-file.ts';
import styles from './class-list.module.css';
import { MeaningPick } from './meaning-pick.tsx';
import { WhichClass } from './which-class.tsx';

export type ByHand = { sheet?: string; headerLine: number; columns: string; className?: string };
type Props = { schoolId: string; file: SheetFile; look: (said: ByHand) => void };

/** A list whose headings nobody knows, or that has none: which line has them, and what each column is, by its first cells. */
export function MapByHand({ schoolId, file, look }: Props) {
  const { t, language, list } = useWords();
  const [sheetName, setSheet] = useState<string | null>(null);
  const [headerLine, setHeaderLine] = useState(0);
  const [said, setSaid] = useState<Readonly<Record<string, string>>>({});
  const [className, setClassName] = useState('');
  const asked = { params: { schoolId }, query: { lang: language }, body: file.bytes };
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['list-columns', schoolId, file.name, file.bytes.length],
    queryFn: () => call('post /api/schools/:schoolId/class-lists/columns', asked, fileTypeOf(file)),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error) return <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} />;
  if (!data) return <Bones />;
  const sheet = data.sheets.find(({ name }) => name === sheetName) ?? data.sheets[0];
  if (!sheet) return null;
  const before = Object.fromEntries(data.headless.map(({ column, meaning }) => [column, meaning]));
  const meanings = { ...(headerLine === 0 ? before : {}), ...said };
  const below = sheet.lines.filter(({ line }) => line > headerLine).slice(0, 3);
  const wanted = Object.entries(meanings).filter(([, meaning]) => meaning !== 'none');
  const hasClass = wanted.some(([, meaning]) => meaning === 'class');
  const isReady = wanted.some(([, meaning]) => meaning === 'name') && (hasClass || className.trim() !== '');

  /** What was said of one sheet's columns says nothing of another's. */
  function pickSheet(name: string) {
    setSheet(name);
    setHeaderLine(0);
    setSaid({});
  }

  return (
    <div className={styles['by-hand']}>
      <h2>{t('classList.byHand')}</h2>
      <p className="small">{t('classList.byHandHow')}</p>
      {data.sheets.length > 1 && (
        <Pick label={t('classList.sheet')} value={sheet.name} onPick={pickSheet}>
          {data.sheets.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </Pick>
      )}
      <Pick label={t('classList.headerLine')} value={String(headerLine)} onPick={(line) => setHeaderLine(Number(line))}>
        <option value="0">{t('classList.noHeader')}</option>
        {sheet.lines.map(({ line, cells }) => (
          <option key={line} value={line}>
            {[t('sheet.lineOf', { line }), list(cells.filter(Boolean).slice(0, 4))].join(' · ')}
          </option>
        ))}
      </Pick>
      <div className={styles['columns']}>
        {sheet.columns.map((column, index) => {
          const seen = below.map(({ cells }) => cells[index]).filter(Boolean);
          const heading = sheet.lines.find(({ line }) => line === headerLine)?.cells[index];
          return (
            <MeaningPick
              key={column}
              said={[column, heading, seen.join(' / ')].filter(Boolean).join(' · ')}
              value={meanings[column] ?? 'none'}
              change={(meaning) => setSaid({ ...said, [column]: meaning })}
            />
          );
        })}
      </div>
      {!hasClass && <WhichClass value={className} change={setClassName} />}
      <Button
        disabled={!isReady}
        onClick={() =>
          look({
            headerLine,
            columns: Object.entries(meanings)
              .map(([column, meaning]) => `${column}=${meaning}`)
              .join(','),
            ...(sheet.name === '' ? {} : { sheet: sheet.name }),
            ...(hasClass ? {} : { className }),
          })
        }
      >
        {t('classList.mapAgain')}
      </Button>
    </div>
  );
}
