import './arranged-words.ts';
import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { dayOf } from '../../i18n/written.ts';
import { DimensionMark } from '../../parts/dimension-mark.tsx';
import { Bones, Failed } from '../../parts/states.tsx';
import type { ChangeAct } from './arrangement-dialog.tsx';
import { type Arrangement, useArrangements } from './arrangement-queries.ts';
import styles from './child-profile.module.css';

/** Comes with the first tap: most who open the page only read. */
const dialogs = () => import('./arrangement-dialog.tsx');
const AddDialog = lazy(async () => ({ default: (await dialogs()).AddDialog }));
const ChangeDialog = lazy(async () => ({ default: (await dialogs()).ChangeDialog }));

type Child = { readonly pupilId: string; readonly name: string };
type Opened = 'add' | { readonly act: ChangeAct; readonly of: Arrangement };

/** For whoever arranges it: what holds and what held, with the reason, and how it is changed. */
export function ArrangementsSection({ child }: { child: Child }) {
  const { t } = useWords();
  const { data, error, refetch, isFetching } = useArrangements(child.pupilId);
  const [opened, open] = useState<Opened>();
  const close = () => open(undefined);
  return (
    <section className="section no-print">
      <h2>{t('arranged.title')}</h2>
      <p className={`small ${styles['arranged-means']}`}>{t('arranged.means')}</p>
      {error && !data && <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} />}
      {!error && !data && <Bones cards={1} />}
      {data?.arrangements.length === 0 && <p className="quiet">{t('arranged.none')}</p>}
      {data?.arrangements.map((one) => (
        <Arranged
          key={one.arrangementId}
          one={one}
          today={data.today}
          act={data.mayWrite ? (act) => open({ act, of: one }) : undefined}
        />
      ))}
      {data?.mayWrite && (
        <p className="actions">
          <Button variant="default" onClick={() => open('add')}>
            {t('arranged.add')}
          </Button>
        </p>
      )}
      <Suspense>
        {data && opened === 'add' && (
          <AddDialog child={child} choices={data.indicators} today={data.today} close={close} />
        )}
        {data && opened !== undefined && opened !== 'add' && (
          <ChangeDialog {...opened} child={child} today={data.today} close={close} />
        )}
      </Suspense>
    </section>
  );
}

type ArrangedProps = { one: Arrangement; today: string; act: ((act: ChangeAct) => void) | undefined };

function Arranged({ one, today, act }: ArrangedProps) {
  const { t, both, day } = useWords();
  const isOver = one.to < today;
  const acts: ChangeAct[] = isOver ? ['correct', 'takeBack'] : ['correct', 'end', 'takeBack'];
  return (
    <article className="card">
      <h3>
        <DimensionMark dimension={one.dimension} /> {both(one.title)}{' '}
        <span className="plain-tag">{t(`arranged.kind.${one.kind}`)}</span>
      </h3>
      {one.goal !== null && <p>{t('arranged.goalIs', { goal: one.goal })}</p>}
      <p>{t('arranged.reasonIs', { reason: one.reason })}</p>
      <p className="small">
        {t('arranged.days', { from: day(one.from), to: day(one.to) })}
        {isOver && ` · ${t('arranged.over')}`} · {t('arranged.by', { name: one.by, day: day(dayOf(one.at)) })}
      </p>
      {act && (
        <p className="actions">
          {acts.map((each) => (
            <button key={each} type="button" className="plain-button" onClick={() => act(each)}>
              {t(`arranged.${each}`)}
            </button>
          ))}
        </p>
      )}
    </article>
  );
}
