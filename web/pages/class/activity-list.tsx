import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { AmendActivity } from '../../evidence/amend-activity.tsx';
import {
  type ActivitiesAsked,
  knownIndicators,
  useActivities,
  useClassRubrics,
} from '../../evidence/evidence-queries.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Bones, Empty, Failed } from '../../parts/states.tsx';
import { ActivityCard } from './activity-card.tsx';
import { AmendDialog } from './amend-dialog.tsx';
import { DetachDialog } from './detach-dialog.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';

const FIRST = 5;

export function ActivityList(props: { classId: string; asked: ActivitiesAsked; isFiltered: boolean; mayLog: boolean }) {
  const { t, named } = useWords();
  const activities = useActivities(props.classId, props.asked);
  const rubrics = useClassRubrics(props.classId, { term: props.asked.term });
  const [isShort, setShort] = useState(true);
  const [amending, setAmending] = useState<string | null>(null);
  const [amendingActivity, setAmendingActivity] = useState<string | null>(null);
  const [withdrawing, setWithdrawing] = useState<string | null>(null);
  const [detaching, setDetaching] = useState<[activityId: string, pupilId: string] | null>(null);

  const error = activities.error ?? rubrics.error;
  if (!activities.data || !rubrics.data) {
    const retry = () => void Promise.all([activities.refetch(), rubrics.refetch()]);
    return error ? <Failed isPart error={error} retry={retry} isRetrying={activities.isFetching} /> : <Bones />;
  }
  const known = knownIndicators(rubrics.data.rubrics);
  const all = activities.data.pages.flatMap((page) => page.activities);
  const shown = isShort ? all.slice(0, FIRST) : all;
  const amendedIn = all.find(({ marks }) => marks.some(({ markId }) => markId === amending));
  const amended = amendedIn?.marks.find(({ markId }) => markId === amending);
  const amendedActivity = all.find(({ activityId }) => activityId === amendingActivity);
  const detachedFrom = all.find(({ activityId }) => activityId === detaching?.[0]);
  const withdrawn = all.find(({ activityId }) => activityId === withdrawing);
  if (all.length === 0 && props.isFiltered) return <Empty>{t('search.none')}</Empty>;
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
          classId={props.classId}
          known={known}
          mayChange={activity.mayAmend}
          amendActivity={() => setAmendingActivity(activity.activityId)}
          gridPath={props.mayLog ? `/classes/${props.classId}/grid/${activity.activityId}` : null}
          detach={(pupilId) => setDetaching([activity.activityId, pupilId])}
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
      {amendedIn && amended && (
        <AmendDialog
          mark={amended}
          visibility={amendedIn.visibility}
          classId={props.classId}
          known={known}
          reload={async () => void (await activities.refetch())}
          close={() => setAmending(null)}
        />
      )}
      {amendedActivity && (
        <AmendActivity
          activity={amendedActivity}
          classId={props.classId}
          nameOf={(id) => {
            const mark = amendedActivity.marks.find(({ pupilId }) => pupilId === id);
            return mark ? named({ name: mark.pupilName, apart: mark.apart }) : '';
          }}
          reload={async () => void (await activities.refetch())}
          close={() => setAmendingActivity(null)}
        />
      )}
      {detaching && detachedFrom && (
        <DetachDialog
          activity={detachedFrom}
          pupilId={detaching[1]}
          classId={props.classId}
          close={() => setDetaching(null)}
        />
      )}
      {withdrawn && <WithdrawDialog activity={withdrawn} classId={props.classId} close={() => setWithdrawing(null)} />}
    </>
  );
}
