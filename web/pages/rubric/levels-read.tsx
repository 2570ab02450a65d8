import type { Bilingual } from '../../../server/contract/words.ts';
import { useWords } from '../../i18n/use-words.ts';
import { LevelTag } from '../../parts/levels.tsx';
import styles from './rubric.module.css';
import type { Indicator } from './rubric-queries.ts';

/** What each level looks like in a grade band; without a band, the words that serve all. */
export const wordsIn = ({ levels, levelsByBand }: Indicator, bandId: string | null) =>
  levelsByBand.find((one) => one.bandId === bandId)?.levels ?? levels;

export function LevelsRead({
  levels,
  scale,
}: {
  levels: Indicator['levels'];
  scale: readonly { level: string; label: Bilingual }[];
}) {
  const { both } = useWords();
  if (levels.length === 0) return null;
  return (
    <dl className={styles['descriptors']}>
      {levels.map(({ level, descriptor }) => {
        const label = scale.find((one) => one.level === level)?.label;
        return (
          <div key={level}>
            <dt>
              <LevelTag level={level} label={label && both(label)} scale={scale} />
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
  return <Listed title={t('rubric.lookFor')} items={observationPoints} />;
}

/** What a family can do at home, without money, in ten minutes. */
export function HomeIdeas({ indicator, bandId }: { indicator: Indicator; bandId: string | null }) {
  const { t } = useWords();
  const ideas = indicator.homeIdeas.find((one) => one.bandId === bandId)?.ideas ?? [];
  return <Listed title={t('rubric.atHomeIdeas')} items={ideas} />;
}

function Listed({ title, items }: { title: string; items: Indicator['observationPoints'] }) {
  const { both } = useWords();
  if (items.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ul>
        {items.map((item) => (
          <li key={item.zh}>{both(item)}</li>
        ))}
      </ul>
    </>
  );
}
