import { useEffect } from 'react';
import { LONGEST } from '../../../server/core/comment/limits.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Notice } from '../../parts/states.tsx';
import { type Child, commentsChanged } from './comment-queries.ts';
import type { Drafts, Entry } from './drafts.ts';
import { faultWords } from './fault-words.ts';

/** What became of the last key that was pressed. */
export function SaveLine({ entry, isWritten }: { entry: Entry | undefined; isWritten: boolean }) {
  const { t } = useWords();
  const state = entry?.state ?? (isWritten ? 'saved' : undefined);
  const isSaid = state !== undefined && state !== 'too-long' && state !== 'stale' && state !== 'refused';
  return <span role="status">{isSaid && t(`writer.saveState.${state}`)}</span>;
}

/** What was not saved, and what to do: nothing that was typed is thrown away unasked. */
export function Stale({ child, drafts, classId }: { child: Child; drafts: Drafts; classId: string }) {
  const { t } = useWords();
  const { pupilId, comment } = child;
  const entry = drafts.of(pupilId);
  const isStale = entry?.state === 'stale';
  useEffect(() => {
    if (isStale) void commentsChanged(classId);
  }, [isStale, classId]);
  if (entry?.state === 'too-long') {
    const over = entry.text.trim().length - LONGEST;
    return <Notice kind="warn">{t('writer.tooLong', { most: LONGEST, over })}</Notice>;
  }
  if (entry?.state === 'refused') {
    return (
      <Notice kind="bad">
        {t('writer.notTaken')} {faultWords(t, entry.problem)}
      </Notice>
    );
  }
  if (!entry || !isStale || !comment || comment.version === entry.version) return null;
  const { text, citations, kept } = entry;
  return (
    <Notice kind="warn">
      <p>{t('writer.stale')}</p>
      <blockquote>{comment.text}</blockquote>
      <p className="actions">
        <button type="button" className="plain-button" onClick={() => void drafts.forget(pupilId)}>
          {t('writer.useTheirs')}
        </button>
        {!comment.released && (
          <button
            type="button"
            className="plain-button"
            onClick={() => drafts.change(pupilId, { text, citations, kept, version: comment.version })}
          >
            {t('writer.useMine')}
          </button>
        )}
      </p>
    </Notice>
  );
}
