import type { Pupil } from '../../evidence/evidence-queries.ts';
import { useWords } from '../../i18n/use-words.ts';
import { usePhotos } from '../../outbox/use-photos.ts';
import { PupilName } from '../../parts/pupil-name.tsx';
import { type Draft, givenTo, giveOne } from './draft.ts';
import styles from './log.module.css';

type Props = {
  classId: string;
  pupils: readonly Pupil[];
  draft: Draft;
  change: (how: (draft: Draft) => Draft) => void;
};

/** After a photo: who took part, one tap each. It is an observation until somebody gives a level. */
export function PhotoPupils({ classId, pupils, draft, change }: Props) {
  const { t } = useWords();
  const { photos } = usePhotos();
  const hasPhoto = photos.some((one) => one.classId === classId && one.state === 'unsaved');
  if (!hasPhoto || draft.indicatorId !== null || draft.all !== null) return null;
  const put = (pupilId: string) =>
    change((now) =>
      giveOne(
        now,
        pupilId,
        givenTo(now, pupilId)?.kind === 'observation' ? { kind: 'absent' } : { kind: 'observation' },
      ),
    );
  return (
    <section className={styles['chip-group']}>
      <h2>{t('photo.whoTookPart')}</h2>
      <div className="chips">
        {pupils.map(({ pupilId, ...pupil }) => (
          <button
            key={pupilId}
            type="button"
            className="chip"
            aria-pressed={givenTo(draft, pupilId)?.kind === 'observation'}
            onClick={() => put(pupilId)}
          >
            <PupilName of={pupil} />
          </button>
        ))}
      </div>
    </section>
  );
}
