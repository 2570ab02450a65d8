import './books-words.ts';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { zipSync } from 'fflate';
import { useEffect, useRef, useState } from 'react';
import type { Problem } from '../../../server/contract/problem.ts';
import { call, Refused } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { problemWords } from '../../parts/problem-words.ts';
import { nameOf, saveBlob } from '../../parts/save-file.ts';
import { Notice } from '../../parts/states.tsx';
import styles from './class-report.module.css';
import { type Asked, type Book, collectBooks, numberedNames } from './collect-books.ts';

type Props = { readonly classId: string; readonly term: string };
type Child = { readonly pupilId: string; readonly name: string };
type Progress = { readonly children: readonly Child[]; readonly books: readonly Book[]; readonly isWaiting: boolean };

const NONE: Progress = { children: [], books: [], isWaiting: false };
/** Seconds to wait where the service did not say. */
const AGAIN = 15;

/** Every child's book in one file: made one by one while one looks on, and gone on with after a fault. */
export function BooksSection({ classId, term }: Props) {
  const words = useWords();
  const { t, language } = words;
  const [progress, say] = useState(NONE);
  const leaving = useRef(new AbortController());
  useEffect(() => () => leaving.current.abort(), []);

  const run = useMutation({
    mutationFn: async (made: readonly Book[]) => {
      leaving.current = new AbortController();
      const { signal } = leaving.current;
      const { pupils } = await call('get /api/classes/:classId/pupils', { params: { classId }, query: { term } });
      const books = await collectBooks({
        children: pupils,
        made,
        ask: (child) => askBook(`/api/pupils/${child.pupilId}/book/file?term=${term}&lang=${language}`, signal),
        wait: (seconds) => {
          say((before) => ({ ...before, isWaiting: true }));
          return passing(seconds, signal);
        },
        tell: (books) => say({ children: pupils, books, isWaiting: false }),
        signal,
      });
      const names = numberedNames(books);
      const files = Object.fromEntries(books.map(({ bytes }, at) => [names[at] ?? '', bytes]));
      // A PDF is packed already.
      if (books.length > 0) saveBlob(new Blob([zipSync(files, { level: 0 })]), `${t('books.title')} ${term}.zip`);
      return books.length;
    },
  });

  const { children, books, isWaiting } = progress;
  const [done, count] = [books.length, children.length];
  const isStopped = !run.isPending && done > 0 && done < count;
  return (
    <section className="section no-print">
      <h2>{t('books.title')}</h2>
      <p>{t('books.what')}</p>
      <p className="actions">
        <Button variant="default" loading={run.isPending} onClick={() => run.mutate(isStopped ? books : [])}>
          {t(isStopped ? 'books.goOn' : 'books.make')}
        </Button>
        {run.isPending && (
          <Button variant="default" onClick={() => leaving.current.abort()}>
            {t('books.stop')}
          </Button>
        )}
      </p>
      {run.isPending && count > 0 && <progress value={done} max={count} aria-label={t('books.progress')} />}
      <p role="status" className={`small ${styles['books-status']}`}>
        {run.isPending && isWaiting && t('books.waiting')}
        {run.isPending && !isWaiting && count > 0 && t('books.at', { done, count, name: children[done]?.name ?? '' })}
        {isStopped && t('books.stopped', { done, count })}
        {run.isSuccess && (run.data > 0 ? t('books.saved', { count: run.data }) : t('books.nobody'))}
      </p>
      {run.error && !leaving.current.signal.aborted && <Notice kind="bad">{problemWords(t, run.error)}</Notice>}
    </section>
  );
}

/** So many seconds, or until one leaves. */
const passing = (seconds: number, signal: AbortSignal) =>
  new Promise<void>((passed) => {
    const timer = setTimeout(passed, seconds * 1000);
    const leave = () => {
      clearTimeout(timer);
      passed();
    };
    signal.addEventListener('abort', leave, { once: true });
  });

async function askBook(path: string, signal: AbortSignal): Promise<Asked> {
  const response = await fetch(path, { signal });
  if (response.ok) return { name: nameOf(response), bytes: new Uint8Array(await response.arrayBuffer()) };
  const problem = (await response.json()) as Problem;
  if (problem.code === 'busy') return { again: problem.retryAfter ?? AGAIN };
  throw new Refused(problem);
}
