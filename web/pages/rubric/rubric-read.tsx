import { useWords } from '../../i18n/use-words.ts';
import { writtenPercent } from '../../i18n/written.ts';
import { LevelTag } from '../../parts/levels.tsx';
import styles from './rubric.module.css';
import type { Indicator, Rubric } from './rubric-queries.ts';

/** One dimension in words; where a grade was chosen, only what counts in it. */
export function RubricRead({ rubric, bandId }: { rubric: Rubric; bandId: string | null }) {
  const { t, both, day } = useWords();
  const isIn = ({ weights }: Indicator) => bandId === null || weights.some((one) => one.bandId === bandId);
  const shown = rubric.indicators.filter(isIn);
  const core = shown.filter(({ parentId }) => parentId === null);
  const published = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(rubric.publishedAt);
  return (
    <>
      <section className="section">
        <h2>
          {both(rubric.title)} <span className="plain-tag">{t('rubric.version', { version: rubric.version })}</span>
        </h2>
        <p className="small">{t('rubric.published', { day: day(published) })}</p>
        <ul className={`plain-list ${styles['scale']}`}>
          {rubric.levels.map(({ level, label, score, from }) => (
            <li key={level}>
              <LevelTag level={level} label={both(label)} scale={rubric.levels} />{' '}
              <span className="small">{t('rubric.levelMeans', { score, from })}</span>
            </li>
          ))}
        </ul>
        <p>{t('rubric.coverage', { share: writtenPercent(rubric.minCoverage) })}</p>
        {rubric.groups.map((group) => (
          <p key={group.indicatorIds.join(' ')}>
            {t('rubric.group', {
              title: both(group.title),
              count: group.indicatorIds.length,
              weight: group.totalWeight,
            })}
            {group.note && ` ${both(group.note)}`}
          </p>
        ))}
      </section>
      <section className="section">
        <h2>{t('rubric.indicators', { count: core.length })}</h2>
        {core.map((one) => (
          <IndicatorRead
            key={one.indicatorId}
            indicator={one}
            rubric={rubric}
            bandId={bandId}
            parts={shown.filter(({ parentId }) => parentId === one.indicatorId)}
          />
        ))}
      </section>
    </>
  );
}

type Read = { indicator: Indicator; rubric: Rubric; bandId: string | null; parts: readonly Indicator[] };

function IndicatorRead({ indicator, rubric, bandId, parts }: Read) {
  const { t, both } = useWords();
  return (
    <details className={`card ${styles['indicator-read']}`}>
      <summary>
        <span className={styles['indicator-name']}>{both(indicator.title)}</span>
        <span className="small numbers">{useWeight(indicator, rubric, bandId)}</span>
      </summary>
      <Judged indicator={indicator} rubric={rubric} />
      {parts.map((child) => (
        <section key={child.indicatorId} className={styles['child-read']}>
          <h3>
            {both(child.title)} <span className="plain-tag">{t('rubric.schoolBased')}</span>
          </h3>
          <p className="small">
            {t(child.scope === 'school' ? 'rubric.countsIn' : 'rubric.part', { title: both(indicator.title) })}
          </p>
          <Judged indicator={child} rubric={rubric} isBrief />
        </section>
      ))}
    </details>
  );
}

function useWeight(indicator: Indicator, rubric: Rubric, bandId: string | null): string {
  const { t, both } = useWords();
  const own = indicator.weights.filter((one) => bandId === null || one.bandId === bandId);
  const different = [...new Set(own.map(({ weight }) => weight))];
  const [only = 0] = different;
  if (different.length <= 1) return only > 0 ? t('rubric.weight', { weight: only }) : t('rubric.noWeight');
  return own
    .map(({ bandId: id, weight }) => {
      const title = rubric.gradeBands.find((band) => band.bandId === id)?.title;
      return `${title ? both(title) : ''} ${weight}%`;
    })
    .join(' · ');
}

function Judged({ indicator, rubric, isBrief = false }: { indicator: Indicator; rubric: Rubric; isBrief?: boolean }) {
  const { t, both, list } = useWords();
  const raters = indicator.raters.map(({ kind, share }) =>
    indicator.raters.length === 1 ? t(`rubric.rater.${kind}`) : `${t(`rubric.rater.${kind}`)} ${share}%`,
  );
  return (
    <div className={styles['judged']}>
      {!isBrief && (
        <>
          <p>
            {both(indicator.how)} {both(indicator.period)}
          </p>
          <p>{both(indicator.missing)}</p>
        </>
      )}
      <p>
        {t('rubric.ratedBy', { who: list(raters) })}
        {indicator.visibility !== 'family' && ` ${t(`rubric.seenBy.${indicator.visibility}`)}`}
      </p>
      {indicator.levels.length > 0 && (
        <dl className={styles['descriptors']}>
          {indicator.levels.map(({ level, descriptor }) => {
            const label = rubric.levels.find((one) => one.level === level)?.label;
            return (
              <div key={level}>
                <dt>
                  <LevelTag level={level} label={label && both(label)} scale={rubric.levels} />
                </dt>
                <dd>{both(descriptor)}</dd>
              </div>
            );
          })}
        </dl>
      )}
      {indicator.observationPoints.length > 0 && (
        <>
          <h4>{t('rubric.lookFor')}</h4>
          <ul>
            {indicator.observationPoints.map((point) => (
              <li key={point.zh}>{both(point)}</li>
            ))}
          </ul>
        </>
      )}
      {indicator.note && <p className="small">{both(indicator.note)}</p>}
    </div>
  );
}
