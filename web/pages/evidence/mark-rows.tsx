import { useWords } from '../../i18n/use-words.ts';
import { ValueWords } from '../../parts/value-words.tsx';
import type { Known, Mark } from './evidence-queries.ts';

type Props = {
  marks: readonly Mark[];
  known: Known;
  several: boolean;
  mayAmend: boolean;
  amend: (markId: string) => void;
};

export function MarkRows({ marks, known, several, mayAmend, amend }: Props) {
  const { t, both } = useWords();
  return (
    <ul className="mark-rows">
      {marks.map(({ markId, pupilName, indicatorId, value, note, version }) => {
        const found = known.get(indicatorId);
        const label =
          value.kind === 'level' ? found?.rubric.levels.find(({ level }) => level === value.level)?.label : null;
        return (
          <li key={markId}>
            <span className="mark-who">
              {pupilName}
              {several && found && <span className="small"> {both(found.indicator.title)}</span>}
              {version > 1 && <span className="small"> {t('class.amended')}</span>}
              {note && <span className="small mark-note">{note}</span>}
            </span>
            <ValueWords value={value} label={label ?? null} scale={found?.rubric.levels ?? []} />
            {mayAmend && (
              <button
                type="button"
                className="quiet-button"
                aria-label={t('class.amendOf', { name: pupilName })}
                onClick={() => amend(markId)}
              >
                {t('class.amend')}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
