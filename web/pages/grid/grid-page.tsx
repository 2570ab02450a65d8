import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { Link, useParams } from 'react-router';
import type { Dimension } from '../../../server/contract/words.ts';
import { call } from '../../api.ts';
import { AwayList } from '../../evidence/away-list.tsx';
import { type ClassDay, classDayQuery, knownIndicators, type Rubric } from '../../evidence/evidence-queries.ts';
import { useWords } from '../../i18n/use-words.ts';
import { today } from '../../i18n/written.ts';
import { type KeptGrid, keptGrid } from '../../outbox/kept-grid.ts';
import { queueOf } from '../../outbox/queue-here.ts';
import { Icon } from '../../parts/icon.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { inOrder, usePupilOrder } from '../../parts/pupil-order.ts';
import { PupilOrderPick } from '../../parts/pupil-order-pick.tsx';
import { Bones, Empty, Failed, Notice } from '../../parts/states.tsx';
import { useLeaveGuard } from '../../parts/use-leave-guard.ts';
import { queries } from '../../queries.ts';
import { useMe } from '../../session.ts';
import { ColumnChoice } from './column-choice.tsx';
import styles from './grid.module.css';
import { GridFacts } from './grid-facts.tsx';
import { type Grid, GridSession } from './grid-session.ts';
import { GridSheet } from './grid-sheet.tsx';
import { GridStatus } from './grid-status.tsx';

const ENTERED = ['level', 'count', 'hours'];

export function GridPage() {
  const { classId = '', gridId = '' } = useParams();
  const { personId } = useMe();
  const grid = useQuery({
    queryKey: ['grid', gridId],
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
    queryFn: async () => {
      // What this device has to send of it comes first, or the grid would be older than what was typed.
      const left = await keptGrid(personId, classId, gridId);
      return { grid: await call('get /api/classes/:classId/grids/:gridId', { params: { classId, gridId } }), left };
    },
  });
  if (grid.data) return <Loaded key={gridId} {...grid.data} classId={classId} gridId={gridId} />;
  const { error, isFetching } = grid;
  const retry = () => void grid.refetch();
  return error ? <Failed error={error} retry={retry} isRetrying={isFetching} /> : <Bones cards={5} />;
}

type LoadedProps = { grid: Grid; left: KeptGrid | undefined; classId: string; gridId: string };

function useSession({ grid, left, classId, gridId }: LoadedProps): GridSession | null {
  const { personId } = useMe();
  const [session, setSession] = useState<GridSession | null>(null);
  useEffect(() => {
    const queue = queueOf(personId);
    const made = new GridSession({ personId, classId, gridId }, grid, left, today(), queue);
    setSession(made);
    return () => made.close();
  }, [personId, classId, gridId, grid, left]);
  return session;
}

function Loaded(props: LoadedProps) {
  const session = useSession(props);
  return session ? <OnItsDay {...props} session={session} /> : <Bones cards={5} />;
}

type OpenProps = LoadedProps & { session: GridSession };

/** Rows and columns are those of the day: who was there, and the rubrics of its term. */
function OnItsDay(props: OpenProps) {
  const { session, classId } = props;
  useSyncExternalStore(session.watch, () => session.version);
  const { data, error, refetch, isFetching } = useQuery(classDayQuery(classId, session.facts.happenedOn));
  if (data) return <Open {...props} room={data} />;
  const retry = () => void refetch();
  return error ? <Failed error={error} retry={retry} isRetrying={isFetching} /> : <Bones cards={5} />;
}

function Open({ grid, room, classId, gridId, session }: OpenProps & { room: ClassDay }) {
  const { t, className } = useWords();
  const { store, facts, isFixed, indicatorIds } = session;
  const rubrics = useMemo(
    () => room.rubrics.map(enterable).filter(({ indicators }) => indicators.length > 0),
    [room.rubrics],
  );
  const known = useMemo(() => knownIndicators(rubrics), [rubrics]);
  const [dimension, setDimension] = useState<Dimension | undefined>(
    () => known.get(indicatorIds[0] ?? '')?.rubric.dimension ?? rubrics[0]?.dimension,
  );
  const order = usePupilOrder();
  const rows = useMemo(() => inOrder(room.pupils, order, ({ name }) => name), [room.pupils, order]);
  const columns = useMemo(
    () => [...known.values()].filter(({ indicator }) => indicatorIds.includes(indicator.indicatorId)),
    [known, indicatorIds],
  );
  if (store.rows !== rows || store.columns !== columns) store.setShape(rows, columns);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the shape is what changed
  useEffect(() => store.redraw(), [store, rows, columns]);
  useLeaveGuard((isLink) => session.hasUnsaved(isLink), t('grid.leave'));

  function go(key: string) {
    const [pupilId, indicatorId] = key.split(' ');
    const row = rows.findIndex((one) => one.pupilId === pupilId);
    const column = columns.findIndex(({ indicator }) => indicator.indicatorId === indicatorId);
    if (row < 0 || column < 0) return;
    store.move({ row, column });
    document.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`)?.focus();
  }

  const isWithdrawn = grid.activity?.isWithdrawn ?? false;
  return (
    <div className={`${styles['grid-page']} wide no-ways`}>
      <PageHead
        title={t('grid.title')}
        where={
          <Link className="back" to={`/classes/${classId}`}>
            <Icon name="back" />
            {className(room.class)} · {t('common.pupils', { count: rows.length })}
          </Link>
        }
        headline={isFixed && facts.title ? facts.title : t('grid.title')}
      >
        <PupilOrderPick />
      </PageHead>
      {isWithdrawn && <Notice kind="warn">{t('grid.withdrawn')}</Notice>}
      <GridFacts
        facts={facts}
        room={room}
        gridId={gridId}
        activity={isFixed ? grid.activity : null}
        isFixed={isFixed}
        isThere={session.isThere}
        amended={() => queries.invalidateQueries({ queryKey: ['grid', gridId] })}
        move={(to) => session.moveTo(to)}
        say={(part) => session.say(part)}
        writing={(isWriting) => session.writeWords(isWriting)}
        dimension={dimension}
      />
      {!isWithdrawn && (
        <ColumnChoice
          rubrics={rubrics}
          dimension={dimension}
          chosen={indicatorIds}
          pickDimension={setDimension}
          choose={(ids) => session.choose(ids)}
        />
      )}
      {rows.length === 0 || rubrics.length === 0 ? (
        <Empty>{t(rows.length === 0 ? 'class.noPupils' : 'log.noRubrics')}</Empty>
      ) : columns.length === 0 ? (
        <Empty>{t('grid.chooseColumns')}</Empty>
      ) : (
        <>
          <GridStatus session={session} go={go} />
          <GridSheet
            store={store}
            rows={rows}
            columns={columns}
            label={facts.title || t('grid.title')}
            visibility={facts.visibility}
          />
          <AwayList room={room} />
          <details className={styles['grid-help']}>
            <summary>{t('grid.help')}</summary>
            <p className="small">{t('grid.helpMove')}</p>
            <p className="small">{t('grid.helpGive')}</p>
            <p className="small">{t('grid.helpPaste')}</p>
          </details>
        </>
      )}
    </div>
  );
}

const enterable = (rubric: Rubric): Rubric => ({
  ...rubric,
  indicators: rubric.indicators.filter(({ valueKind }) => ENTERED.includes(valueKind)),
});
