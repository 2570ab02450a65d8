import type { Reply } from '../../api.ts';
import { useWords, type Words } from '../../i18n/use-words.ts';
import { writtenPercent } from '../../i18n/written.ts';
import { DimensionName } from '../../parts/dimension-mark.tsx';
import { LevelBar } from '../../parts/levels.tsx';
import styles from './pattern.module.css';

type Pattern = Reply<'get /api/me/pattern'>['schools'][number]['dimensions'][number];

/** Steps of a level, with a minus sign that is as wide as a plus. */
const steps = (value: number) => value.toFixed(2).replace('-', '−');

function severityWords({ severity }: Pattern, { t }: Words): string {
  if (severity.status === 'not-estimable') return t(`pattern.why.${severity.reason}`);
  const { status, lambda, lo, hi } = severity;
  const [from, to] = status === 'milder' ? [-hi, -lo] : [lo, hi];
  return t(`pattern.severity.${status}`, { size: steps(Math.abs(lambda)), lo: steps(from), hi: steps(to) });
}

/** One dimension: how the levels are spread, mild or strict, and what else to think about. */
export function DimensionPattern({ pattern }: { pattern: Pattern }) {
  const words = useWords();
  const { t } = words;
  const { dimension, records, fresh, pupils, ratings, levels, sd, severity, mostly, manySided, allAlike } = pattern;
  const facts = [
    t('pattern.facts', { records, fresh: writtenPercent(fresh / Math.max(1, records)), pupils }),
    ...(ratings > 0 ? [t('pattern.ratings', { count: ratings })] : []),
    ...(sd === null ? [] : [t('pattern.sd', { sd: sd.toFixed(1) })]),
  ];
  const isAlike = manySided >= 10 && allAlike > manySided / 2;
  return (
    <article className={`card ${styles['pattern']}`}>
      <h3>
        <DimensionName dimension={dimension} />
      </h3>
      {ratings === 0 ? (
        <p>{t('pattern.noLevels')}</p>
      ) : (
        <>
          <p>{severityWords(pattern, words)}</p>
          <LevelBar counts={levels} title={t('pattern.barTitle', { dimension: t(`dimension.${dimension}`) })} />
        </>
      )}
      {mostly !== null && <p>{t('pattern.mostly', { level: mostly })}</p>}
      {isAlike && <p>{t('pattern.alike', { many: manySided, alike: allAlike })}</p>}
      <p className="small">
        {[
          ...facts,
          ...(severity.status === 'not-estimable'
            ? []
            : [t('pattern.linked', { colleagues: severity.colleagues, pupils: severity.inCommon })]),
        ].join(' · ')}
      </p>
    </article>
  );
}
