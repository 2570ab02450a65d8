import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Pick } from '../../parts/pick.tsx';
import { ActDialog } from './act-dialog.tsx';
import { DayField } from './fields.tsx';
import { numberFault, numberSaid } from './number-said.ts';
import type { Members } from './year-queries.ts';

/** A child who is new: the name and the first day are enough. */
export function AddDialog({ room, close }: { room: Members; close: () => void }) {
  const { t, className } = useWords();
  const [said, setSaid] = useState({ name: '', from: room.firstDay ?? '', number: '', studentNumber: '', sex: '' });
  const change = (part: Partial<typeof said>) => setSaid({ ...said, ...part });
  const name = said.name.trim();
  const { classId } = room;
  return (
    <ActDialog
      title={t('schoolYear.addTo', { place: className(room) })}
      means={t('schoolYear.addMeans')}
      save={t('schoolYear.addSave')}
      done={t('schoolYear.added', { name })}
      isReady={name !== '' && said.from !== '' && !numberFault(said.number)}
      send={(sent) =>
        call('post /api/classes/:classId/members', {
          params: { classId },
          body: {
            ...sent,
            name,
            from: said.from,
            sex: said.sex === 'female' || said.sex === 'male' ? said.sex : null,
            studentNumber: said.studentNumber.trim() || null,
            numberInClass: numberSaid(said.number),
          },
        })
      }
      close={close}
    >
      {(tried) => (
        <>
          <TextInput
            label={t('schoolYear.name')}
            value={said.name}
            error={tried && !name && t('people.missing')}
            onChange={({ currentTarget: { value } }) => change({ name: value })}
            autoComplete="off"
            maxLength={300}
            size="md"
          />
          <DayField label={t('schoolYear.from')} day={said.from} change={(from) => change({ from })} tried={tried} />
          <TextInput
            label={t('schoolYear.numberInClass')}
            value={said.number}
            error={tried && numberFault(said.number) && t('schoolYear.numberFault')}
            onChange={({ currentTarget: { value } }) => change({ number: value })}
            inputMode="numeric"
            autoComplete="off"
            maxLength={3}
            size="md"
          />
          <details>
            <summary>{t('schoolYear.more')}</summary>
            <Pick label={t('schoolYear.sex')} value={said.sex} onPick={(sex) => change({ sex })}>
              <option value="">{t('schoolYear.sexUnsaid')}</option>
              <option value="female">{t('schoolYear.female')}</option>
              <option value="male">{t('schoolYear.male')}</option>
            </Pick>
            <TextInput
              label={t('schoolYear.studentNumber')}
              description={t('schoolYear.studentNumberMeans')}
              value={said.studentNumber}
              onChange={({ currentTarget: { value } }) => change({ studentNumber: value })}
              autoComplete="off"
              autoCapitalize="characters"
              maxLength={40}
              size="md"
            />
          </details>
        </>
      )}
    </ActDialog>
  );
}
