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
import styles from './roster.module.css';

type Chosen = { name: string; bytes: Uint8Array };
type Run = { file: Chosen; dryRun: boolean; allowShrink: boolean };
/** The service's word for «this would end more than 5 % of the enrolments». */
const SHRINK = 'roster.would_shrink';

export function RosterPage() {
  const { t } = useWords();
  const me = useMe();
  const [file, setFile] = useState<Chosen | null>(null);
  const [mayShrink, setMayShrink] = useState(false);
  // The same file sent again for the same purpose is a retry: it keeps its id and is never imported twice.
  const ids = useRef(new Map<string, string>());

  const run = useMutation({
    mutationFn: ({ file: { name, bytes }, dryRun, allowShrink }: Run) => {
      const purpose = `${name} ${bytes.length} ${dryRun} ${allowShrink}`;
      const clientId = ids.current.get(purpose) ?? newClientId();
      ids.current.set(purpose, clientId);
      return call('post /api/rosters', {
        query: { clientId, dryRun: dryRun ? 'true' : 'false', allowShrink: allowShrink ? 'true' : 'false' },
        body: bytes,
      });
    },
    onSuccess: ({ outcome }) => (outcome === 'imported' ? queries.invalidateQueries() : undefined),
  });

  function choose(next: Chosen) {
    ids.current.clear();
    setFile(next);
    setMayShrink(false);
    run.mutate({ file: next, dryRun: true, allowShrink: false });
  }
  const again = (dryRun: boolean, allowShrink = mayShrink) => file && run.mutate({ file, dryRun, allowShrink });

  const problem = run.error instanceof Refused ? run.error.problem : undefined;
  const faults = problem?.code === 'invalid' ? (problem.errors ?? []) : [];
  const wouldShrink = faults.some(({ code }) => code === SHRINK);
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
            {wouldShrink
              ? t('roster.refusedShrink')
              : faults.length > 0
                ? t('roster.refused', { count: problem?.errorCount ?? faults.length })
                : problemWords(t, run.error)}
          </Notice>
          {faults.length > 0 && <FaultsTable faults={faults} all={problem?.errorCount ?? faults.length} />}
          {wouldShrink && (
            <label className={`check ${styles['shrink']}`}>
              <input
                type="checkbox"
                checked={mayShrink}
                onChange={(event) => setMayShrink(event.currentTarget.checked)}
              />
              {t('roster.allowShrink')}
            </label>
          )}
          <Button
            variant={wouldShrink ? 'filled' : 'default'}
            disabled={wouldShrink && !mayShrink}
            onClick={() => again(run.variables?.dryRun ?? true)}
          >
            {t(wouldShrink ? 'roster.checkAgain' : 'common.tryAgain')}
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
    </>
  );
}
