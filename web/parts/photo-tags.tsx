import './photo.css';
import { Button } from '@mantine/core';
import type { Bilingual } from '../../server/contract/words.ts';
import { useWords } from '../i18n/use-words.ts';
import type { TrackedPhoto } from '../outbox/photo-list.ts';
import { Dialog } from './dialog.tsx';
import { PupilName } from './pupil-name.tsx';

export type Taggable = {
  readonly pupilId: string;
  readonly name: string;
  readonly apart: Bilingual | null;
  readonly photoConsent: boolean;
};
type Props = {
  photo: TrackedPhoto;
  pupils: readonly Taggable[];
  tag: (pupils: readonly string[]) => void;
  drop: () => void;
  /** It has been said. */
  done: () => void;
  /** Left without saying. */
  close: () => void;
};

/** Who can be recognised: only children whose family has agreed can be named, and with nobody named it shows the work alone. */
export function PhotoTags({ photo, pupils, tag, drop, done, close }: Props) {
  const { t, list, named } = useWords();
  const without = pupils.filter(({ photoConsent }) => !photoConsent);
  const put = (pupilId: string) =>
    tag(photo.pupils.includes(pupilId) ? photo.pupils.filter((one) => one !== pupilId) : [...photo.pupils, pupilId]);
  return (
    <Dialog title={t('photo.who')} close={close}>
      <div className="form">
        <img className="photo-preview" src={photo.url} alt={t('photo.unsaved')} />
        <div className="chips">
          <button type="button" className="chip" aria-pressed={photo.pupils.length === 0} onClick={() => tag([])}>
            {t('photo.onlyWork')}
          </button>
          {pupils
            .filter(({ photoConsent }) => photoConsent)
            .map(({ pupilId, ...pupil }) => (
              <button
                key={pupilId}
                type="button"
                className="chip"
                aria-pressed={photo.pupils.includes(pupilId)}
                onClick={() => put(pupilId)}
              >
                <PupilName of={pupil} />
              </button>
            ))}
        </div>
        {without.length > 0 && (
          <p className="small">{t('photo.notAgreed', { count: without.length, names: list(without.map(named)) })}</p>
        )}
        <div className="actions">
          <Button onClick={done}>{t('common.done')}</Button>
          <Button
            variant="default"
            onClick={() => {
              close();
              drop();
            }}
          >
            {t('photo.remove')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
