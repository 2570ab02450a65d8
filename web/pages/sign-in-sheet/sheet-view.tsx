import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { Empty, Notice } from '../../parts/states.tsx';
import { refusedWords } from '../people/people-queries.ts';
import { Printed } from './printed.tsx';
import { SheetList } from './sheet-list.tsx';
import { type Row, usePrint } from './sheet-queries.ts';
import type { Kind, Slip } from './slips.tsx';

const WORDS: Readonly<Record<Kind, { readonly means: string; readonly empty: string }>> = {
  guardian: { means: 'signInSheet.means', empty: 'signInSheet.empty' },
  pupil: { means: 'pupilSheet.means', empty: 'pupilSheet.empty' },
  staff: { means: 'signInSheet.meansStaff', empty: 'signInSheet.emptyStaff' },
};

type Props = {
  kind: Kind;
  where: string;
  /** The same in both languages, for the slips. */
  place: string;
  people: readonly Row[];
  aboutOf: (row: Row) => ReactNode;
  print: (again: string[]) => Promise<{ readonly people: readonly Row[] }>;
  slipOf: (row: Row) => string;
  back: ReactNode;
};

/** Who would get a code, who has one and who has signed in; then the slips, once. */
export function SheetView({ kind, where, place, people, aboutOf, print, slipOf, back }: Props) {
  const { t } = useWords();
  const [slips, setSlips] = useState<readonly Slip[]>([]);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const printing = usePrint(print, ({ people: made }) => {
    setPicked(new Set());
    setSlips(
      made.flatMap((row) => {
        const { personId, name, username, code, until } = row;
        return code && until ? { personId, name, username, code, until, about: slipOf(row) } : [];
      }),
    );
  });
  if (slips.length > 0) return <Printed {...{ slips, place, where, kind }} done={() => setSlips([])} />;

  const at = (...states: Row['state'][]) => people.filter(({ state }) => states.includes(state));
  const [without, having, inside] = [at('none'), at('has-code'), at('signed-in')];
  const pick = (id: string) =>
    setPicked((now) => new Set(now.has(id) ? [...now].filter((one) => one !== id) : [...now, id]));
  const lists = { aboutOf };
  return (
    <>
      <PageHead
        title={t('signInSheet.title')}
        where={where}
        headline={without.length > 0 ? t('signInSheet.some', { count: without.length }) : t('signInSheet.nobody')}
      >
        <p>{t(WORDS[kind].means)}</p>
        {back}
      </PageHead>
      {/^(localhost|127\.|\[::1\])/.test(window.location.hostname) && (
        <Notice kind="warn">{t('signInSheet.thisComputer', { address: window.location.host })}</Notice>
      )}
      {printing.error && <Notice kind="bad">{refusedWords(t, printing.error)}</Notice>}
      {printing.data &&
        !printing.isPending &&
        slips.length === 0 &&
        printing.data.people.every(({ code }) => !code) && <Notice kind="calm">{t('signInSheet.nothingMade')}</Notice>}
      {people.length === 0 && <Empty>{t(WORDS[kind].empty)}</Empty>}
      <div className="actions">
        {without.length > 0 && (
          <Button size="md" loading={printing.isPending && picked.size === 0} onClick={() => printing.mutate([])}>
            {t('signInSheet.make', { count: without.length })}
          </Button>
        )}
        {picked.size > 0 && (
          <Button size="md" variant="default" loading={printing.isPending} onClick={() => printing.mutate([...picked])}>
            {t('signInSheet.makeAgain', { count: picked.size })}
          </Button>
        )}
      </div>
      <SheetList title={t('signInSheet.without')} rows={without} {...lists} />
      <SheetList title={t('signInSheet.having')} rows={having} {...lists} picked={picked} pick={pick} />
      {picked.size > 0 && <p className="small">{t('signInSheet.againMeans')}</p>}
      <SheetList title={t('signInSheet.inside')} rows={inside} {...lists} />
      <SheetList title={t('signInSheet.notHere')} rows={at('disabled', 'elsewhere', 'above', 'self')} {...lists} />
    </>
  );
}
