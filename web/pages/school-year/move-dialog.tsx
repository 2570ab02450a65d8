import { useState } from 'react';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { ActDialog } from './act-dialog.tsx';
import { ClassField, DayField } from './fields.tsx';
import type { Members } from './year-queries.ts';

/** A class is split by moving a part of it, and merged by moving all. */
export function MoveDialog({ room, close }: { room: Members; close: () => void }) {
  const { t, named } = useWords();
  const here = room.pupils.filter(({ state }) => state === 'here');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [toClassId, setTo] = useState('');
  const [day, setDay] = useState(room.firstDay ?? '');
  const isAll = chosen.size === here.length;
  function turn(pupilId: string) {
    const next = new Set(chosen);
    if (!next.delete(pupilId)) next.add(pupilId);
    setChosen(next);
  }
  return (
    <ActDialog
      title={t('schoolYear.moveSeveral')}
      means={t('schoolYear.moveSeveralMeans')}
      save={t('schoolYear.moveCount', { count: chosen.size })}
      done={t('schoolYear.movedCount', { count: chosen.size })}
      isReady={chosen.size > 0 && toClassId !== '' && day !== ''}
      send={(sent) =>
        call('post /api/classes/:classId/moves', {
          params: { classId: room.classId },
          body: { ...sent, pupilIds: [...chosen], toClassId, from: day },
        })
      }
      close={close}
    >
      {(tried) => (
        <>
          <fieldset>
            <legend>{t('schoolYear.who')}</legend>
            <label className="check">
              <input
                type="checkbox"
                checked={isAll}
                onChange={() => setChosen(new Set(isAll ? [] : here.map(({ pupilId }) => pupilId)))}
              />
              {t('schoolYear.all')}
            </label>
            {here.map((member) => (
              <label key={member.pupilId} className="check">
                <input type="checkbox" checked={chosen.has(member.pupilId)} onChange={() => turn(member.pupilId)} />
                {named(member)}
              </label>
            ))}
          </fieldset>
          {tried && chosen.size === 0 && <p className="small">{t('schoolYear.chooseSome')}</p>}
          <ClassField room={room} classId={toClassId} pick={setTo} tried={tried} />
          <DayField label={t('schoolYear.from')} day={day} change={setDay} tried={tried} />
        </>
      )}
    </ActDialog>
  );
}
