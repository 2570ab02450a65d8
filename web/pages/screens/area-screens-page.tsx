import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { Bilingual } from '../../../server/contract/words.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Bones, Empty, Failed } from '../../parts/states.tsx';
import { TermPick, useTerm } from '../../parts/term-pick.tsx';
import { WhyLine } from '../../parts/why-line.tsx';
import styles from './screens.module.css';
import { areaScreensQuery } from './screens-queries.ts';
import { TallyTable } from './tally-table.tsx';
import './screens-words.ts';

const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0);

/** Where there is something to look at in an area: these schools first, by name and never by how many, the rest folded. */
export function AreaScreensPage() {
  const { areaId = '' } = useParams();
  const { asked, pickTerm } = useTerm();
  const { t, both, term } = useWords();
  const { data, error, refetch, isFetching } = useQuery({
    ...areaScreensQuery(areaId, asked),
    placeholderData: keepPreviousData,
  });
  if (!data) {
    return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones cards={3} />;
  }
  const schools = data.schools.map(({ screens, ...school }) => ({
    ...school,
    open: sum(screens.map((one) => one.open)),
    decided: sum(screens.map((one) => one.decided)),
  }));
  const withOpen = schools.filter(({ open }) => open > 0);
  const count = sum(withOpen.map(({ open }) => open));
  const isNever = schools.every(({ cutOffAt }) => cutOffAt === null);
  const headline = isNever
    ? t('screens.headlineNever')
    : count > 0
      ? t('screens.areaHeadline', { schools: withOpen.length, count })
      : t('screens.areaNone');
  return (
    <div className={styles['screens-page']}>
      <PageHead
        title={t('screens.area')}
        where={`${both(data.area.name)} · ${term(data.term.code)}`}
        headline={headline}
      >
        <p>{t(isNever ? 'screens.neverMeans' : 'screens.noAccusation')}</p>
        <div className="picks">
          <TermPick terms={data.terms} term={data.term.code} onPick={pickTerm} />
          <Link className="quiet-button picks-link" to={`/areas/${areaId}/moderation`}>
            {t('moderation.open')}
          </Link>
        </div>
      </PageHead>
      <section className="section">
        <h2>{t('screens.schoolsTitle')}</h2>
        {schools.length === 0 ? (
          <Empty>{t('screens.noSchools')}</Empty>
        ) : (
          <>
            <SchoolRows schools={withOpen} term={data.term.code} />
            {withOpen.length < schools.length && (
              <details open={withOpen.length === 0}>
                <summary>{t('screens.schoolsRest', { count: schools.length - withOpen.length })}</summary>
                <SchoolRows schools={schools.filter(({ open }) => open === 0)} term={data.term.code} />
              </details>
            )}
          </>
        )}
      </section>
      {!isNever && <TallyTable tallies={data.screens} />}
      <WhyLine why={data.why} />
    </div>
  );
}

type Shown = {
  readonly schoolId: string;
  readonly name: Bilingual;
  readonly cutOffAt: number | null;
  readonly open: number;
  readonly decided: number;
};

function SchoolRows({ schools, term }: { schools: readonly Shown[]; term: string }) {
  const { t, both } = useWords();
  if (schools.length === 0) return null;
  return (
    <ul className="rows">
      {schools.map(({ schoolId, name, cutOffAt, open, decided }) => {
        const facts = [
          open > 0 ? t('screens.schoolOpen', { count: open }) : t('screens.schoolNone'),
          ...(decided > 0 ? [t('screens.schoolDecided', { count: decided })] : []),
        ];
        return (
          <li key={schoolId}>
            <Link className="row-link" to={`/schools/${schoolId}/screens?term=${term}`}>
              <span>
                {open > 0 ? <strong>{both(name)}</strong> : both(name)}
                <br />
                <span className="small">{cutOffAt === null ? t('screens.schoolNever') : facts.join(' · ')}</span>
              </span>
              <Icon name="next" />
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
