import '../../parts/photo.css';
import { useEffect, useRef, useState } from 'react';
import { MOST_ADDED_PHOTOS } from '../../../server/core/photo-limits.ts';
import { newClientId } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { shrink } from '../../outbox/photo-shrink.ts';
import { PhotoTake } from '../../parts/photo-take.tsx';
import { toast } from '../../parts/toast.tsx';
import styles from './contribution.module.css';
import type { Said, SaidPhoto } from './said.ts';

type Props = { under: string; said: Said; change: (said: Said) => void };

/** Photos of what is being written: made small on this device, kept here with what is typed, and sent with it. */
export function PhotoFields({ under, said, change }: Props) {
  const { t } = useWords();
  // Several are taken one after the other, each after the one before.
  const now = useRef(said);
  useEffect(() => {
    now.current = said;
  });
  const put = (photos: readonly SaidPhoto[]) => {
    now.current = { ...now.current, photos };
    change(now.current);
  };
  const take = async (file: Blob) => {
    const isFull = () => now.current.photos.length >= MOST_ADDED_PHOTOS;
    const blob = isFull() ? null : await shrink(file);
    if (!blob || isFull()) toast(t('contribution.photosMost'));
    else put([...now.current.photos, { id: newClientId(), isProof: false, blob }]);
  };
  const { photos } = said;
  return (
    <section className="photo-pick" aria-label={t('contribution.photos')}>
      <p className="field-label">{t('contribution.photos')}</p>
      {photos.length < MOST_ADDED_PHOTOS && (
        <div className="photo-takes">
          <PhotoTake isCamera take={take}>
            {t('photo.take')}
          </PhotoTake>
          <PhotoTake take={take}>{t('photo.choose')}</PhotoTake>
        </div>
      )}
      {photos.length > 0 && (
        <ul className={styles['photos']}>
          {photos.map((photo, index) => (
            <li key={photo.id}>
              <Thumb photo={photo} under={under} words={t('photo.number', { count: index + 1 })} />
              {said.isSelfJoined && (
                <label className="check">
                  <input
                    type="checkbox"
                    checked={photo.isProof}
                    onChange={({ currentTarget: { checked: isProof } }) =>
                      put(photos.map((one) => (one === photo ? { ...one, isProof } : one)))
                    }
                  />
                  {t('contribution.isProof', { count: index + 1 })}
                </label>
              )}
              <button type="button" className="quiet-button" onClick={() => put(photos.filter((one) => one !== photo))}>
                {t('contribution.dropPhoto', { count: index + 1 })}
              </button>
            </li>
          ))}
        </ul>
      )}
      {photos.length > 0 && <p className="small">{t('contribution.photosMean')}</p>}
    </section>
  );
}

function Thumb({ photo: { id, blob }, under, words }: { photo: SaidPhoto; under: string; words: string }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!blob) return undefined;
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  const address = blob ? url : `${under}/photos/${id}`;
  return address === undefined ? null : <img src={address} alt={words} />;
}
