import './comment-words.ts';
import { useMemo, useState } from 'react';
import { Navigate, useParams } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { inOrder, usePupilOrder } from '../../parts/pupil-order.ts';
import { Bones, Failed } from '../../parts/states.tsx';
import { useTerm } from '../../parts/term-pick.tsx';
import { useLeaveGuard } from '../../parts/use-leave-guard.ts';
import { checksOf, type ReadBefore } from './checks.ts';
import { CommentList } from './comment-list.tsx';
import { type ClassComments, useComments, useDrafts } from './comment-queries.ts';
import { Writer } from './writer.tsx';

/** The class's list of comments, and below it the one that is being written. */
export function CommentsPage() {
  const { classId = '' } = useParams();
  const { asked } = useTerm();
  const { data, error, refetch, isFetching } = useComments(classId, asked);
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  return <Loaded key={data.term.code} room={data} />;
}

function Loaded({ room }: { room: ClassComments }) {
  const { classId = '', pupilId } = useParams();
  const { t } = useWords();
  const drafts = useDrafts(classId, room.term.code);
  const order = usePupilOrder();
  const pupils = useMemo(() => inOrder(room.pupils, order, ({ name }) => name), [room, order]);
  const [readBefore] = useState<ReadBefore>(() => new Map());
  useLeaveGuard(() => drafts?.isAtRisk() ?? false, t('writer.leave'));
  if (!drafts) return <Bones />;
  const look = checksOf(room, drafts, readBefore);
  const parts = { room, drafts, look, pupils };
  if (pupilId === undefined) return <CommentList {...parts} />;
  const child = pupils.find((one) => one.pupilId === pupilId);
  if (!child) return <Navigate to={`/classes/${classId}/comments?term=${room.term.code}`} replace />;
  return <Writer key={pupilId} {...parts} child={child} />;
}
