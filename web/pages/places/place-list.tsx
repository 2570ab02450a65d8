import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { lookFor } from '../../../server/core/search/look-for.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Empty } from '../../parts/states.tsx';

/** As many are read through without looking for anything. */
const FEW = 12;

type Row = { id: string; name: string; sortKey: string; facts: readonly string[]; isOwn: boolean; row: ReactNode };

/** Own ones first; what somebody else keeps is folded away until it is looked for. */
export function PlaceList({ rows, empty }: { rows: readonly Row[]; empty: string }) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const words = typed.trim();
  const isWanted = lookFor(words);
  // What stands beside a name has no pinyin: its characters are looked for.
  const found = rows.filter((row) => isWanted(row) || row.facts.some((name) => isWanted({ name, sortKey: '' })));
  const own = found.filter(({ isOwn }) => isOwn);
  const others = found.filter(({ isOwn }) => !isOwn);
  const hasOwn = rows.some(({ isOwn }) => isOwn);
  if (rows.length === 0) return <Empty>{empty}</Empty>;
  return (
    <>
      {rows.length > FEW && (
        <TextInput
          type="search"
          label={t('places.search', { count: rows.length })}
          value={typed}
          onChange={({ currentTarget: { value } }) => setTyped(value)}
          maxLength={40}
          size="md"
          mb={12}
        />
      )}
      {found.length === 0 && <p className="quiet">{t('places.found', { query: words })}</p>}
      {own.length > 0 && <ul className="rows">{own.map(({ row }) => row)}</ul>}
      {others.length > 0 && (
        <details open={!hasOwn || words !== ''}>
          <summary>{t('places.ofDistrict', { count: others.length })}</summary>
          <ul className="rows">{others.map(({ row }) => row)}</ul>
        </details>
      )}
    </>
  );
}
