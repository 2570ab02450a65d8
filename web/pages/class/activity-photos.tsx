import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { MOST_PHOTOS } from '../../../server/core/photo-limits.ts';
import { call, newClientId } from '../../api.ts';
import { type Activity, useClassPupils } from '../../evidence/evidence-queries.ts';
import { useWords } from '../../i18n/use-words.ts';
import { usePhotos } from '../../outbox/use-photos.ts';
import { PhotoStrip } from '../../parts/photo-strip.tsx';
import { PhotoTags } from '../../parts/photo-tags.tsx';
import { PhotoTake } from '../../parts/photo-take.tsx';
import { problemWords } from '../../parts/problem-words.ts';
import { toast } from '../../parts/toast.tsx';
import { queries } from '../../queries.ts';

type Props = { activity: Activity; classId: string; mayChange: boolean };
const NOW = {};

/** The photos of an activity for its staff: seen, added to, taken away. */
export function ActivityPhotos({ activity, classId, mayChange }: Props) {
  const { t } = useWords();
  const { keeper } = usePhotos();
  const { activityId, photos, photosHeldBack } = activity;
  const withdraw = useMutation({
    mutationFn: (photoId: string) =>
      call('post /api/activities/:activityId/photos/:photoId/withdrawal', {
        params: { activityId, photoId },
        body: { clientId: newClientId() },
      }),
    onSuccess: async () => {
      toast(t('photo.withdrawn'));
      await queries.invalidateQueries({ queryKey: ['class', classId, 'activities'] });
    },
    onError: (error) => toast(problemWords(t, error)),
  });
  const mayAdd = mayChange && photos.length + photosHeldBack < MOST_PHOTOS;
  return (
    <>
      <PhotoStrip
        photos={photos}
        under={`/api/activities/${activityId}`}
        title={activity.title}
        happenedOn={activity.happenedOn}
        {...(mayChange ? { withdraw: (photoId: string) => withdraw.mutate(photoId) } : {})}
      />
      {photosHeldBack > 0 && <p className="small">{t('photo.heldBack', { count: photosHeldBack })}</p>}
      {mayAdd && (
        <PhotoTake isQuiet take={(file) => keeper.add(classId, activityId, file)}>
          {t('photo.addToThis')}
        </PhotoTake>
      )}
      {mayChange && <AskWho activity={activity} classId={classId} />}
    </>
  );
}

/** Photos just added to what is saved already: who is seen is asked first, one by one; then each is sent. */
function AskWho({ activity, classId }: Omit<Props, 'mayChange'>) {
  const { keeper, photos } = usePhotos();
  const [asked] = photos.filter((one) => one.activityId === activity.activityId && one.state === 'asking');
  if (!asked) return null;
  return (
    <PupilsFor
      key={asked.clientId}
      {...{ activity, classId }}
      show={(pupils) => (
        <PhotoTags
          photo={asked}
          pupils={pupils}
          tag={(ids) => void keeper.tag(asked.clientId, ids)}
          drop={() => void keeper.drop(asked.clientId)}
          done={() => void keeper.release(asked.clientId)}
          // Nobody said who is seen: then it is not sent.
          close={() => void keeper.drop(asked.clientId)}
        />
      )}
    />
  );
}

function PupilsFor(props: Omit<Props, 'mayChange'> & { show: (pupils: Taggables) => ReactNode }) {
  const { data } = useClassPupils(props.classId, NOW);
  const tookPart = new Set(props.activity.marks.map(({ pupilId }) => pupilId));
  return data && props.show(data.pupils.filter(({ pupilId }) => tookPart.has(pupilId)));
}
type Taggables = Parameters<typeof PhotoTags>[0]['pupils'];
