import './photo.css';
import { useWords } from '../i18n/use-words.ts';
import type { TrackedPhoto } from '../outbox/photo-list.ts';
import { usePhotos } from '../outbox/use-photos.ts';
import { useQueue } from '../outbox/use-queue.ts';
import { photoProblem } from './photo-problem.ts';

type Props = { classId: string; nameOf: (pupilId: string) => string };

/** What became of each photo that is on its way: saving, saved, or why not and what to do. Silent where there is none. */
export function PhotoTray({ classId, nameOf }: Props) {
  const { t, list } = useWords();
  const { keeper, photos } = usePhotos();
  const queue = useQueue();
  const own = photos.filter((one) => one.classId === classId && one.state !== 'unsaved' && one.state !== 'asking');
  // Its log is neither here nor on its way: then the photo is for the next one.
  const isPending = (logId: string) => queue.pending().some(({ id }) => id === logId);
  if (own.length === 0) return null;
  const said = ({ state, error }: TrackedPhoto) =>
    state === 'failed' ? photoProblem(t, error, (ids) => list(ids.map(nameOf))) : t(`photo.${state}`);
  return (
    <section className="card photo-tray" aria-label={t('photo.onTheWay')}>
      <h2>{t('photo.onTheWay')}</h2>
      <ul aria-live="polite">
        {own.map((photo) => (
          <li key={photo.clientId} data-state={photo.state}>
            <img src={photo.url} alt="" />
            <span>{said(photo)}</span>
            {photo.state === 'waiting' && photo.logId !== null && !isPending(photo.logId) && (
              <button type="button" className="quiet-button" onClick={() => void keeper.giveBack(photo.logId ?? '')}>
                {t('photo.giveBack')}
              </button>
            )}
            {photo.state === 'failed' && (
              <span className="photo-ways">
                <button type="button" className="quiet-button" onClick={keeper.retry}>
                  {t('common.tryAgain')}
                </button>
                <button type="button" className="quiet-button" onClick={() => void keeper.drop(photo.clientId)}>
                  {t('photo.remove')}
                </button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
