import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useWords, type Words } from '../../i18n/use-words.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { Bones, Empty, Failed } from '../../parts/states.tsx';
import { TermPick, useTerm } from '../../parts/term-pick.tsx';
import { WhyLine } from '../../parts/why-line.tsx';
import { Hint } from './hint.tsx';
import { chanceWords, sumOf } from './hint-words.ts';
import styles from './screens.module.css';
import { type Hit, type Screened, schoolScreensQuery } from './screens-queries.ts';
import { TallyTable } from './tally-table.tsx';
import './screens-words.ts';

function headline({ screens, hits, cutOffAt }: Screened, words: Words): string {
  const { t } = words;
  const open = sumOf(screens, (tally) => tally.open);
  if (cutOffAt === null) return t('screens.headlineNever');
  if (hits.length === 0) return t('screens.headlineNone');
  if (open === 0) return t('screens.headlineDone');
  const chance = chanceWords(
    sumOf(screens, ({ expected }) => expected),
    words,
  );
  return t('screens.headline', { count: open, chance });
}

/** What the reviewer of a school looks at: hints first, how good they are last. */
export function ScreensPage() {
  const { schoolId = '' } = useParams();
  const { asked, pickTerm } = useTerm();
  const words = useWords();
  const { t, both, term, time } = words;
  const { data, error, refetch, isFetching } = useQuery({
    ...schoolScreensQuery(schoolId, asked),
    placeholderData: keepPreviousData,
  });
  if (!data) {
    return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones cards={3} />;
  }
  const { school, cutOffAt, hits, screens } = data;
  const examined = (...names: string[]) =>
    sumOf(screens, ({ screen, examined: looked }) => (names.includes(screen) ? looked : 0));
  const facts = [
    both(school.name),
    term(data.term.code),
    ...(cutOffAt === null ? [] : [t('screens.asOf', { time: time(cutOffAt) })]),
  ];
  const looked = { classes: examined('late'), teachers: examined('flat'), days: examined('burst') };
  return (
    <div className={styles['screens-page']}>
      <PageHead title={t('screens.title')} where={facts.join(' · ')} headline={headline(data, words)}>
        <p>{t('screens.noAccusation')}</p>
        {cutOffAt !== null && <p className="small">{t('screens.lookedAt', looked)}</p>}
        <div className="picks">
          <TermPick terms={data.terms} term={data.term.code} onPick={pickTerm} />
        </div>
      </PageHead>
      {cutOffAt === null && <Empty>{t('screens.neverMeans')}</Empty>}
      {cutOffAt !== null && hits.length === 0 && <Empty>{t('screens.nonePlain')}</Empty>}
      <Hints title={t('screens.open')} hits={hits.filter(({ decision }) => !decision)} page={data} />
      <Hints title={t('screens.decided')} hits={hits.filter(({ decision }) => decision)} page={data} />
      {cutOffAt !== null && <TallyTable tallies={screens} />}
      <WhyLine why={data.why} />
      {data.methodVersion !== null && <p className="small">{t('figure.method', { version: data.methodVersion })}</p>}
    </div>
  );
}

function Hints({ title, hits, page }: { title: string; hits: readonly Hit[]; page: Screened }) {
  if (hits.length === 0) return null;
  return (
    <section className="section">
      <h2>{title}</h2>
      <ul className={styles['hints']}>
        {hits.map((hit) => (
          <Hint
            key={`${hit.subject} ${hit.decision?.version ?? 0}`}
            hit={hit}
            schoolId={page.school.schoolId}
            term={page.term.code}
          />
        ))}
      </ul>
    </section>
  );
}
