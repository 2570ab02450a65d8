import { useWords } from '../../i18n/use-words.ts';
import { LevelTag } from '../../parts/levels.tsx';
import styles from './rubric.module.css';
import type { Indicator, Rubric } from './rubric-queries.ts';

/** What each level looks like in a grade band; without a band, the words that serve all. */
export const wordsIn = ({ levels, levelsByBand }: Indicator, bandId: string | null) =>
  levelsByBand.find((one) => one.bandId === bandId)?.levels ?? levels;

export function LevelsRead({
  indicator,
  rubric,
  bandId,
}: {
  indicator: Indicator;
  rubric: Rubric;
  bandId: string | null;
}) {
  const { both } = useWords();
  const levels = wordsIn(indicator, bandId);
  if (levels.length === 0) return null;
  return (
    <dl className={styles['descriptors']}>
      {levels.map(({ level, descriptor }) => {
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
  );
}

/** The tasks of a series in their order; else what to look for. */
export function PointsRead({ indicator }: { indicator: Indicator }) {
  const { t, both } = useWords();
  const { tasks, observationPoints } = indicator;
  if (tasks.length > 0) {
    return (
      <>
        <h4>{t('rubric.tasks', { count: tasks.length })}</h4>
        <ol>
          {tasks.map(({ step, title, observable }) => (
            <li key={title.zh}>
              <span className="plain-tag">{t(`rubric.step.${step}`)}</span> {both(title)}
              <br />
              <span className="small">{t('rubric.seenOf', { said: both(observable) })}</span>
            </li>
          ))}
        </ol>
      </>
    );
  }
  if (observationPoints.length === 0) return null;
  return (
    <>
      <h4>{t('rubric.lookFor')}</h4>
      <ul>
        {observationPoints.map((point) => (
          <li key={point.zh}>{both(point)}</li>
        ))}
      </ul>
    </>
  );
}

/** What a family can do at home, without money, in ten minutes. */
export function HomeIdeas({ indicator, bandId }: { indicator: Indicator; bandId: string | null }) {
  const { t, both } = useWords();
  const ideas = indicator.homeIdeas.find((one) => one.bandId === bandId)?.ideas ?? [];
  if (ideas.length === 0) return null;
  return (
    <>
      <h4>{t('rubric.atHomeIdeas')}</h4>
      <ul>
        {ideas.map((idea) => (
          <li key={idea.zh}>{both(idea)}</li>
        ))}
      </ul>
    </>
  );
}
