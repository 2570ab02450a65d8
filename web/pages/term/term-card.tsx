import { useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { toast } from '../../parts/toast.tsx';
import styles from './term.module.css';
import { TermForm } from './term-form.tsx';
import { changeTerm, type District, type Term } from './term-queries.ts';

export function TermCard({ of, one }: { of: District; one: Term }) {
  const { t, day, term, list } = useWords();
  const [isChanging, setChanging] = useState(false);
  const span = (from: string, to: string) =>
    from === to ? day(from) : t('terms.span', { from: day(from), to: day(to) });
  return (
    <article className="card">
      <div className={styles['term-head']}>
        <h2>{one.isCurrent ? t('common.termNow', { term: term(one.code) }) : term(one.code)}</h2>
        {of.mayChange && !isChanging && (
          <button
            type="button"
            className="quiet-button"
            aria-label={t('terms.changeOne', { term: term(one.code) })}
            onClick={() => setChanging(true)}
          >
            {t('terms.change')}
          </button>
        )}
      </div>
      {isChanging ? (
        <TermForm
          dates={one}
          saveWord={t('terms.save')}
          save={(dates) => changeTerm(of.areaId, one, dates).then(() => toast(t('terms.changed')))}
          close={() => setChanging(false)}
        />
      ) : (
        <dl className={styles['term-facts']}>
          <dt>{t('terms.dates')}</dt>
          <dd>
            {span(one.startsOn, one.endsOn)} · {t('terms.weeks', { count: one.weeks })}
          </dd>
          <dt>{t('terms.daysOff')}</dt>
          <dd>
            {one.daysOff.length === 0
              ? t('terms.noDaysOff')
              : list(one.daysOff.map(({ name, from, to }) => t('terms.dayOffLine', { name, span: span(from, to) })))}
          </dd>
          <dt>{t('terms.break')}</dt>
          <dd>{t(one.holdsBreakBefore ? 'terms.breakHere' : 'terms.breakBefore')}</dd>
          <dt>{t('terms.rubrics')}</dt>
          <dd>
            {one.rubrics.length === 0
              ? t('terms.noRubrics')
              : list(
                  one.rubrics.map(({ dimension, version }) =>
                    t('terms.rubric', { title: t(`dimension.${dimension}`), version }),
                  ),
                )}
          </dd>
        </dl>
      )}
    </article>
  );
}
