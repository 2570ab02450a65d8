import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';

/** Where one is, small; the page's answer, large. */
export function PageHead(props: { title: string; where?: ReactNode; headline: ReactNode; children?: ReactNode }) {
  const { t } = useWords();
  return (
    <header className="page-head">
      <title>{`${props.title} · ${t('shell.product')}`}</title>
      {props.where && <p className="where">{props.where}</p>}
      <h1>{props.headline}</h1>
      {props.children}
    </header>
  );
}
