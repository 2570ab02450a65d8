import './photo.css';
import { useState } from 'react';
import { MOST_PHOTOS } from '../../server/core/photo-limits.ts';
import { useWords } from '../i18n/use-words.ts';
import { usePhotos } from '../outbox/use-photos.ts';
import { PhotoTags, type Taggable } from './photo-tags.tsx';
import { PhotoTake } from './photo-take.tsx';

/** The photos of a log that is being written: taken, shown, and for each who can be recognised. */
export function PhotoPick({ classId, pupils }: { classId: string; pupils: readonly Taggable[] }) {
  const { t, named } = useWords();
  const { keeper, photos } = usePhotos();
  const [openedId, setOpened] = useState<string | null>(null);
  const own = photos.filter((one) => one.classId === classId && one.state === 'unsaved');
  const opened = own.find(({ clientId }) => clientId === openedId);
  const nameOf = (id: string) => named(pupils.find(({ pupilId }) => pupilId === id));
  const words = (ids: readonly string[]) => {
    if (ids.length === 0) return t('photo.onlyWork');
    const name = nameOf(ids[0] ?? '');
    return ids.length === 1 ? name : t('photo.andOthers', { name, count: ids.length - 1 });
  };
  return (
    <section className="photo-pick" aria-label={t('photo.photos')}>
      {own.length < MOST_PHOTOS && (
        <div className="photo-takes">
          <PhotoTake isCamera take={(file) => keeper.add(classId, null, file)}>
            {t('photo.take')}
          </PhotoTake>
          <PhotoTake take={(file) => keeper.add(classId, null, file)}>{t('photo.choose')}</PhotoTake>
        </div>
      )}
      {own.length > 0 && (
        <ul className="photo-strip">
          {own.map((photo, index) => (
            <li key={photo.clientId}>
              <button type="button" className="photo-thumb" onClick={() => setOpened(photo.clientId)}>
                <img src={photo.url} alt={t('photo.number', { count: index + 1 })} />
                <span>{words(photo.pupils)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {own.length > 0 && <p className="small">{t('photo.tapToName')}</p>}
      {opened && (
        <PhotoTags
          photo={opened}
          pupils={pupils}
          tag={(ids) => void keeper.tag(opened.clientId, ids)}
          drop={() => void keeper.drop(opened.clientId)}
          done={() => setOpened(null)}
          close={() => setOpened(null)}
        />
      )}
    </section>
  );
}
