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
import { type Agreed, type RoundRead, useRound } from './moderation-queries.ts';

export function RoundPage() {
  const { areaId = '', roundId = '' } = useParams();
  const { data, error, refetch, isFetching } = useRound(areaId, roundId);
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  return <Loaded data={data} />;
}

function Loaded({ data }: { data: RoundRead }) {
  const { t, both, term, time, day } = useWords();
  const { area, round } = data;
  const dimension = t(`dimension.${round.dimension}`);
  return (
    <div className={`${styles['moderation']} wide`}>
      <PageHead
        title={`${t('moderation.title')} · ${dimension}`}
        where={`${t('moderation.title')} · ${both(area.name)} · ${dimension} · ${term(data.term.code)} · ${t('figure.asOf', { time: time(data.asOf) })}`}
        headline={<AgreedHeadline agreed={data.whole} />}
      >
        <AgreedMeans agreed={data.whole} />
        {round.drawn < round.wanted && (
          <Notice kind="warn">{t('moderation.shortRound', { wanted: round.wanted, count: round.drawn })}</Notice>
        )}
      </PageHead>
      <section className="section">
        <h2>
          {round.isOpen ? t('moderation.progressOpen', { day: day(round.closesOn) }) : t('moderation.progressOver')}
        </h2>
        <Progress data={data} />
        {round.isOpen && <CloseRound areaId={area.areaId} roundId={round.roundId} left={leftOf(round)} />}
      </section>
      <section className="section">
        <h2>{t('moderation.byIndicator')}</h2>
        <IndicatorTable data={data} />
        <p className="small">{t('moderation.coefficients')}</p>
      </section>
      {data.table && (
        <section className="section">
          <h2>{t('moderation.tableTitle')}</h2>
          <CrossTable levels={data.levels} table={data.table} />
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

const leftOf = ({ ratings, rated, notEnough, knowTheChild }: RoundRead['round']) =>
  ratings - rated - notEnough - knowTheChild;

function AgreedHeadline({ agreed }: { agreed: Agreed }) {
  const { t } = useWords();
  if (agreed.status === 'too-few') return <>{t('moderation.tooFew', { needed: agreed.needed })}</>;
  return <>{t('moderation.agreed', { exact: said(t, agreed.exact), adjacent: said(t, agreed.adjacent) })}</>;
}

/** 71 % · more than 95 %. */
const said = (t: TFunction, share: number | '≥95' | '≤5') =>
  typeof share === 'number' ? `${share} %` : t(share === '≥95' ? 'moderation.nearlyAll' : 'moderation.hardlyAny');

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

function Progress({ data }: { data: RoundRead }) {
  const { t, both } = useWords();
  const { round } = data;
  const shown = (count: number | 'locked') => (count === 'locked' ? '<10' : count);
  return (
    <>
      <p>
        {t('moderation.rated', { rated: round.rated, count: round.ratings })}
        {round.notEnough > 0 && ` · ${t('moderation.notEnoughCount', { count: round.notEnough })}`}
        {round.knowTheChild > 0 && ` · ${t('moderation.knowCount', { count: round.knowTheChild })}`}
        {round.secondsEach !== null && ` · ${t('moderation.seconds', { count: Math.round(round.secondsEach) })}`}
      </p>
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
            {data.schools.map((school) => (
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
    </>
  );
}

function IndicatorTable({ data }: { data: RoundRead }) {
  const { t, both } = useWords();
  return (
    <WideTable label={t('moderation.byIndicator')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('moderation.indicator')}</th>
            {(['exact', 'adjacent', 'alpha', 'kappa', 'n'] as const).map((name) => (
              <th key={name} scope="col" className="number">
                {t(`moderation.column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.indicators.map(({ indicatorId, title, agreement }) => (
            <tr key={indicatorId}>
              <th scope="row">{both(title)}</th>
              {agreement.status === 'too-few' ? (
                <td colSpan={5} className="quiet">
                  {agreement.n === 'locked'
                    ? t('moderation.cellFew', { needed: agreement.needed })
                    : t('moderation.cellHave', { count: agreement.n, needed: agreement.needed })}
                </td>
              ) : (
                <>
                  <td className="number">{agreement.exact} %</td>
                  <td className="number">{agreement.adjacent} %</td>
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
