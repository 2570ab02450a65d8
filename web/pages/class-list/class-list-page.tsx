import { Button, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { pathWith } from '../../../server/contract/request.ts';
import { call, newClientId } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { problemWords } from '../../parts/problem-words.ts';
import { Empty } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { queries } from '../../queries.ts';
import { grantsOf, keepsRosters, useMe } from '../../session.ts';
import { fileTypeOf, type SheetFile, saveMarked } from '../sheet/sheet-file.ts';
import { SheetPick } from '../sheet/sheet-pick.tsx';
import styles from './class-list.module.css';
import { type Answer, ListRefused, wantsHeadings } from './list-refused.tsx';
import { ListResult } from './list-result.tsx';
import { MapByHand } from './map-by-hand.tsx';
import { RememberedColumns } from './remembered-columns.tsx';

type Run = Answer & { file: SheetFile; dryRun: boolean; columns?: string; headerLine?: number };
const PASTED = '';
const flag = (value: boolean | undefined) => (value ? ('true' as const) : ('false' as const));

/** A school's own spreadsheet becomes its roster: looked at first, written only after that. */
export function ClassListPage() {
  const { schoolId = '' } = useParams();
  const { t, language, both } = useWords();
  const me = useMe();
  const [file, setFile] = useState<SheetFile | null>(null);
  const [cells, setCells] = useState('');
  // The same import sent again after a lost answer is a retry: it keeps its id and is never done twice.
  const importId = useRef(newClientId());

  const run = useMutation({
    mutationFn: ({ file: { name, bytes }, dryRun, ...said }: Run) => {
      const clientId = dryRun ? newClientId() : importId.current;
      const query = { clientId, dryRun: flag(dryRun), ...saidOf(said) };
      const type = name === PASTED ? 'text/tab-separated-values' : fileTypeOf({ name, bytes });
      return call('post /api/schools/:schoolId/class-lists', { params: { schoolId }, query, body: bytes }, type);
    },
    onSuccess: ({ outcome }) => (outcome === 'imported' ? queries.invalidateQueries() : undefined),
  });

  const saidOf = ({ allowShrink, allowOthers, ...said }: Omit<Run, 'file' | 'dryRun'>) => ({
    allowShrink: flag(allowShrink),
    allowOthers: flag(allowOthers),
    lang: language,
    ...said,
  });
  const marked = useMutation({
    mutationFn: ({ file: from, dryRun: _, ...said }: Run) =>
      saveMarked(
        pathWith('/api/schools/:schoolId/class-lists/problems', { params: { schoolId }, query: saidOf(said) }),
        from,
      ),
    onError: (failed) => toast(problemWords(t, failed)),
  });

  function choose(next: SheetFile) {
    setFile(next);
    look({ file: next, dryRun: true });
  }
  /** Each look is of something new, so what is imported after it is as well. */
  function look(wanted: Run) {
    importId.current = newClientId();
    run.mutate({ ...wanted, dryRun: true });
  }

  const school = grantsOf(me, 'school-office').flatMap(({ place }) =>
    place.kind === 'school' && place.id === schoolId ? place : [],
  )[0];
  if (!school) {
    return (
      <>
        <PageHead title={t('nav.rosters')} headline={t('nav.rosters')} />
        <Empty>{t('classList.notYours')}</Empty>
      </>
    );
  }
  const result = run.isPending ? undefined : run.data;
  const last = run.variables;
  return (
    <div className={styles['page']}>
      <PageHead
        title={t('classList.headline')}
        where={both(school.name)}
        headline={t(
          result?.outcome === 'imported' ? 'roster.imported' : result ? 'classList.checked' : 'classList.headline',
        )}
      >
        {!result && <p>{t('classList.how')}</p>}
        {!result && (
          <p>
            <Link to={`/schools/${schoolId}/classes`}>{t('schoolYear.openClasses')}</Link>
          </p>
        )}
        {!result && keepsRosters(me) && (
          <p>
            <Link to="/rosters">{t('classList.packages')}</Link>
          </p>
        )}
      </PageHead>
      {!result && (
        <section className="section">
          <SheetPick name={file?.name || null} isBusy={run.isPending} choose={choose} />
          <details>
            <summary>{t('classList.paste')}</summary>
            <Textarea
              label={t('classList.pasteHow')}
              autosize
              minRows={4}
              maxRows={12}
              value={cells}
              onChange={({ currentTarget }) => setCells(currentTarget.value)}
            />
            <Button
              variant="default"
              disabled={cells.trim() === '' || run.isPending}
              onClick={() => choose({ name: PASTED, bytes: new TextEncoder().encode(cells) })}
            >
              {t('classList.look')}
            </Button>
          </details>
        </section>
      )}
      {run.isPending && (
        <section className="section" role="status">
          <p>{t(last?.dryRun ? 'roster.checking' : 'roster.importing')}</p>
          <progress aria-label={t('roster.checking')} />
        </section>
      )}
      {run.error && last && !run.isPending && (
        <ListRefused
          error={run.error}
          again={(answer) => look({ ...last, ...answer })}
          mark={() => marked.mutate(last)}
          isMarking={marked.isPending}
        />
      )}
      {last && !run.isPending && wantsHeadings(run.error) && (
        <section className="section">
          <MapByHand
            key={`${last.file.name} ${last.file.bytes.length}`}
            schoolId={schoolId}
            file={last.file}
            look={(said) => look({ ...last, ...said })}
          />
        </section>
      )}
      {!result && !run.isPending && <RememberedColumns schoolId={schoolId} />}
      {result && last && (
        <section className="section">
          <ListResult
            result={result}
            map={(columns) => look({ ...last, columns: [last.columns, columns].filter(Boolean).join(',') })}
          />
          <div className="actions">
            {result.outcome === 'checked' ? (
              <>
                <Button size="md" onClick={() => run.mutate({ ...last, dryRun: false })}>
                  {t('roster.import')}
                </Button>
                <Button size="md" variant="default" onClick={() => run.reset()}>
                  {t('roster.chooseOther')}
                </Button>
              </>
            ) : (
              <Button size="md" component={Link} to="/classes">
                {t('classList.toClasses')}
              </Button>
            )}
          </div>
          {result.outcome === 'checked' && <p className="small">{t('roster.nothingWritten')}</p>}
        </section>
      )}
    </div>
  );
}
