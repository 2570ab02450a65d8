import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { call, newClientId } from '../../api.ts';
import { evidenceChanged, useClassPupils } from '../../evidence/evidence-queries.ts';
import { NoticeLine } from '../../evidence/notice-line.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { today } from '../../i18n/written.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { problemWords } from '../../parts/problem-words.ts';
import { Bones, Failed } from '../../parts/states.tsx';
import { endToast, toast } from '../../parts/toast.tsx';
import { ownClasses, useMe } from '../../session.ts';
import styles from './sheet.module.css';
import { fileTypeOf, type SheetFile, type SheetKind, saveMarked } from './sheet-file.ts';
import { SheetPick } from './sheet-pick.tsx';
import { SheetRefused } from './sheet-refused.tsx';
import { SheetResult } from './sheet-result.tsx';

/** `sheet` and `passOver` are answers to what the last look at this very file named. */
type Run = {
  file: SheetFile;
  dryRun: boolean;
  kind: SheetKind;
  happenedOn: string;
  sheet?: string | undefined;
  passOver?: string | undefined;
};
const KINDS = ['fitness', 'attendance'] as const;

/** Three steps down one page: what it is, the table to fill in, the filled-in table. Nothing is written before it was looked at. */
export function SheetPage() {
  const { classId = '' } = useParams();
  const { t, language, className, both } = useWords();
  const me = useMe();
  const { data, error, refetch, isFetching } = useClassPupils(classId, {});
  const [kind, setKind] = useState<SheetKind>('fitness');
  const [happenedOn, setDay] = useState(today());
  const [typedTitle, setTitle] = useState<string | null>(null);
  const [file, setFile] = useState<SheetFile | null>(null);
  const title = typedTitle ?? t(`sheet.title.${kind}`, { year: happenedOn.slice(0, 4) });
  // The same import sent again after a lost answer is a retry: it keeps its id and is never done twice. A check is always new.
  const ids = useRef(new Map<string, string>());
  const about = `happenedOn=${happenedOn}&lang=${language}`;
  const path = `/api/classes/${classId}/sheets/${kind}`;

  const run = useMutation({
    mutationFn: (wanted: Run) => {
      const { sheet, passOver } = wanted;
      const purpose = JSON.stringify([wanted.file.name, wanted.kind, wanted.happenedOn, title, sheet, passOver]);
      const clientId = (!wanted.dryRun && ids.current.get(purpose)) || newClientId();
      if (!wanted.dryRun) ids.current.set(purpose, clientId);
      const { dryRun, happenedOn: on } = wanted;
      const said = { happenedOn: on, title, lang: language, sheet, passOver };
      const query = { clientId, dryRun: dryRun ? 'true' : 'false', ...said } as const;
      const asked = { params: { classId, kind: wanted.kind }, query, body: wanted.file.bytes };
      return call('post /api/classes/:classId/sheets/:kind', asked, fileTypeOf(wanted.file));
    },
    onSuccess: ({ outcome, activity, changes }) => {
      if (outcome === 'checked') return undefined;
      ids.current.clear();
      const { activityId } = activity;
      const mayUndo = activity.isNew && activityId !== null && ownClasses(me).includes(classId);
      const word = {
        word: t('log.undo'),
        run: () => {
          endToast();
          if (activityId !== null) undo.mutate(activityId);
        },
      };
      toast(t('sheet.imported', changes), mayUndo ? word : undefined);
      return evidenceChanged();
    },
  });
  const undo = useMutation({
    mutationFn: (activityId: string) =>
      call('post /api/activities/:activityId/withdrawal', {
        params: { activityId },
        body: { clientId: newClientId(), reason: 'undo' },
      }),
    onSuccess: () => {
      setFile(null);
      run.reset();
      toast(t('log.undone'));
      return evidenceChanged();
    },
    onError: (failed) => toast(problemWords(t, failed)),
  });
  const marked = useMutation({
    mutationFn: ({ file: from, sheet }: Run) =>
      saveMarked(`${path}/problems?${about}${sheet ? `&sheet=${encodeURIComponent(sheet)}` : ''}`, from),
    onError: (failed) => toast(problemWords(t, failed)),
  });

  function check(wanted: Partial<Run>) {
    const next = wanted.file ?? file;
    run.reset();
    if (wanted.file) ids.current.clear();
    if (wanted.file) setFile(wanted.file);
    if (wanted.kind) setKind(wanted.kind);
    if (wanted.happenedOn) setDay(wanted.happenedOn);
    if (next) run.mutate({ kind, happenedOn, dryRun: true, ...wanted, file: next });
  }

  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  const result = run.isPending ? undefined : run.data;
  return (
    <div className={styles['sheet-page']}>
      <PageHead
        title={t('sheet.headline')}
        where={`${className(data.class)} · ${both(data.schoolName)}`}
        headline={t(result?.outcome === 'imported' ? 'sheet.done' : result ? 'sheet.checked' : 'sheet.headline')}
      >
        {!result && <p>{t('sheet.how')}</p>}
        <NoticeLine classId={classId} term={data.term.code} />
      </PageHead>
      <section className="section">
        <h2>{t('sheet.what')}</h2>
        <fieldset className={`chips ${styles['sheet-kinds']}`}>
          <legend className="field-label">{t('sheet.kind')}</legend>
          {KINDS.map((one) => (
            <button
              key={one}
              type="button"
              className="chip"
              aria-pressed={kind === one}
              onClick={() => check({ kind: one })}
            >
              {t(`sheet.kinds.${one}`)}
            </button>
          ))}
        </fieldset>
        <div className={styles['sheet-facts']}>
          <TextInput
            type="date"
            label={t(`sheet.day.${kind}`)}
            value={happenedOn}
            min={data.term.startsOn}
            max={today()}
            onChange={({ currentTarget }) => currentTarget.value && check({ happenedOn: currentTarget.value })}
          />
          <TextInput
            label={t('sheet.called')}
            value={title}
            maxLength={80}
            onChange={({ currentTarget }) => setTitle(currentTarget.value)}
          />
        </div>
      </section>
      <section className="section">
        <h2>{t('sheet.template')}</h2>
        <p className="small">{t('sheet.templateHow')}</p>
        <div className="actions">
          {(['xlsx', 'csv'] as const).map((format) => (
            <a
              key={format}
              className="plain-button button-link"
              href={`${path}/template?format=${format}&${about}`}
              download
            >
              {t(`sheet.get.${format}`)}
            </a>
          ))}
        </div>
      </section>
      <section className="section">
        <h2>{t('sheet.give')}</h2>
        <SheetPick name={file?.name ?? null} isBusy={run.isPending} choose={(next) => check({ file: next })} />
      </section>
      {run.isPending && (
        <section className="section" role="status">
          <p>{t(run.variables.dryRun ? 'roster.checking' : 'roster.importing')}</p>
          <progress aria-label={t('roster.checking')} />
        </section>
      )}
      {run.error && run.variables && !run.isPending && (
        <SheetRefused
          error={run.error}
          again={(answer) => run.mutate({ ...run.variables, dryRun: true, ...answer })}
          mark={() => marked.mutate(run.variables)}
          isMarking={marked.isPending}
        />
      )}
      {result && run.variables && (
        <section className="section">
          <h2>{t(result.outcome === 'checked' ? 'sheet.look' : 'sheet.done')}</h2>
          <SheetResult result={result} />
          <div className="actions">
            {result.outcome === 'checked' ? (
              <Button size="md" onClick={() => run.mutate({ ...run.variables, dryRun: false })}>
                {t('roster.import')}
              </Button>
            ) : (
              <Button size="md" component={Link} to={`/classes/${classId}`}>
                {t('sheet.toClass')}
              </Button>
            )}
          </div>
          {result.outcome === 'checked' && <p className="small">{t('roster.nothingWritten')}</p>}
        </section>
      )}
    </div>
  );
}
