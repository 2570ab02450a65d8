import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useActivities } from '../../evidence/evidence-queries.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Pick } from '../../parts/pick.tsx';
import { useHeldWords } from '../../parts/use-held-words.ts';
import { useTyped } from '../../parts/use-typed.ts';
import { DIMENSION_ORDER } from '../../theme.ts';
import { ActivityList } from './activity-list.tsx';
import styles from './class.module.css';

/** So many are seen at a glance. */
const FEW = 3;
type Props = { classId: string; term: string; mayLog: boolean };

/**
 * The class's activities, and the words, dimension or author they are looked for by: folded until somebody looks, open while
 * something is set. The place in the history keeps it, for coming back.
 */
export function FoundActivities({ term, ...props }: Props) {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const { words: query, hold, state } = useHeldWords();
  const isMine = search.get('by') === 'me';
  const dimension = DIMENSION_ORDER.find((one) => one === search.get('dimension'));
  const [typed, setTyped] = useState(query);
  const [isOpen, setOpen] = useState(Boolean(query));
  const rested = useTyped(typed);
  const put = (part: Readonly<Record<string, string>>) =>
    setSearch(
      (old) => {
        for (const [name, value] of Object.entries(part)) value ? old.set(name, value) : old.delete(name);
        return old;
      },
      { replace: true, state },
    );
  useEffect(() => {
    if (rested !== query) hold(rested);
  }, [rested, query, hold]);
  const asked = {
    term,
    ...(query ? { query } : {}),
    ...(dimension ? { dimension } : {}),
    ...(isMine ? { by: 'me' as const } : {}),
  };
  const isFiltered = Boolean(query || dimension || isMine);
  const all = useActivities(props.classId, { term }).data?.pages[0]?.activities ?? [];
  const isFound = isFiltered || typed !== '';
  function clear() {
    setTyped('');
    setOpen(false);
    put({ dimension: '', by: '' });
  }
  return (
    <>
      <header className={styles['found-head']}>
        <h2>{t('class.recent')}</h2>
        {isFound ? (
          <button type="button" className="quiet-button no-print" onClick={clear}>
            {t('search.clear')}
          </button>
        ) : (
          all.length > FEW && (
            <button
              type="button"
              className="quiet-button no-print"
              aria-expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
            >
              {t('search.open')}
            </button>
          )
        )}
      </header>
      {(isOpen || isFound) && (
        <div className={`${styles['activity-search']} no-print`}>
          <TextInput
            type="search"
            label={t('search.words')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            maxLength={40}
            size="md"
          />
          <Pick label={t('evidence.dimension')} value={dimension ?? ''} onPick={(value) => put({ dimension: value })}>
            <option value="">{t('evidence.all')}</option>
            {DIMENSION_ORDER.map((one) => (
              <option key={one} value={one}>
                {t(`dimension.${one}`)}
              </option>
            ))}
          </Pick>
          {props.mayLog && (
            <label className="check">
              <input
                type="checkbox"
                checked={isMine}
                onChange={({ currentTarget }) => put({ by: currentTarget.checked ? 'me' : '' })}
              />
              {t('search.mine')}
            </label>
          )}
        </div>
      )}
      <ActivityList {...props} asked={asked} isFiltered={isFiltered} />
    </>
  );
}
