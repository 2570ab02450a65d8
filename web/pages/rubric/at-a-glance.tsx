import { useWords } from '../../i18n/use-words.ts';
import { printWithCharts } from '../../parts/plot.tsx';
import styles from './at-a-glance.module.css';
import { wordsIn } from './levels-read.tsx';
import type { Indicator, Rubric } from './rubric-queries.ts';

/** A dimension in one minute, and on one sheet of paper: what is looked at, by whom, how much it counts, and what «A» looks like. */
export function AtAGlance({ rubric, bandId }: { rubric: Rubric; bandId: string }) {
  const { t, both } = useWords();
  const inBand = rubric.indicators.filter(({ scope, parentId, weights }) => {
    const isOwn = scope === 'core' && parentId === null;
    return isOwn && weights.some((one) => one.bandId === bandId);
  });
  const rows = inBand.map((one) => ({
    one,
    weight: one.weights.find((weight) => weight.bandId === bandId)?.weight ?? 0,
  }));
  const judged = rows.filter(({ one }) => one.kind === 'level');
  const facts = rows.filter(({ one }) => one.kind !== 'level');
  const title = rubric.gradeBands.find((band) => band.bandId === bandId)?.title;
  return (
    <section className={`section ${styles['glance']}`}>
      <h2>
        {t('rubric.glance')} {title && <span className="plain-tag">{both(title)}</span>}
      </h2>
      <GlanceList title={t('rubric.judged')} rows={judged} rubric={rubric} bandId={bandId} />
      <GlanceList title={t('rubric.counted')} rows={facts} rubric={rubric} bandId={bandId} />
      <p className="no-print">
        <button type="button" className="plain-button" onClick={() => void printWithCharts()}>
          {t('rubric.print')}
        </button>
      </p>
    </section>
  );
}

type Row = { one: Indicator; weight: number };

function GlanceList({ title, rows, rubric, bandId }: { title: string; rows: Row[]; rubric: Rubric; bandId: string }) {
  const { t, both } = useWords();
  if (rows.length === 0) return null;
  const [best] = rubric.levels;
  return (
    <>
      <h3>{title}</h3>
      <ul className={`plain-list ${styles['glance-rows']}`}>
        {rows.map(({ one, weight }) => {
          const words = wordsIn(one, bandId).find(({ level }) => level === best?.level)?.descriptor;
          return (
            <li key={one.indicatorId}>
              <strong>{both(one.title)}</strong>
              <span className="numbers">{weight > 0 ? t('rubric.weight', { weight }) : t('rubric.noWeight')}</span>
              <span className={styles['weight-bar']} aria-hidden="true">
                <span style={{ width: `${Math.min(100, weight * 4)}%` }} />
              </span>
              <span className="small">
                {words && best && `${t('rubric.best', { label: both(best.label) })}${both(words)}`}
                {!words && one.factSaid && t('rubric.factSaid', { said: both(one.factSaid) })}
                {!words && !one.factSaid && both(one.how)} <Asks indicator={one} />
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** What is not held against a child, and who else reads it. */
function Asks({ indicator: { seenAt, needsOffer, isOfferedToAll, visibility } }: { indicator: Indicator }) {
  const { t } = useWords();
  const said = [
    seenAt === 'home' && t('rubric.atHome'),
    needsOffer && !isOfferedToAll && t('rubric.needsOffer'),
    visibility !== 'family' && t(`rubric.seenBy.${visibility}`),
  ].filter(Boolean);
  return said.length === 0 ? null : <span className={styles['asks']}>{said.join(' ')}</span>;
}

/** Who rates, or records; and what is not held against a child. */
export function Who({ indicator }: { indicator: Indicator }) {
  const { t, list } = useWords();
  const { raters, kind } = indicator;
  const who = raters.map((rater) =>
    raters.length === 1 ? t(`rubric.rater.${rater.kind}`) : `${t(`rubric.rater.${rater.kind}`)} ${rater.share}%`,
  );
  return (
    <>
      {`${t(kind === 'level' ? 'rubric.ratedBy' : 'rubric.recordedBy', { who: list(who) })} `}
      {kind === 'level' && raters.length > 1 && `${t('rubric.whoDidRate')} `}
      <Asks indicator={indicator} />
    </>
  );
}
