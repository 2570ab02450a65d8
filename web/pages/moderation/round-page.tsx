import type { TFunction } from 'i18next';
import { Link, useParams } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { Bones, Failed, Notice } from '../../parts/states.tsx';
import { WhyLine } from '../../parts/why-line.tsx';
import { WideTable } from '../../parts/wide-table.tsx';
import { CloseRound } from './close-round.tsx';
import { CrossTable } from './cross-table.tsx';
import styles from './moderation.module.css';
import { type Agreed, type Found, type RoundRead, useRound } from './moderation-queries.ts';

export function RoundPage() {
  const { areaId = '', roundId = '' } = useParams();
  const { data, error, refetch, isFetching } = useRound(areaId, roundId);
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  return <Loaded data={data} />;
}

function Loaded({ data }: { data: RoundRead }) {
  const { t, both, term, time, day } = useWords();
  const { area, round, found } = data;
  const { progress } = round;
  const dimension = t(`dimension.${round.dimension}`);
  const asOf = progress ? ` · ${t('figure.asOf', { time: time(progress.countedAt) })}` : '';
  return (
    <div className={`${styles['moderation']} wide`}>
      <PageHead
        title={`${t('moderation.title')} · ${dimension}`}
        where={`${t('moderation.title')} · ${both(area.name)} · ${dimension} · ${term(data.term.code)}${asOf}`}
        headline={found ? <AgreedHeadline agreed={found.whole} /> : t('moderation.notYet')}
      >
        {found && <AgreedMeans agreed={found.whole} />}
        <p className="small">{t('moderation.onceADay')}</p>
        {round.drawn < round.wanted && (
          <Notice kind="warn">{t('moderation.shortRound', { wanted: round.wanted, count: round.drawn })}</Notice>
        )}
      </PageHead>
      <section className="section">
        <h2>
          {round.isOpen ? t('moderation.progressOpen', { day: day(round.closesOn) }) : t('moderation.progressOver')}
        </h2>
        <Rated round={round} />
        {found && <Progress found={found} />}
        {round.isOpen && <CloseRound areaId={area.areaId} roundId={round.roundId} />}
      </section>
      {found && (
        <section className="section">
          <h2>{t('moderation.byIndicator')}</h2>
          <IndicatorTable found={found} />
          <p className="small">{t('moderation.coefficients')}</p>
        </section>
      )}
      {found?.table && (
        <section className="section">
          <h2>{t('moderation.tableTitle')}</h2>
          <CrossTable levels={data.levels} table={found.table} />
        </section>
      )}
      <p className="small section">{t('moderation.notFor')}</p>
      <p className="no-print">
        <Link to={`/areas/${area.areaId}/moderation`}>{t('moderation.allRounds')}</Link>
      </p>
      <WhyLine why={data.why} />
    </div>
  );
}

function AgreedHeadline({ agreed }: { agreed: Agreed }) {
  const { t } = useWords();
  if (agreed.status === 'too-few') return <>{t('moderation.tooFew', { needed: agreed.needed })}</>;
  return <>{t('moderation.agreed', { exact: said(t, agreed.exact), adjacent: said(t, agreed.adjacent) })}</>;
}

/** 71 % · at least 75 %. */
function said(t: TFunction, share: number | string): string {
  if (typeof share === 'number') return `${share} %`;
  return t(share.startsWith('≥') ? 'moderation.atLeast' : 'moderation.atMost', { share: share.slice(1) });
}

/** How far that may be leaned on, in words; the number, its interval and its n in the small line. */
function AgreedMeans({ agreed }: { agreed: Agreed }) {
  const { t } = useWords();
  if (agreed.status === 'too-few')
    return (
      <p className="small">
        {agreed.n === 'locked' ? t('moderation.haveFew') : t('moderation.have', { count: agreed.n })}
      </p>
    );
  const verdict = agreed.alpha === null ? 'none' : verdictOf(agreed.alpha.value);
  return (
    <>
      <p>{t(`moderation.verdict.${verdict}`)}</p>
      <p className="small">
        n={agreed.n}
        {agreed.alpha && ` · α ${shownInterval(agreed.alpha)}`}
        {agreed.kappa !== null && ` · κ ${agreed.kappa.toFixed(2)}`}
      </p>
    </>
  );
}

/** Krippendorff (2019): .80 for what one leans on, .667 for what one says with care. */
const verdictOf = (alpha: number) => (alpha >= 0.8 ? 'good' : alpha >= 0.667 ? 'tentative' : 'low');

function shownInterval({ value, lo, hi }: { value: number; lo: number | null; hi: number | null }): string {
  return `${value.toFixed(2)}${lo === null || hi === null ? '' : ` (${lo.toFixed(2)}–${hi.toFixed(2)})`}`;
}

const shown = (count: number | 'locked') => (count === 'locked' ? '<10' : count);

function Rated({ round: { progress, ratings } }: Pick<RoundRead, 'round'>) {
  const { t } = useWords();
  if (!progress) return null;
  const { rated, notEnough, knowTheChild, secondsEach } = progress;
  return (
    <p>
      {t('moderation.rated', { rated: shown(rated), count: ratings })}
      {notEnough !== 0 && ` · ${t('moderation.notEnoughCount', { times: shown(notEnough) })}`}
      {knowTheChild !== 0 && ` · ${t('moderation.knowCount', { times: shown(knowTheChild) })}`}
      {secondsEach !== null && ` · ${t('moderation.seconds', { count: secondsEach })}`}
    </p>
  );
}

function Progress({ found }: { found: Found }) {
  const { t, both } = useWords();
  return (
    <WideTable label={t('moderation.bySchool')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('moderation.school')}</th>
            <th scope="col" className="number">
              {t('moderation.drawnFrom')}
            </th>
            <th scope="col" className="number">
              {t('moderation.askedOf')}
            </th>
            <th scope="col" className="number">
              {t('moderation.answeredOf')}
            </th>
          </tr>
        </thead>
        <tbody>
          {found.schools.map((school) => (
            <tr key={school.schoolId}>
              <th scope="row">{both(school.name)}</th>
              <td className="number">{shown(school.drawn)}</td>
              <td className="number">{shown(school.asked)}</td>
              <td className="number">
                {school.answered === null || school.answered === 'locked' ? '–' : `${school.answered} %`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

function IndicatorTable({ found }: { found: Found }) {
  const { t, both } = useWords();
  return (
    <WideTable label={t('moderation.byIndicator')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('moderation.indicator')}</th>
            {(['alpha', 'kappa', 'n'] as const).map((name) => (
              <th key={name} scope="col" className="number">
                {t(`moderation.column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.indicators.map(({ indicatorId, title, agreement }) => (
            <tr key={indicatorId}>
              <th scope="row">{both(title)}</th>
              {agreement.status === 'too-few' ? (
                <td colSpan={3} className="quiet">
                  {agreement.n === 'locked'
                    ? t('moderation.cellFew', { needed: agreement.needed })
                    : t('moderation.cellHave', { count: agreement.n, needed: agreement.needed })}
                </td>
              ) : (
                <>
                  <td className="number">
                    {agreement.alpha ? shownInterval(agreement.alpha) : t('moderation.noVariation')}
                  </td>
                  <td className="number">{agreement.kappa?.toFixed(2) ?? '–'}</td>
                  <td className="number">{agreement.n}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
