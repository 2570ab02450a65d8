import { useWords } from '../../i18n/use-words.ts';
import { writtenPercent } from '../../i18n/written.ts';
import { LevelTag } from '../../parts/levels.tsx';
import { AtAGlance, Who } from './at-a-glance.tsx';
import { HomeIdeas, LevelsRead, PointsRead, wordsIn } from './levels-read.tsx';
import styles from './rubric.module.css';
import type { Indicator, Rubric } from './rubric-queries.ts';

/** One dimension in words; where a grade was chosen, only what counts in it. */
export function RubricRead({ rubric, bandId }: { rubric: Rubric; bandId: string | null }) {
  const { t, both, day } = useWords();
  const isIn = ({ weights }: Indicator) => bandId === null || weights.some((one) => one.bandId === bandId);
  const shown = rubric.indicators.filter(isIn);
  const core = shown.filter(({ parentId }) => parentId === null);
  const cut = useCutWords(rubric);
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
        {cut && <p>{cut}</p>}
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
      {bandId !== null && <AtAGlance rubric={rubric} bandId={bandId} />}
      {/* On paper a grade's page is what stands above; without a grade these names and weights are. */}
      <section className={bandId === null ? 'section' : 'section no-print'}>
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

/** A cut stands between two levels' own scores, so a mixture is called by the better one before all of it is: say from what share on. */
function useCutWords({ levels }: Rubric): string | null {
  const { t, both } = useWords();
  const [best, next] = levels;
  if (!best || !next || best.from <= next.score) return null;
  const share = (best.from - next.score) / (best.score - next.score);
  return t('rubric.cut', { best: both(best.label), next: both(next.label), share: writtenPercent(share) });
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
      <Judged indicator={indicator} rubric={rubric} bandId={bandId} />
      {parts.map((child) => (
        <section key={child.indicatorId} className={styles['child-read']}>
          <h3>
            {both(child.title)} <span className="plain-tag">{t('rubric.schoolBased')}</span>
          </h3>
          <p className="small">
            {t(child.scope === 'school' ? 'rubric.countsIn' : 'rubric.part', { title: both(indicator.title) })}
          </p>
          <Judged indicator={child} rubric={rubric} bandId={bandId} isBrief />
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

function Judged({ indicator, rubric, bandId, isBrief = false }: Omit<Read, 'parts'> & { isBrief?: boolean }) {
  const { t, both } = useWords();
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
      {indicator.factSaid && <p>{t('rubric.factSaid', { said: both(indicator.factSaid) })}</p>}
      <p>
        <Who indicator={indicator} />
      </p>
      <LevelsRead levels={wordsIn(indicator, bandId)} scale={rubric.levels} />
      <PointsRead indicator={indicator} />
      <HomeIdeas indicator={indicator} bandId={bandId} />
      {indicator.note && <p className="small">{both(indicator.note)}</p>}
    </div>
  );
}
