import { Button } from '@mantine/core';
import { useState } from 'react';
import { isOpenCorrection } from '../../../server/core/cycle/correction.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Notice } from '../../parts/states.tsx';
import styles from './archive.module.css';
import type { ArchiveTerm } from './archive-queries.ts';
import { AskCorrection } from './ask-correction.tsx';
import { Corrections } from './corrections.tsx';
import { FileDialog } from './file-dialog.tsx';
import { FiledPupil } from './filed-pupil.tsx';
import { FilingLines } from './filing-lines.tsx';
import { useFiling } from './use-filing.ts';

type Props = { classId: string; mayFile: boolean; one: ArchiveTerm };

/** One term: how far it is, the gesture that files what is ready, each child, and what is corrected. */
export function ArchiveTermCard({ classId, mayFile, one }: Props) {
  const { t, term, time } = useWords();
  const [isAsked, setAsked] = useState(false);
  const { pupils, corrections, closedAt } = one;
  const { code } = one.term;
  const filing = useFiling(classId, code);
  const ready = pupils.filter(({ outcome }) => outcome === 'filed');
  const all = pupils.filter(({ outcome }) => outcome !== 'not-asked').length;
  const filed = pupils.filter(({ outcome }) => outcome === 'already').length;
  const isCorrecting = corrections.some(({ state }) => isOpenCorrection(state));
  return (
    <article className="card">
      <h2>{term(code)}</h2>
      {/* Nothing is, while a correction is open. */}
      <p>{t('archive.progress', { filed, all, count: isCorrecting ? 0 : ready.length })}</p>
      {closedAt !== null && <p className="small">{t('archive.closed', { time: time(closedAt) })}</p>}
      <div className={styles['told']}>
        {isCorrecting && <Notice kind="warn">{t('archive.fault.archive-correcting')}</Notice>}
        <FilingLines filing={filing} nameOf={(id) => pupils.find(({ pupilId }) => pupilId === id)?.name ?? ''} />
      </div>
      {mayFile && !isCorrecting && !filing.isFiling && !filing.mayGoOn && ready.length > 0 && (
        <p className="actions">
          <Button onClick={() => setAsked(true)}>{t('archive.go', { count: ready.length })}</Button>
        </p>
      )}
      {/* What somebody waits for comes before a class of forty. */}
      {isCorrecting && <Corrections classId={classId} code={code} corrections={corrections} />}
      {pupils.map((pupil) => (
        <FiledPupil key={pupil.pupilId} classId={classId} mayFile={mayFile} pupil={pupil} />
      ))}
      {!isCorrecting && <Corrections classId={classId} code={code} corrections={corrections} />}
      {closedAt !== null && <AskCorrection classId={classId} code={code} pupils={pupils} />}
      {isAsked && (
        <FileDialog
          code={code}
          isFirst={closedAt === null}
          count={ready.length}
          withoutComment={ready.filter(({ hasComment }) => !hasComment).length}
          file={() => {
            setAsked(false);
            filing.begin(ready.map(({ pupilId, hash }) => ({ pupilId, hash })));
          }}
          close={() => setAsked(false)}
        />
      )}
    </article>
  );
}
