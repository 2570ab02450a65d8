import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Reply } from '../../api.ts';
import type { Known } from '../../evidence/evidence-queries.ts';
import { useStarts } from '../../evidence/starts-query.ts';
import { useWords } from '../../i18n/use-words.ts';
import { DimensionMark } from '../../parts/dimension-mark.tsx';
import { useTyped } from '../../parts/use-typed.ts';
import { type Draft, withIndicator } from './draft.ts';
import styles from './log.module.css';

/** So many are seen at a glance, and nothing has to be looked for. */
const FEW = 6;
type Starts = Reply<'post /api/classes/:classId/starts/search'>;
type Start = Pick<Starts['recent'][number], 'title' | 'indicatorIds' | 'place' | 'organiser' | 'baseId'> & {
  hours?: number | null;
};
type Props = {
  classId: string;
  known: Known;
  draft: Draft;
  change: (how: (draft: Draft) => Draft) => void;
  done: () => void;
};

/** What I logged lately and the templates of school and district: one tap fills in all of it. Words or pinyin find more. */
export function StartChoice({ classId, known, draft, change, done }: Props) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const [isAll, setAll] = useState(false);
  const { data } = useStarts(classId, useTyped(typed));
  if (!data) return null;
  const usable = ({ indicatorIds }: Start) =>
    indicatorIds.map((id) => known.get(id)).find((one) => one && !one.rubric.notOffered.includes(one.indicator));

  function choose(start: Start) {
    const found = usable(start);
    if (!found) return;
    change((now) => {
      const { title, place, organiser, baseId, hours } = start;
      const begun = withIndicator(now, found.indicator, title, known);
      const given = hours && found.indicator.valueKind === 'hours' ? { all: { kind: 'hours' as const, hours } } : {};
      return { ...begun, ...given, place: place ?? '', organiser: organiser ?? '', baseId };
    });
    done();
  }
  const group = (title: string, starts: readonly Start[], most = starts.length) => {
    const all = starts.filter(usable);
    const shown = all.slice(0, most);
    return (
      shown.length > 0 && (
        <section className={styles['chip-group']}>
          <h2>{title}</h2>
          <div className="chips">
            {shown.map((start) => (
              <button
                key={JSON.stringify(start)}
                type="button"
                className="chip"
                aria-pressed={draft.title === start.title && start.indicatorIds.includes(draft.indicatorId ?? '')}
                onClick={() => choose(start)}
              >
                <DimensionMark dimension={usable(start)?.rubric.dimension ?? 'labour'} />
                {start.place ? t('starts.at', { title: start.title, place: start.place }) : start.title}
              </button>
            ))}
            {all.length > most && (
              <button type="button" className="quiet-button" onClick={() => setAll(true)}>
                {t('starts.all', { count: all.length })}
              </button>
            )}
          </div>
        </section>
      )
    );
  };
  const count = data.recent.length + data.templates.length;
  const isEmpty = count === 0;
  if (isEmpty && typed === '') return null;
  return (
    <>
      {group(t('log.recent'), data.recent)}
      {(typed !== '' || data.hasMore || count > FEW) && (
        <TextInput
          type="search"
          label={t('starts.search')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          maxLength={40}
          size="md"
          mb={12}
        />
      )}
      {group(t('starts.templates'), data.templates, isAll || typed !== '' ? data.templates.length : FEW)}
      {isEmpty && <p className="quiet">{t('starts.none', { query: typed.trim() })}</p>}
    </>
  );
}
