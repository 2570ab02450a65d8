import { Button } from '@mantine/core';
import { useState } from 'react';
import { NO_CLASS, NO_HEADER, WHICH_SHEET } from '../../../server/core/sheet-codes.ts';
import { Refused } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { isSaidEverywhere, problemWords } from '../../parts/problem-words.ts';
import { Notice } from '../../parts/states.tsx';
import styles from './class-list.module.css';
import { ListFaults, placeOf } from './list-faults.tsx';
import { WhichClass } from './which-class.tsx';

/** What is answered to a refusal, about this very file. */
export type Answer = { sheet?: string; className?: string; allowShrink?: boolean; allowOthers?: boolean };
const CONSENT = {
  'roster.would_shrink': 'allowShrink',
  'number.differs': 'allowOthers',
  'number.whose': 'allowOthers',
} as const;
const consentOf = (code: string | undefined) =>
  CONSENT[code as keyof typeof CONSENT] as 'allowShrink' | 'allowOthers' | undefined;

/** Whether somebody has to say what the columns are. */
export const wantsHeadings = (error: unknown) =>
  error instanceof Refused && error.problem.errors?.[0]?.code === NO_HEADER;

type Props = { error: Error; again: (answer: Answer) => void; mark: () => void; isMarking: boolean };

/** Why nothing was written, and what may be answered: which sheet or class is meant, or that it is really so. */
export function ListRefused({ error, again, mark, isMarking }: Props) {
  const { t } = useWords();
  const [isSure, setSure] = useState(false);
  const [className, setClassName] = useState('');
  const problem = error instanceof Refused ? error.problem : undefined;
  const faults = problem?.code === 'invalid' ? (problem.errors ?? []) : [];
  const inCells = faults.filter(({ path }) => path.includes(':'));
  const count = problem?.errorCount ?? faults.length;
  const [first] = faults;
  const isWhich = first?.code === WHICH_SHEET;
  const isUnheaded = wantsHeadings(error);
  const wantsClass = faults.some(({ code, path }) => code === NO_CLASS && placeOf(path).column === '');
  const consent = faults.every(({ code }) => consentOf(code) !== undefined) ? consentOf(first?.code) : undefined;

  function headline() {
    if (isSaidEverywhere(first?.code)) return problemWords(t, error);
    if (first && (isWhich || isUnheaded || inCells.length === 0)) return first.message;
    return faults.length > 0 ? t('classList.refused', { count }) : problemWords(t, error);
  }

  return (
    <section className="section state">
      <Notice kind={isWhich || consent ? 'warn' : 'bad'}>{headline()}</Notice>
      {inCells.length > 0 && !isWhich && !isUnheaded && <ListFaults faults={inCells} all={count} />}
      {inCells.length > 0 && !isWhich && !isUnheaded && <p className="small">{t('classList.markedHow')}</p>}
      {wantsClass && <WhichClass value={className} change={setClassName} />}
      {consent && (
        <label className={`check ${styles['sure']}`}>
          <input type="checkbox" checked={isSure} onChange={({ currentTarget }) => setSure(currentTarget.checked)} />
          {t(`classList.${consent}`)}
        </label>
      )}
      <div className="actions">
        {isWhich &&
          inCells.map(({ path }) => {
            const { sheet } = placeOf(path);
            return (
              <Button key={sheet} variant="default" onClick={() => again({ sheet })}>
                {t('sheet.take', { name: sheet })}
              </Button>
            );
          })}
        {inCells.length > 0 && !isWhich && !isUnheaded && (
          <Button variant={consent || wantsClass ? 'default' : 'filled'} loading={isMarking} onClick={mark}>
            {t('classList.marked')}
          </Button>
        )}
        {!isWhich && !isUnheaded && (
          <Button
            variant={consent || wantsClass ? 'filled' : 'default'}
            disabled={(consent !== undefined && !isSure) || (wantsClass && className.trim() === '')}
            onClick={() => again({ ...(consent ? { [consent]: true } : {}), ...(wantsClass ? { className } : {}) })}
          >
            {t(consent || wantsClass ? 'roster.checkAgain' : 'common.tryAgain')}
          </Button>
        )}
      </div>
    </section>
  );
}
