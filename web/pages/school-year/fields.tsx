import { TextInput } from '@mantine/core';
import { useWords } from '../../i18n/use-words.ts';
import { Pick } from '../../parts/pick.tsx';
import type { Members } from './year-queries.ts';

/** Beside the device's own selects a field is named as they are. */
export const AS_PICK = { className: 'field-label', fw: 400, fz: '0.8125rem' } as const;

type DayProps = { label: string; day: string; change: (day: string) => void; tried: boolean };

export function DayField({ label, day, change, tried }: DayProps) {
  const { t } = useWords();
  return (
    <TextInput
      type="date"
      label={label}
      labelProps={AS_PICK}
      value={day}
      error={tried && !day && t('people.missing')}
      onChange={({ currentTarget: { value } }) => change(value)}
      size="md"
    />
  );
}

type ClassProps = { room: Members; classId: string; pick: (classId: string) => void; tried: boolean };

/** Another class of the school, which has to be chosen. */
export function ClassField({ room, classId, pick, tried }: ClassProps) {
  const { t, className } = useWords();
  return (
    <>
      <Pick label={t('schoolYear.toClass')} value={classId} onPick={pick}>
        <option value="">{t('schoolYear.choose')}</option>
        {room.others.map((one) => (
          <option key={one.classId} value={one.classId}>
            {className(one)}
          </option>
        ))}
      </Pick>
      {tried && classId === '' && <p className="small">{t('people.missing')}</p>}
    </>
  );
}
