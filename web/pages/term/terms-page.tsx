import { Button } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { Bones, Empty, Failed } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { SchemeCard } from './scheme-card.tsx';
import styles from './term.module.css';
import { TermCard } from './term-card.tsx';
import { TermForm } from './term-form.tsx';
import { addTerm, type District, useCalendar } from './term-queries.ts';

/** The school calendar: everybody at a school reads it, the district keeps it. */
export function TermsPage() {
  const { t, both } = useWords();
  const { data, error, refetch, isFetching } = useCalendar();
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  const [only] = data.districts;
  const isOne = data.districts.length === 1;
  return (
    <div>
      <PageHead
        title={t('terms.title')}
        where={isOne && only ? both(only.name) : undefined}
        headline={t('terms.headline')}
      />
      {data.districts.map((of) => (
        <section key={of.areaId} className="section">
          {!isOne && <h2>{both(of.name)}</h2>}
          <Calendar of={of} />
        </section>
      ))}
    </div>
  );
}

function Calendar({ of }: { of: District }) {
  const { t, term } = useWords();
  const [isAdding, setAdding] = useState(false);
  const name = term(of.next.code);
  return (
    <>
      {!of.mayChange && <p className="small">{t('terms.keptBy')}</p>}
      {of.mayChange &&
        (isAdding ? (
          <article className="card">
            <h2>{name}</h2>
            <p className="small">{t('terms.addMeans')}</p>
            <TermForm
              dates={{ ...of.next, daysOff: [], holdsBreakBefore: false }}
              saveWord={t('terms.addSave')}
              save={(dates) => addTerm(of.areaId, dates).then(() => toast(t('terms.added', { term: name })))}
              close={() => setAdding(false)}
            />
          </article>
        ) : (
          <div className={styles['term-add']}>
            <Button onClick={() => setAdding(true)}>{t('terms.add', { term: name })}</Button>
          </div>
        ))}
      {of.terms.length === 0 && <Empty>{t('terms.none')}</Empty>}
      <SchemeCard of={of} />
      {of.terms.map((one) => (
        <TermCard key={one.code} of={of} one={one} />
      ))}
    </>
  );
}
