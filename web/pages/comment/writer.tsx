import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { keptStill } from '../../../server/core/comment/catches.ts';
import { type Citation, movedCitations } from '../../../server/core/comment/citations.ts';
import { AIM, lengthOf, MOST } from '../../../server/core/comment/limits.ts';
import { sentencesOf } from '../../../server/core/comment/sentences.ts';
import { call, newClientId } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { dayOf } from '../../i18n/written.ts';
import { Icon } from '../../parts/icon.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Notice } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { openIn } from './checks.ts';
import styles from './comment.module.css';
import { type RoomParts, useRelease } from './comment-list.tsx';
import { type Child, commentsChanged, shownOf } from './comment-queries.ts';
import type { Draft } from './drafts.ts';
import { Evidence } from './evidence.tsx';
import { faultWords } from './fault-words.ts';
import { SaveLine, Stale } from './save-line.tsx';
import { Sentences } from './sentences.tsx';

type Props = RoomParts & { readonly child: Child };

/** One child's comment: the words, what is to be seen about each sentence, and at the side the records of the term. */
export function Writer({ room, drafts, look, pupils, child }: Props) {
  const words = useWords();
  const { t, className } = words;
  const { pupilId, comment } = child;
  const shown = shownOf(child, drafts);
  const catches = look(pupilId, shown);
  const field = useRef<HTMLTextAreaElement>(null);
  const list = `/classes/${room.class.classId}/comments`;
  const to = (one: Child | undefined) => one && `${list}/${one.pupilId}?term=${room.term.code}`;
  const place = pupils.indexOf(child);
  const ways = { previous: to(pupils[place - 1]), next: to(pupils[place + 1]) };
  useKeys(ways, () => drafts.flush(pupilId));
  useEffect(
    () => () => {
      drafts.flush(pupilId);
      void commentsChanged(room.class.classId);
    },
    [drafts, pupilId, room.class.classId],
  );
  const { state } = useLocation() as { state: { write?: boolean } | null };
  useEffect(() => {
    if (state?.write) field.current?.focus();
  }, [state]);
  const change = (part: Partial<Draft>) => {
    const next = { ...shown, ...part };
    const kept = keptStill(look(pupilId, next), next.kept);
    drafts.change(pupilId, { text: next.text, citations: next.citations, kept, version: shown.version });
  };
  const type = (text: string) => change({ text, citations: movedCitations(shown.text, text, shown.citations) });
  const cite = (markId: string) => {
    if (shown.citations.length >= MOST) return toast(t('writer.tooMany', { most: MOST }));
    const citation = citedAt(shown, field.current?.selectionStart ?? shown.text.length, markId);
    if (citation === 'no sentence') return toast(t('writer.writeFirst'));
    if (citation) change({ citations: [...shown.citations, citation] });
  };
  const isReadOnly = Boolean(comment?.released);
  return (
    <div className="wide">
      <Link className="back" to={`${list}?term=${room.term.code}`}>
        <Icon name="back" />
        {t('writer.back')}
      </Link>
      <PageHead
        title={t('writer.for', { name: child.name })}
        where={`${className(room.class)} · ${words.term(room.term.code)}`}
        headline={t('writer.for', { name: words.named(child) })}
      />
      <nav className={styles['ways']}>
        {ways.previous && (
          <Link className="onward" to={ways.previous}>
            <Icon name="back" />
            {t('writer.previous')}
          </Link>
        )}
        {ways.next && (
          <Link className="onward" to={ways.next}>
            {t('writer.next')}
            <Icon name="next" />
          </Link>
        )}
      </nav>
      <div className={styles['columns']}>
        <section>
          <textarea
            ref={field}
            className="plain-input"
            aria-label={t('writer.label')}
            rows={9}
            value={shown.text}
            readOnly={isReadOnly}
            onChange={(event) => type(event.currentTarget.value)}
          />
          <p className={styles['under']}>
            <span>{t('writer.length', { count: lengthOf(shown.text), ...AIM })}</span>
            <SaveLine entry={drafts.of(pupilId)} isWritten={comment !== null} />
          </p>
          <p className={`small ${styles['keys']}`}>{t('writer.keys')}</p>
          <Stale child={child} drafts={drafts} classId={room.class.classId} />
          <ReleaseOne room={room} drafts={drafts} child={child} open={openIn(catches, shown)} />
          <Sentences {...{ shown, catches, child, pupils, isReadOnly, change }} term={room.term.code} />
        </section>
        <section>
          <h2>{t('writer.evidence')}</h2>
          <Evidence pupilId={pupilId} term={room.term.code} cite={isReadOnly ? undefined : cite} />
        </section>
      </div>
    </div>
  );
}

