import type { Indicator, Rubric } from '../../evidence/evidence-queries.ts';
import type { LoggedKind } from '../../evidence/given.ts';
import { AmountChoice, LevelChoice } from '../../evidence/value-choice.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { type Draft, giveAll } from './draft.ts';
import styles from './log.module.css';

type Props = {
  rubric: Rubric;
  indicator: Indicator;
  kind: LoggedKind;
  draft: Draft;
  change: (how: (draft: Draft) => Draft) => void;
};

/** One tap for everybody who was there. An award is nobody's but who got it. */
export function WholeClass({ rubric, indicator, kind, draft, change }: Props) {
  const { t, both } = useWords();
  if (kind === 'award') return null;
  const level = draft.all?.kind === 'level' ? draft.all.level : null;
  const descriptor = indicator.levels.find((one) => one.level === level)?.descriptor;
  const asked = {
    value: draft.all,
    choose: (value: NonNullable<Draft['all']>) => change((now) => giveAll(now, value)),
    label: t('log.wholeClass'),
  };
  return (
    <section className={styles['whole-class']}>
      <h2>{t('log.wholeClass')}</h2>
      {kind === 'level' ? <LevelChoice rubric={rubric} {...asked} /> : <AmountChoice kind={kind} {...asked} />}
      {descriptor && <p className="small">{both(descriptor)}</p>}
    </section>
  );
}
