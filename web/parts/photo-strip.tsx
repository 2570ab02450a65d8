import './photo.css';
import { useEffect, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Dialog } from './dialog.tsx';
import { Icon } from './icon.tsx';

type Photo = { readonly photoId: string; readonly width: number; readonly height: number };
type Props = {
  photos: readonly Photo[];
  /** '/api/activities/…' or '/api/pupils/…': whose eyes it is seen with. */
  under: string;
  title: string;
  happenedOn: string;
  /** Offered beside the opened photo. */
  withdraw?: (photoId: string) => void;
};

/** Small photos in a row; one opens large, and the arrows go on to the next. */
export function PhotoStrip({ photos, under, title, happenedOn, withdraw }: Props) {
  const { t, day } = useWords();
  const [at, setAt] = useState<number | null>(null);
  const opened = at === null ? undefined : photos[at];
  const [isOpen, count] = [at !== null, photos.length];
  // On the whole document: wherever in the dialog the focus is, the arrows go on.
  useEffect(() => {
    if (!isOpen) return undefined;
    function onKey({ key }: KeyboardEvent) {
      const by = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
      if (by !== 0) setAt((now) => (now === null ? null : (now + by + count) % count));
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isOpen, count]);
  if (count === 0) return null;
  const words = t('photo.of', { title, day: day(happenedOn) });
  const addressOf = ({ photoId }: Photo) => `${under}/photos/${photoId}`;
  const go = (by: number) => setAt((now) => (now === null ? null : (now + by + count) % count));
  return (
    <>
      <ul className="photo-strip">
        {photos.map((photo, index) => (
          <li key={photo.photoId}>
            <button type="button" className="photo-thumb" onClick={() => setAt(index)}>
              <img src={addressOf(photo)} width={photo.width} height={photo.height} alt={words} loading="lazy" />
            </button>
          </li>
        ))}
      </ul>
      {opened && (
        <Dialog title={title} close={() => setAt(null)}>
          <div className="photo-large">
            <img src={addressOf(opened)} width={opened.width} height={opened.height} alt={words} />
            <p className="small" aria-live="polite">
              {photos.length > 1 ? t('photo.place', { words, at: (at ?? 0) + 1, count: photos.length }) : words}
            </p>
            <div className="photo-ways">
              {photos.length > 1 && (
                <>
                  <button type="button" className="plain-button" onClick={() => go(-1)}>
                    <Icon name="back" />
                    {t('photo.before')}
                  </button>
                  <button type="button" className="plain-button" onClick={() => go(1)}>
                    {t('photo.next')}
                    <Icon name="next" />
                  </button>
                </>
              )}
              {withdraw && (
                <button
                  type="button"
                  className="quiet-button"
                  onClick={() => {
                    setAt(null);
                    withdraw(opened.photoId);
                  }}
                >
                  {t('photo.withdraw')}
                </button>
              )}
            </div>
          </div>
        </Dialog>
      )}
    </>
  );
}