/** Behind the sentence that the cursor is in, or else the last one; the same record stands for a sentence once. */
function citedAt({ text, citations }: Draft, caret: number, markId: string): Citation | 'no sentence' | undefined {
  const sentences = sentencesOf(text);
  const sentence = sentences.find(({ from, to }) => from <= caret && caret <= to) ?? sentences.at(-1);
  if (!sentence) return 'no sentence';
  const { from, to } = sentence;
  const isThere = citations.some((one) => one.markId === markId && from < one.at && one.at <= to);
  return isThere ? undefined : { at: to, markId };
}

type Ways = { readonly previous: string | undefined; readonly next: string | undefined };

/** Next and previous child without the mouse; what was typed is on its way first. */
function useKeys(ways: Ways, flush: () => void) {
  const navigate = useNavigate();
  const now = useRef({ ways, flush });
  useEffect(() => {
    now.current = { ways, flush };
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isOn = event.altKey && event.key === 'ArrowDown';
      const isBack = event.altKey && event.key === 'ArrowUp';
      const isDone = (event.ctrlKey || event.metaKey) && event.key === 'Enter';
      if (!isOn && !isBack && !isDone) return;
      event.preventDefault();
      now.current.flush();
      const to = isBack ? now.current.ways.previous : now.current.ways.next;
      if (to !== undefined) void navigate(to, { state: { write: true } });
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [navigate]);
}

type OneProps = Pick<RoomParts, 'room' | 'drafts'> & { child: Child; open: number };

function ReleaseOne({ room, drafts, child, open }: OneProps) {
  const { t, day } = useWords();
  const { pupilId, comment } = child;
  const { classId } = room.class;
  const shown = shownOf(child, drafts);
  const entry = drafts.of(pupilId);
  const release = useRelease(room, drafts, () => undefined);
  const clientId = useRef(newClientId());
  const takeBack = useMutation({
    mutationFn: () =>
      call('post /api/classes/:classId/comments/:pupilId/taking-back', {
        params: { classId, pupilId },
        body: { clientId: clientId.current, term: room.term.code, version: comment?.version ?? 0 },
      }),
    onSuccess: async () => {
      clientId.current = newClientId();
      await drafts.forget(pupilId);
      toast(t('writer.takenBack'));
    },
    onSettled: () => commentsChanged(classId),
  });
  const error = release.error ?? takeBack.error;
  const isSaved = shown.version > 0 && (entry === undefined || entry.state === 'saved');
  return (
    <div className={styles['release']}>
      {error && <Notice kind="bad">{faultWords(t, error)}</Notice>}
      {comment?.released ? (
        <Notice kind="calm">
          <p>{t('writer.releasedOn', { day: day(dayOf(comment.released.at)), name: comment.released.by })}</p>
          <button type="button" className="plain-button" onClick={() => takeBack.mutate()}>
            {t('writer.takeBack')}
          </button>
        </Notice>
      ) : (
        <>
          {open > 0 && <p className="small">{t('writer.unanswered', { count: open })}</p>}
          <Button
            variant="default"
            disabled={!isSaved || open > 0}
            loading={release.isPending}
            onClick={() => release.mutate([{ pupilId, version: shown.version }])}
          >
            {t('writer.release')}
          </Button>
        </>
      )}
    </div>
  );
}
