import { type Known, type Mark, measuredIn } from '../../evidence/evidence-queries.ts';
import { useWords } from '../../i18n/use-words.ts';
import { PupilName } from '../../parts/pupil-name.tsx';
import { ValueWords } from '../../parts/value-words.tsx';
import styles from './class.module.css';

type Props = {
  marks: readonly Mark[];
  known: Known;
  several: boolean;
  mayAmend: boolean;
  amend: (markId: string) => void;
  detach: (pupilId: string) => void;
};

export function MarkRows({ marks, known, several, mayAmend, amend, detach }: Props) {
  const { t, both, named } = useWords();
  return (
    <ul className={styles['mark-rows']}>
      {marks.map(({ markId, pupilId, pupilName, apart, indicatorId, value, note, version, ratedBy }, index) => {
        // Taken out is the child, and not one of its records: said once.
        const isFirst = marks.findIndex((mark) => mark.pupilId === pupilId) === index;
        const found = known.get(indicatorId);
        const label =
          value.kind === 'level' ? found?.rubric.levels.find(({ level }) => level === value.level)?.label : null;
        return (
          <li key={markId}>
            <span className={styles['mark-who']}>
              <PupilName of={{ name: pupilName, apart }} />
              {several && found && <span className="small"> {both(found.indicator.title)}</span>}
              {ratedBy !== 'staff' && <span className="small"> {t(`contributed.ratedBy.${ratedBy}`)}</span>}
              {version > 1 && <span className="small"> {t('class.amended')}</span>}
              {note && <span className={`small ${styles['mark-note']}`}>{note}</span>}
            </span>
            <ValueWords
              value={value}
              label={label ?? null}
              measured={measuredIn(found?.indicator, value)}
              scale={found?.rubric.levels ?? []}
            />
            {mayAmend && ratedBy === 'staff' && (
              <button
                type="button"
                className="quiet-button"
                aria-label={t('class.amendOf', { name: named({ name: pupilName, apart }) })}
                onClick={() => amend(markId)}
              >
                {t('class.amend')}
              </button>
            )}
            {mayAmend && isFirst && (
              <button
                type="button"
                className="quiet-button"
                aria-label={t('class.detachOf', { name: named({ name: pupilName, apart }) })}
                onClick={() => detach(pupilId)}
              >
                {t('class.detach')}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
