import './photo.css';
import { useNavigate } from 'react-router';
import { useWords } from '../i18n/use-words.ts';
import { usePhotos } from '../outbox/use-photos.ts';
import { PhotoTake } from './photo-take.tsx';

/** The camera first: the photo is kept here and the log begins with it. */
export function PhotoStart({ classId }: { classId: string }) {
  const { t } = useWords();
  const { keeper } = usePhotos();
  const navigate = useNavigate();
  return (
    <PhotoTake
      isCamera
      take={(file) => keeper.add(classId, null, file)}
      done={() => void navigate(`/classes/${classId}/log`)}
    >
      {t('photo.start')}
    </PhotoTake>
  );
}
