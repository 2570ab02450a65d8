import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { Bones, Empty, Failed } from '../../parts/states.tsx';
import { ActivityCard } from './activity-card.tsx';
import { AmendDialog } from './amend-dialog.tsx';
import { knownIndicators, useActivities, useClassRubrics } from './evidence-queries.ts';
import { WithdrawDialog } from './withdraw-dialog.tsx';

const FIRST = 5;

export function ActivityList(props: {
  classId: string;
  asked: { term: string };
  mayLog: boolean;
  isHomeroom: boolean;
}) {
  const { t } = useWords();
  const activities = useActivities(props.classId, props.asked);
  const rubrics = useClassRubrics(props.classId, props.asked);
  const [isShort, setShort] = useState(true);
  const [amending, setAmending] = useState<string | null>(null);
  const [withdrawing, setWithdrawing] = useState<string | null>(null);

  const error = activities.error ?? rubrics.error;
  if (!activities.data || !rubrics.data) {
    const retry = () => void Promise.all([activities.refetch(), rubrics.refetch()]);
    return error ? <Failed error={error} retry={retry} isRetrying={activities.isFetching} /> : <Bones />;
  }
  const known = knownIndicators(rubrics.data.rubrics);
  const all = activities.data.pages.flatMap((page) => page.activities);
  const shown = isShort ? all.slice(0, FIRST) : all;
  const amended = all.flatMap(({ marks }) => marks).find(({ markId }) => markId === amending);
  const withdrawn = all.find(({ activityId }) => activityId === withdrawing);
  if (all.length === 0) {
    return (
      <Empty
        action={
          props.mayLog && (
            <Button component={Link} to={`/classes/${props.classId}/log`}>
              {t('class.logFirst')}
            </Button>
          )
        }
      >
        {t('class.noActivities')}
      </Empty>
    );
  }
  const hasMore = shown.length < all.length || activities.hasNextPage;
  return (
    <>
      {shown.map((activity) => (
        <ActivityCard
          key={activity.activityId}
          activity={activity}
          known={known}
          mayChange={activity.isMine || props.isHomeroom}
          amend={setAmending}
          withdraw={() => setWithdrawing(activity.activityId)}
        />
      ))}
      {hasMore && (
        <div className="actions">
          <Button
            variant="default"
            loading={activities.isFetchingNextPage}
            onClick={() => (isShort ? setShort(false) : void activities.fetchNextPage())}
          >
            {t('common.more')}
          </Button>
        </div>
      )}
      {amended && (
        <AmendDialog
          mark={amended}
          known={known}
          reload={async () => void (await activities.refetch())}
          close={() => setAmending(null)}
        />
      )}
      {withdrawn && <WithdrawDialog activity={withdrawn} close={() => setWithdrawing(null)} />}
    </>
  );
}
