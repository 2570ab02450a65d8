import { EXCUSES, type Excuse } from '../../../server/core/cycle/confirmation.ts';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Pick } from '../../parts/pick.tsx';
import styles from './confirmation.module.css';
import type { ListedPupil } from './confirmation-queries.ts';
import { ListedEntries, StageLines } from './listed-entries.tsx';
import { TakeBack } from './take-back.tsx';

type Props = {
  about: readonly string[];
  classId: string;
  code: string;
  pupil: ListedPupil;
  isOwn: boolean;
  excuse: Excuse | null;
  setExcuse: (excuse: Excuse | null) => void;
};

/** One child: how its record stands, the list itself behind one touch, and a reason where the guardian has not confirmed. */
export function PupilRow({ about, classId, code, pupil, isOwn, excuse, setExcuse }: Props) {
  const { t } = useWords();
  const { pupilId, name, entries, stages, notShown, needsExcuse, mayConfirm, hasObjection } = pupil;
  return (
    <section className={styles['row']}>
      <h3>{name}</h3>
      <StageLines stages={stages} />
      {hasObjection && <p className="small">{t('confirm.objection')}</p>}
      <details>
        <summary>{t('confirm.entries', { count: entries.length })}</summary>
        <ListedEntries entries={entries} />
        {notShown > 0 && <p className="small">{t('confirm.notShown', { count: notShown })}</p>}
      </details>
      {mayConfirm && needsExcuse && (
        <Pick
          label={t('confirm.excusePick', { name })}
          value={excuse ?? ''}
          onPick={(value) => setExcuse(EXCUSES.find((one) => one === value) ?? null)}
        >
          <option value="">{t('confirm.excuseNone')}</option>
          {EXCUSES.map((one) => (
            <option key={one} value={one}>
              {t(`confirm.excuse.${one}`)}
            </option>
          ))}
        </Pick>
      )}
      {isOwn && pupil.mayTakeBack && (
        <TakeBack
          about={about}
          label={`${t('confirm.takeBack')} · ${name}`}
          send={({ clientId, reason }) =>
            call('post /api/classes/:classId/confirmations/take-back', {
              params: { classId },
              body: { clientId, term: code, pupilId, reason },
            })
          }
        />
      )}
    </section>
  );
}
