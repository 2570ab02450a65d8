import { useEffect, useRef } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { DimensionName } from '../../parts/dimension-mark.tsx';
import { LevelTag } from '../../parts/levels.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useKeys } from '../../parts/use-keys.ts';
import styles from './moderation.module.css';
import type { Card } from './moderation-queries.ts';
import type { Answer } from './use-answers.ts';

type Props = {
  card: Card;
  answer: (ratingId: string, answer: Answer, seconds: number) => void;
  undo: () => void;
};

/** A second tap of the same finger must not judge the next card. */
const SETTLED_MS = 350;

/** One record: what was written, and what the levels mean. One tap, or one key, is the whole answer. */
export function BlindCard({ card, answer, undo }: Props) {
  const { t, both, grade } = useWords();
  const since = useRef(performance.now());
  const given = useRef(false);
  const words = useRef<HTMLElement>(null);
  useEffect(() => {
    since.current = performance.now();
    window.scrollTo(0, 0);
    words.current?.focus({ preventScroll: true });
  }, []);
  const say = (said: Answer) => {
    const shownFor = performance.now() - since.current;
    if (given.current || shownFor < SETTLED_MS) return;
    given.current = true;
    answer(card.ratingId, said, Math.min(3600, Math.round(shownFor / 100) / 10));
  };
  useKeys((key) => {
    const at = '1234567'.indexOf(key);
    const level = card.levels[at]?.level ?? card.levels.find((one) => one.level.toLowerCase() === key)?.level;
    if (level) say({ kind: 'level', level });
    else if (key === 'z' || key === 'backspace') undo();
  });
  return (
    <article className={styles['blind-card']}>
      <PageHead
        title={t('moderation.mine')}
        where={
          <>
            <DimensionName dimension={card.dimension} /> · {grade(card.grade)}
          </>
        }
        headline={both(card.indicator)}
      />
      <section
        className={`${styles['blind-words']} card`}
        ref={words}
        tabIndex={-1}
        aria-label={t('moderation.whatWasWritten')}
      >
        <p className="small">{card.title}</p>
        <p className={styles['blind-note']} data-note>
          {card.note}
        </p>
        {card.isShared && <p className="small">{t('moderation.isShared')}</p>}
      </section>
      <fieldset className={styles['blind-levels']}>
        <legend className="small">{t(card.isShared ? 'moderation.questionShared' : 'moderation.question')}</legend>
        {card.levels.map(({ level, label, descriptor }) => (
          <button
            key={level}
            type="button"
            className={styles['blind-level']}
            onClick={() => say({ kind: 'level', level })}
          >
            <LevelTag level={level} scale={card.levels} />
            <span>
              <strong>{both(label)}</strong> {both(descriptor)}
            </span>
          </button>
        ))}
      </fieldset>
      <div className={styles['blind-aside']}>
        <button type="button" className="plain-button" onClick={() => say({ kind: 'left', because: 'not-enough' })}>
          {t('moderation.cannotJudge')}
        </button>
        <button type="button" className="plain-button" onClick={() => say({ kind: 'left', because: 'know-the-child' })}>
          {t('moderation.iKnow')}
        </button>
      </div>
      {card.observationPoints.length > 0 && (
        <details>
          <summary>{t('moderation.lookFor')}</summary>
          <ul className={styles['blind-points']}>
            {card.observationPoints.map((point) => (
              <li key={point.zh}>{both(point)}</li>
            ))}
          </ul>
        </details>
      )}
      <p className={`small ${styles['blind-keys']}`}>{t('moderation.keys')}</p>
    </article>
  );
}
