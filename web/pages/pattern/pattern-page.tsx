import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call, type Reply } from '../../api.ts';
import { useWords, type Words } from '../../i18n/use-words.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { Bones, Empty, Failed, Notice } from '../../parts/states.tsx';
import { TermPick, useTerm } from '../../parts/term-pick.tsx';
import { DimensionPattern } from './dimension-pattern.tsx';
import styles from './pattern.module.css';

type Pattern = Reply<'get /api/me/pattern'>;

function headline({ schools }: Pattern, { t, list }: Words): string {
  const all = schools.flatMap(({ dimensions }) => dimensions);
  const names = (status: string) =>
    list(
      [...new Set(all.filter(({ severity }) => severity.status === status).map(({ dimension }) => dimension))].map(
        (dimension) => t(`dimension.${dimension}`),
      ),
    );
  const [milder, stricter] = [names('milder'), names('stricter')];
  if (milder && stricter) return t('pattern.headlineBoth', { milder, stricter });
  if (milder) return t('pattern.headlineMilder', { dimensions: milder });
  if (stricter) return t('pattern.headlineStricter', { dimensions: stricter });
  if (names('not-distinguishable')) return t('pattern.headlineAlike');
  if (all.some(({ ratings }) => ratings > 0)) return t('pattern.headlineUnknown');
  return t(schools.every(({ cutOffAt }) => cutOffAt === null) ? 'pattern.headlineNever' : 'pattern.headlineNone');
}

/** A teacher's own pattern, for nobody else's eyes. */
export function PatternPage() {
  const { asked, pickTerm } = useTerm();
  const words = useWords();
  const { t, both, term, time } = words;
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['pattern', asked],
    queryFn: () => call('get /api/me/pattern', { query: asked }),
    placeholderData: keepPreviousData,
  });
  if (!data) {
    return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones cards={3} />;
  }
  const isNever = data.schools.every(({ cutOffAt }) => cutOffAt === null);
  const shown = data.schools.filter(({ dimensions }) => dimensions.length > 0);
  return (
    <div className={styles['pattern-page']}>
      <PageHead
        title={t('pattern.title')}
        where={`${t('pattern.title')} · ${term(data.term.code)}`}
        headline={headline(data, words)}
      >
        <Notice kind="calm">{t('pattern.onlyYou')}</Notice>
        <div className="picks">
          <TermPick terms={data.terms} term={data.term.code} onPick={pickTerm} />
        </div>
      </PageHead>
      {shown.length === 0 && <Empty>{t(isNever ? 'pattern.neverMeans' : 'pattern.noneMeans')}</Empty>}
      {shown.map(({ schoolId, name, cutOffAt, dimensions }) => (
        <section key={schoolId} className="section">
          <h2>{both(name)}</h2>
          {dimensions.map((one) => (
            <DimensionPattern key={one.dimension} pattern={one} />
          ))}
          {cutOffAt !== null && <p className="small">{t('pattern.asOf', { time: time(cutOffAt) })}</p>}
        </section>
      ))}
      {shown.length > 0 && (
        <section className="section">
          <h2>{t('pattern.explainTitle')}</h2>
          <p>{t('pattern.explain')}</p>
          <p>{t('pattern.explainDo')}</p>
        </section>
      )}
    </div>
  );
}
