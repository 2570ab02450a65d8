import './rubric-words.ts';
import './edit-words.ts';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useDeferredValue, useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { readRubricFile } from '../../../server/contract/rubric-file.ts';
import { differenceOf } from '../../../server/core/rubric/difference.ts';
import type { Indicator, Rubric } from '../../../server/core/rubric/rubric.ts';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { DimensionName } from '../../parts/dimension-mark.tsx';
import { Icon } from '../../parts/icon.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Bones, Failed, Notice } from '../../parts/states.tsx';
import { useMe } from '../../session.ts';
import { ChangeList } from './change-list.tsx';
import { EditorBar } from './editor-bar.tsx';
import { EditorList } from './editor-list.tsx';
import { FaultsHere } from './fields.tsx';
import styles from './rubric.module.css';
import type { Draft } from './rubric-queries.ts';
import { useDraftSaving } from './use-draft-saving.ts';

/** The two forms, each in a place of its own: while one is on its way the other is gone, and nobody types into what was open before. */
const FrameForm = lazy(async () => ({ default: (await import('./frame-form.tsx')).FrameForm }));
const IndicatorForm = lazy(async () => ({ default: (await import('./indicator-form.tsx')).IndicatorForm }));

export function EditorPage() {
  const { areaId = '', key = '' } = useParams();
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['area', areaId, 'draft', key],
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => call('get /api/areas/:areaId/rubric-draft', { params: { areaId }, query: { key } }),
  });
  const [times, setTimes] = useState(0);
  if (!data) {
    return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones cards={4} />;
  }
  const startAgain = async () => {
    await refetch();
    setTimes((now) => now + 1);
  };
  return <Editor key={times} draft={data} startAgain={startAgain} />;
}

function Editor({ draft, startAgain }: { draft: Draft; startAgain: () => Promise<void> }) {
  const { t, both } = useWords();
  const { personId } = useMe();
  const saving = useDraftSaving({ personId, areaId: draft.area.areaId, ...draft });
  const { rubric, change } = saving;
  const base = useMemo(() => JSON.parse(draft.base) as Rubric, [draft.base]);
  // The form answers at once; the check and the list of changes follow a moment later.
  const settled = useDeferredValue(rubric);
  const faults = useMemo(() => {
    const read = readRubricFile(settled);
    return 'faults' in read ? read.faults : [];
  }, [settled]);
  const changes = useMemo(() => differenceOf(base, settled), [base, settled]);
  const [open, setOpen] = useState<string | null>(null);
  const [isComparing, setComparing] = useState(false);
  const here = useMemo(() => ({ faults, rubric: settled }), [faults, settled]);
  const at = rubric.indicators.findIndex(({ id }) => id === open);
  const indicator = rubric.indicators[at];
  const changeIndicator = (how: (now: Indicator) => Indicator) =>
    change((now) => ({ ...now, indicators: now.indicators.map((one) => (one.id === open ? how(one) : one)) }));
  const lost = draft.additions.filter(({ parentId }) => !rubric.indicators.some(({ id }) => id === parentId));
  return (
    <FaultsHere value={here}>
      <div className={`${styles['editor']} wide`}>
        <PageHead
          title={both(rubric.title)}
          where={
            <Link className={styles['editor-back']} to={`/rubrics/${draft.area.areaId}`}>
              <Icon name="back" />
              {both(draft.area.name)} · {t('nav.rubrics')}
            </Link>
          }
          headline={t(faults.length > 0 ? 'edit.headlineFaults' : 'edit.headline', { count: faults.length })}
        >
          <p>
            <DimensionName dimension={rubric.dimension} /> · {t('edit.basedOn', { version: draft.basedOn })}
          </p>
        </PageHead>
        {draft.newest !== draft.basedOn && (
          <Notice kind="warn">{t('edit.overtaken', { version: draft.newest })}</Notice>
        )}
        {lost.length > 0 && (
          <Notice kind="warn">
            {t('edit.additionsLost', { count: lost.length, titles: lost.map((one) => both(one.title)).join('、') })}
          </Notice>
        )}
        <EditorBar
          draft={draft}
          saving={saving}
          faults={faults}
          changes={changes}
          startAgain={startAgain}
          isComparing={isComparing}
          compare={() => setComparing(!isComparing)}
        />
        {isComparing ? (
          <ChangeList changes={changes} basedOn={draft.basedOn} />
        ) : (
          <div className={styles['editor-parts']}>
            <EditorList rubric={rubric} faults={faults} open={open} show={setOpen} change={change} />
            {indicator ? (
              <Suspense key={indicator.id} fallback={<Bones cards={1} />}>
                <IndicatorForm rubric={rubric} at={at} indicator={indicator} change={changeIndicator} />
              </Suspense>
            ) : (
              <Suspense key="frame" fallback={<Bones cards={1} />}>
                <FrameForm rubric={rubric} change={change} />
              </Suspense>
            )}
          </div>
        )}
      </div>
    </FaultsHere>
  );
}
