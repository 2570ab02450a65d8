import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { call, newClientId, Refused } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { problemWords } from '../../parts/problem-words.ts';
import { Empty, Notice } from '../../parts/states.tsx';
import { queries } from '../../queries.ts';
import { keepsRosters, useMe } from '../../session.ts';
import { ChangesTable } from './changes-table.tsx';
import { FaultsTable } from './faults-table.tsx';
import { FilePick } from './file-pick.tsx';
import { KeptSchools } from './kept-schools.tsx';
import styles from './roster.module.css';

type Chosen = { name: string; bytes: Uint8Array };
type Allowed = Partial<Record<(typeof CONSENT)[keyof typeof CONSENT], boolean>>;
type Run = { file: Chosen; dryRun: boolean; allowed: Allowed };
/** The service's words for what it does only once somebody has seen it, and what says so. */
const CONSENT = {
  'roster.would_shrink': 'allowShrink',
  'roster.other_district': 'allowDistrict',
  'roster.moves_term': 'allowDates',
} as const;
const consentOf = (code: string | undefined) => CONSENT[code as keyof typeof CONSENT] as keyof Allowed | undefined;

const flag = (value: boolean | undefined) => (value ? ('true' as const) : ('false' as const));

export function RosterPage() {
  const { t } = useWords();
  const me = useMe();
  const [file, setFile] = useState<Chosen | null>(null);
  const [allowed, setAllowed] = useState<Allowed>({});
  // The same file sent again for the same purpose is a retry: it keeps its id and is never imported twice.
  const ids = useRef(new Map<string, string>());

  const run = useMutation({
    mutationFn: ({ file: { name, bytes }, dryRun, allowed: said }: Run) => {
      const purpose = `${name} ${bytes.length} ${dryRun} ${JSON.stringify(said)}`;
      const clientId = ids.current.get(purpose) ?? newClientId();
      ids.current.set(purpose, clientId);
      return call('post /api/rosters', {
        query: {
          clientId,
          dryRun: flag(dryRun),
          allowShrink: flag(said.allowShrink),
          allowDistrict: flag(said.allowDistrict),
          allowDates: flag(said.allowDates),
        },
        body: bytes,
      });
    },
    onSuccess: ({ outcome }) => (outcome === 'imported' ? queries.invalidateQueries() : undefined),
  });

  function choose(next: Chosen) {
    ids.current.clear();
    setFile(next);
    setAllowed({});
    run.mutate({ file: next, dryRun: true, allowed: {} });
  }
  const again = (dryRun: boolean) => file && run.mutate({ file, dryRun, allowed });

  const problem = run.error instanceof Refused ? run.error.problem : undefined;
  const faults = problem?.code === 'invalid' ? (problem.errors ?? []) : [];
  const asked = [...new Set(faults.flatMap(({ code }) => consentOf(code) ?? []))];
  const isAsked = asked.length > 0;
  const result = run.isPending ? undefined : run.data;
  if (!keepsRosters(me)) {
    return (
      <>
        <PageHead title={t('nav.rosters')} headline={t('nav.rosters')} />
        <Empty>{t('roster.notYours')}</Empty>
      </>
    );
  }
  return (
    <>
      <PageHead
        title={t('nav.rosters')}
        where={t('nav.rosters')}
        headline={t(result?.outcome === 'imported' ? 'roster.imported' : result ? 'roster.checked' : 'roster.headline')}
      >
        {!result && <p>{t('roster.how')}</p>}
      </PageHead>
      <FilePick name={file?.name ?? null} isBusy={run.isPending} choose={choose} />
      {run.isPending && (
        <section className="section" role="status">
          <p>{t(run.variables.dryRun ? 'roster.checking' : 'roster.importing')}</p>
          <progress aria-label={t('roster.checking')} />
        </section>
      )}
      {run.error && !run.isPending && (
        <section className="section state">
          <Notice kind="bad">
            {isAsked
              ? t('roster.refusedAsks')
              : faults.length > 0
                ? t('roster.refused', { count: problem?.errorCount ?? faults.length })
                : problemWords(t, run.error)}
          </Notice>
          {faults.length > 0 && <FaultsTable faults={faults} all={problem?.errorCount ?? faults.length} />}
          {asked.map((one) => (
            <label key={one} className={`check ${styles['shrink']}`}>
              <input
                type="checkbox"
                checked={allowed[one] === true}
                onChange={({ currentTarget: { checked } }) => setAllowed((before) => ({ ...before, [one]: checked }))}
              />
              {t(`roster.${one}`)}
            </label>
          ))}
          <Button
            variant={isAsked ? 'filled' : 'default'}
            disabled={asked.some((one) => !allowed[one])}
            onClick={() => again(run.variables?.dryRun ?? true)}
          >
            {t(isAsked ? 'roster.checkAgain' : 'common.tryAgain')}
          </Button>
        </section>
      )}
      {result && (
        <section className="section">
          <ChangesTable result={result} />
          <div className="actions">
            {result.outcome === 'checked' && (
              <Button size="md" onClick={() => again(false)}>
                {t('roster.import')}
              </Button>
            )}
          </div>
          {result.outcome === 'checked' && <p className="small">{t('roster.nothingWritten')}</p>}
        </section>
      )}
      {!result && !run.isPending && !run.error && <KeptSchools />}
    </>
  );
}
