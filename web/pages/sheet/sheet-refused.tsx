import { Button } from '@mantine/core';
import { WHICH_SHEET } from '../../../server/core/sheet-codes.ts';
import { Refused } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { problemWords } from '../../parts/problem-words.ts';
import { Notice } from '../../parts/states.tsx';
import { placeOf, SheetFaults } from './sheet-faults.tsx';

type Answer = { sheet?: string; passOver?: string };
type Props = {
  error: Error;
  /** Looks at the same file once more, with what was answered. */
  again: (answer: Answer) => void;
  mark: () => void;
  isMarking: boolean;
};

/** Why nothing was written, row by row, and what may be answered to it: which sheet is meant, or that the rows named are left out. */
export function SheetRefused({ error, again, mark, isMarking }: Props) {
  const { t } = useWords();
  const problem = error instanceof Refused ? error.problem : undefined;
  const faults = problem?.code === 'invalid' ? (problem.errors ?? []) : [];
  const [first] = faults;
  const inCells = faults.filter(({ path }) => path.includes(':'));
  const isWhich = first?.code === WHICH_SHEET;
  const lines = [...new Set(inCells.map(({ path }) => placeOf(path).line))];
  const count = problem?.errorCount ?? inCells.length;

  function headline() {
    if (first && (isWhich || first.code?.startsWith('file.'))) return first.message;
    if (problem?.restCount !== undefined) return t('sheet.mayLeaveOut', { count: lines.length });
    if (inCells.length > 0) return t('sheet.refused', { count });
    if (first?.code === 'kind.nothing') return t('sheet.nothingHere');
    if (first?.path === 'happenedOn') return t('sheet.notThatDay');
    return first?.path === 'title' ? t('sheet.noTitle') : problemWords(t, error);
  }

  return (
    <section className="section state">
      <Notice kind={isWhich ? 'warn' : 'bad'}>{headline()}</Notice>
      {inCells.length > 0 && !isWhich && <SheetFaults faults={inCells} all={count} />}
      <div className="actions">
        {isWhich &&
          inCells.map(({ path }) => {
            const { heading } = placeOf(path);
            return (
              <Button key={heading} variant="default" onClick={() => again({ sheet: heading })}>
                {t('sheet.take', { name: heading })}
              </Button>
            );
          })}
        {problem?.restCount !== undefined && problem.restCount > 0 && (
          <Button onClick={() => again({ passOver: lines.join(',') })}>
            {t('sheet.rest', { count: problem.restCount })}
          </Button>
        )}
        {inCells.length > 0 && !isWhich && first?.code !== 'sheet.no_header' && (
          <Button
            {...(problem?.restCount === undefined ? {} : { variant: 'default' })}
            onClick={mark}
            loading={isMarking}
          >
            {t('sheet.marked')}
          </Button>
        )}
        {!isWhich && (
          <Button variant="default" onClick={() => again({})}>
            {t('common.tryAgain')}
          </Button>
        )}
      </div>
    </section>
  );
}
