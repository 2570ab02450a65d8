import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { refusalCode } from '../api.ts';
import { useWords } from '../i18n/use-words.ts';
import { Icon } from './icon.tsx';
import { problemWords } from './problem-words.ts';

const LINES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** The page in its final shape, without its words. */
export function Bones({ cards = 3 }: { cards?: number }) {
  const { t } = useWords();
  return (
    <div className="bones" role="status" aria-label={t('common.loading')}>
      <span className="bone short" />
      <span className="bone tall" />
      {LINES.slice(0, cards).map((line) => (
        <span key={line} className="bone card-bone" />
      ))}
    </div>
  );
}

export function Notice({ kind, children }: { kind: 'bad' | 'warn' | 'calm'; children: ReactNode }) {
  return (
    <div className="notice" data-kind={kind} role={kind === 'bad' ? 'alert' : undefined}>
      {kind !== 'calm' && <Icon name="warn" />}
      <div>{children}</div>
    </div>
  );
}

/** A page, or a part of one that has its own title, that could not be loaded. What is not there offers a way on instead of another try. */
export function Failed(props: { error: unknown; retry: () => void; isRetrying?: boolean; isPart?: boolean }) {
  const { t } = useWords();
  const isGone = refusalCode(props.error) === 'not-found' || refusalCode(props.error) === 'not-allowed';
  return (
    <section className="state">
      {!props.isPart && <h1>{t('problem.title')}</h1>}
      <Notice kind="bad">{problemWords(t, props.error)}</Notice>
      {isGone ? (
        <Button component={Link} to="/" variant="default">
          {t('common.toStart')}
        </Button>
      ) : (
        <Button onClick={props.retry} loading={props.isRetrying ?? false}>
          {t('common.tryAgain')}
        </Button>
      )}
    </section>
  );
}

/** A sentence that says what this will show, and the button that makes it so. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <section className="state empty">
      <p>{children}</p>
      {action}
    </section>
  );
}
