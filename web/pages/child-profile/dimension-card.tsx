import { Link } from 'react-router';
import { useWords, type Words } from '../../i18n/use-words.ts';
import { writtenPercent, writtenScore } from '../../i18n/written.ts';
import { DimensionName } from '../../parts/dimension-mark.tsx';
import { Icon } from '../../parts/icon.tsx';
import { LevelBar, LevelTag } from '../../parts/levels.tsx';
import { AskWay } from './ask-way.tsx';
import styles from './child-profile.module.css';
import { changeWords, countedWords, errorSize, neededWords } from './dimension-words.ts';
import { OwnGoalTag } from './own-goal-tag.tsx';
import type { DimensionResult, Profile } from './profile-queries.ts';

function intervalOf(result: DimensionResult, words: Words): string {
  const { lo, hi, errorStatus } = result;
  const { t } = words;
  if (lo !== null && hi !== null)
    return t('figure.interval', { lo: writtenScore(lo), hi: writtenScore(hi), size: errorSize([result], words) });
  return t(errorStatus === 'none' ? 'figure.noError' : 'figure.errorNotEstimated');
}

/** Coverage, freshness, the last day and the cut-off: the small line under the figure. */
function smallPrint(result: DimensionResult, data: Profile, { t, day, time }: Words): string {
  return [
    t('figure.coverage', { share: writtenPercent(result.weightShare) }),
    ...(result.freshShare === null ? [] : [t('figure.fresh', { share: writtenPercent(result.freshShare) })]),
    ...(result.lastOn === null ? [] : [t('figure.last', { day: day(result.lastOn) })]),
    t('figure.asOf', { time: time(data.asOf) }),
  ].join(' · ');
}

export function DimensionCard({ result, data }: { result: DimensionResult; data: Profile }) {
  const words = useWords();
  const { t, both } = words;
  const { dimension } = result;
  const evidence = `/pupils/${data.pupil.pupilId}/evidence?term=${data.term.code}`;
  const around = data.audience === 'staff' ? data.classBands.find((band) => band.dimension === dimension) : undefined;
  return (
    <article className={`card ${styles['dimension-card']}`}>
      <header>
        <h3>
          <DimensionName dimension={dimension} />
        </h3>
        {result.level && result.levelLabel && (
          <LevelTag level={result.level} label={both(result.levelLabel)} scale={result.levels} />
        )}
        {result.status === 'provisional' && <span className="plain-tag">{t(`status.${result.status}`)}</span>}
      </header>
      {result.score === null ? (
        <p className={styles['too-little']}>
          <span>{t(`status.${result.status}`)}</span>
        </p>
      ) : (
        <p>
          <strong className={styles['score']}>{writtenScore(result.score)}</strong>{' '}
          <span className="quiet">{t('figure.ofHundred')}</span>
          {result.bonus > 0 && ` · ${t('figure.bonus', { count: result.bonus })}`} · {intervalOf(result, words)}
        </p>
      )}
      <p className="small">
        {countedWords(result, words)} {smallPrint(result, data, words)}
      </p>
      {result.status === 'provisional' && <p className="small">{t('status.provisionalWhy')}</p>}
      {result.needed && <p className="small">{neededWords(result.needed, result.raters, words)}</p>}
      {result.toBeChecked && <p className="small">{t('figure.toBeCheckedWhy')}</p>}
      <p>{changeWords(result, data, words)}</p>
      {around && (
        <p>
          {t('figure.classBand', { p25: writtenScore(around.p25), p75: writtenScore(around.p75), count: around.n })}
        </p>
      )}
      {result.levels.some(({ count }) => count > 0) && (
        <LevelBar counts={result.levels} title={t('profile.levelsGiven')} />
      )}
      {result.records > 0 && (
        <Link className="onward no-print" to={`${evidence}&dimension=${dimension}`}>
          {t('profile.seeEvidence', { count: result.records })}
          <Icon name="next" />
        </Link>
      )}
      {result.indicators.length > 0 && (
        <details>
          <summary>{t('profile.indicators', { count: result.indicators.length })}</summary>
          <ul className={styles['indicator-rows']}>
            {result.indicators.map((one) => (
              <li key={one.indicatorId}>
                <IndicatorWay to={one.records > 0 ? `${evidence}&indicator=${one.indicatorId}` : null}>
                  <span>
                    {both(one.title)}
                    <br />
                    <span className="small">
                      {t('common.records', { count: one.records })}
                      {one.weight > 0 && ` · ${t('figure.weight', { weight: one.weight })}`}
                      {one.value !== null &&
                        one.weight > 0 &&
                        ` · ${one.fact ? t('fact.worth', { value: writtenScore(one.value) }) : writtenScore(one.value)}`}
                      {one.lo !== null &&
                        one.hi !== null &&
                        one.weight > 0 &&
                        one.lo < one.hi &&
                        ` (${writtenScore(one.lo)}–${writtenScore(one.hi)})`}
                      {bonusOf(one) > 0 && ` · ${t('figure.bonus', { count: bonusOf(one) })}`}
                      {one.toBeChecked && ` · ${t('figure.toBeChecked')}`}
                    </span>
                  </span>
                  <WhatOf one={one} scale={result.levels} />
                </IndicatorWay>
                <AskLevel data={data} dimension={dimension} indicatorId={one.indicatorId} title={both(one.title)} />
              </li>
            ))}
          </ul>
        </details>
      )}
      <AskLevel data={data} dimension={dimension} indicatorId={null} title={t(`dimension.${dimension}`)} />
      <p className="small">{t('profile.rubric', { title: both(result.rubricTitle), version: result.rubricVersion })}</p>
      <Link
        className="onward no-print"
        to={`/rubrics?term=${data.term.code}&dimension=${dimension}&grade=${data.class.grade}`}
      >
        {t('common.howJudged')}
        <Icon name="next" />
      </Link>
    </article>
  );
}

type AskProps = {
  readonly data: Profile;
  readonly dimension: DimensionResult['dimension'];
  readonly indicatorId: string | null;
  readonly title: string;
};

/** Families ask beside a level; nobody else does. */
function AskLevel({ data: { audience, pupil, term }, dimension, indicatorId, title }: AskProps) {
  if (audience !== 'family') return null;
  const about = { kind: 'level', term: term.code, dimension, indicatorId } as const;
  return <AskWay pupilId={pupil.pupilId} about={about} title={title} />;
}

/** The level somebody gave, or the fact as a fact, or why there is neither. */
function WhatOf({ one, scale }: { one: DimensionResult['indicators'][number]; scale: DimensionResult['levels'] }) {
  const { t, both } = useWords();
  const { fact, level, missing } = one;
  if (level !== null)
    return (
      <span>
        <OwnGoalTag isSo={one.byOwnGoal} /> <LevelTag level={level} scale={scale} />
      </span>
    );
  const plain = fact && t(`fact.${fact.kind}`, { count: fact.amount, attended: fact.amount, held: fact.held });
  const said = fact?.said ? both(fact.said) : plain;
  return <span className="small">{said ?? (missing && t(`missing.${missing}`))}</span>;
}

/** A bonus indicator's value is points; a fitness standard has some beside its value. */
const bonusOf = ({ weight, value, bonus }: DimensionResult['indicators'][number]) =>
  weight === 0 ? (value ?? 0) : bonus;

function IndicatorWay({ to, children }: { to: string | null; children: React.ReactNode }) {
  if (to === null) return <div className="row-link">{children}</div>;
  return (
    <Link className="row-link" to={to}>
      {children}
      <Icon name="next" />
    </Link>
  );
}
