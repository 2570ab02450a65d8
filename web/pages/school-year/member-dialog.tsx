import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { today } from '../../i18n/written.ts';
import { ActDialog } from './act-dialog.tsx';
import { ClassField, DayField } from './fields.tsx';
import { numberFault, numberSaid } from './number-said.ts';
import type { Member, Members } from './year-queries.ts';

export type MemberAct = 'correct' | 'move' | 'leave' | 'return';
type Props = { act: MemberAct; room: Members; member: Member; close: () => void };

/** What can be done with one child of the class. */
export function MemberDialog({ act, room, member, close }: Props) {
  return act === 'correct' ? (
    <CorrectDialog room={room} member={member} close={close} />
  ) : (
    <DayDialog act={act} room={room} member={member} close={close} />
  );
}

function CorrectDialog({ room, member, close }: Omit<Props, 'act'>) {
  const { t, named } = useWords();
  const was = { name: member.name, numberInClass: member.numberInClass };
  const [name, setName] = useState(was.name);
  const [number, setNumber] = useState(was.numberInClass === null ? '' : String(was.numberInClass));
  const whole = name.trim();
  return (
    <ActDialog
      title={t('schoolYear.correctTitle', { name: named(member) })}
      means={t('schoolYear.correctMeans')}
      save={t('schoolYear.save')}
      done={t('schoolYear.corrected', { name: whole })}
      isReady={whole !== '' && !numberFault(number)}
      send={(sent) =>
        call('put /api/classes/:classId/members/:pupilId', {
          params: { classId: room.classId, pupilId: member.pupilId },
          body: { ...sent, name: whole, numberInClass: numberSaid(number), seen: was },
        })
      }
      close={close}
    >
      {(tried) => (
        <>
          <TextInput
            label={t('schoolYear.name')}
            value={name}
            error={tried && !whole && t('people.missing')}
            onChange={({ currentTarget: { value } }) => setName(value)}
            autoComplete="off"
            maxLength={300}
            size="md"
          />
          <TextInput
            label={t('schoolYear.numberInClass')}
            value={number}
            error={tried && numberFault(number) && t('schoolYear.numberFault')}
            onChange={({ currentTarget: { value } }) => setNumber(value)}
            inputMode="numeric"
            autoComplete="off"
            maxLength={3}
            size="md"
          />
        </>
      )}
    </ActDialog>
  );
}

function DayDialog({ act, room, member, close }: Props & { act: Exclude<MemberAct, 'correct'> }) {
  const { t, named } = useWords();
  const [day, setDay] = useState(act === 'leave' ? today() : (room.firstDay ?? ''));
  const [toClassId, setTo] = useState('');
  const params = { classId: room.classId, pupilId: member.pupilId };
  const name = named(member);
  const asksClass = act === 'move';
  return (
    <ActDialog
      title={t(`schoolYear.${act}Title`, { name })}
      means={t(`schoolYear.${act}Means`)}
      save={t(`schoolYear.${act}Save`)}
      done={t(`schoolYear.${act}Done`, { name })}
      isReady={day !== '' && (!asksClass || toClassId !== '')}
      send={({ clientId, isSure }) =>
        act === 'move'
          ? call('post /api/classes/:classId/moves', {
              params: { classId: room.classId },
              body: { clientId, isSure, pupilIds: [member.pupilId], toClassId, from: day },
            })
          : act === 'leave'
            ? call('put /api/classes/:classId/members/:pupilId/end', {
                params,
                body: { clientId, isSure, lastDay: day },
              })
            : call('post /api/classes/:classId/members/:pupilId/return', { params, body: { clientId, from: day } })
      }
      close={close}
    >
      {(tried) => (
        <>
          {asksClass && <ClassField room={room} classId={toClassId} pick={setTo} tried={tried} />}
          <DayField
            label={t(act === 'leave' ? 'schoolYear.lastDay' : 'schoolYear.from')}
            day={day}
            change={setDay}
            tried={tried}
          />
        </>
      )}
    </ActDialog>
  );
}
