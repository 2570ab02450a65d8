import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { today } from '../../i18n/written.ts';
import { Pick } from '../../parts/pick.tsx';
import { ActDialog } from './act-dialog.tsx';
import { StaffField } from './staff-field.tsx';
import type { TermClasses } from './year-queries.ts';

const GRADES = Array.from({ length: 12 }, (_, at) => at + 1);
const isNumber = (typed: string) => /^[1-9]\d?$/.test(typed.trim());

function NumberField({ value, change, tried }: { value: string; change: (typed: string) => void; tried: boolean }) {
  const { t } = useWords();
  return (
    <TextInput
      label={t('schoolYear.classNumber')}
      value={value}
      error={tried && !isNumber(value) && t('schoolYear.classNumberFault')}
      onChange={({ currentTarget }) => change(currentTarget.value)}
      inputMode="numeric"
      autoComplete="off"
      maxLength={2}
      size="md"
    />
  );
}

export function OpenDialog(props: { schoolId: string; terms: readonly TermClasses[]; close: () => void }) {
  const { t, term, grade: gradeWords, className } = useWords();
  const { schoolId, close } = props;
  const terms = props.terms.filter(({ endsOn }) => endsOn >= today());
  const [code, setCode] = useState(terms.at(-1)?.code ?? '');
  const there = terms.find((one) => one.code === code)?.classes ?? [];
  const [grade, setGrade] = useState(there[0]?.grade ?? 1);
  const [number, setNumber] = useState('');
  const [homeroomId, setHomeroom] = useState<string | null>(null);
  return (
    <ActDialog
      title={t('schoolYear.open')}
      means={t('schoolYear.openMeans')}
      save={t('schoolYear.openSave')}
      done={t('schoolYear.opened', { place: className({ grade, number: Number(number) }) })}
      isReady={code !== '' && isNumber(number)}
      send={({ clientId }) =>
        call('post /api/schools/:schoolId/classes', {
          params: { schoolId },
          body: { clientId, term: code, grade, number: Number(number), homeroomId },
        })
      }
      close={close}
    >
      {(tried) => (
        <>
          <Pick label={t('schoolYear.inTerm')} value={code} onPick={setCode}>
            {terms.map((one) => (
              <option key={one.code} value={one.code}>
                {term(one.code)}
              </option>
            ))}
          </Pick>
          <Pick label={t('schoolYear.grade')} value={String(grade)} onPick={(value) => setGrade(Number(value))}>
            {GRADES.map((one) => (
              <option key={one} value={one}>
                {gradeWords(one)}
              </option>
            ))}
          </Pick>
          <NumberField value={number} change={setNumber} tried={tried} />
          <StaffField schoolId={schoolId} personId={homeroomId} pick={setHomeroom} />
        </>
      )}
    </ActDialog>
  );
}

type At = TermClasses['classes'][number];
export function NumberDialog({ schoolId, at, close }: { schoolId: string; at: At; close: () => void }) {
  const { t, className } = useWords();
  const [number, setNumber] = useState(String(at.number));
  return (
    <ActDialog
      title={t('schoolYear.renameTitle', { place: className(at) })}
      means={t('schoolYear.renameMeans')}
      save={t('schoolYear.save')}
      done={t('schoolYear.renamed', { from: className(at), to: className({ ...at, number: Number(number) }) })}
      isReady={isNumber(number)}
      send={({ clientId }) =>
        call('put /api/schools/:schoolId/classes/:classId', {
          params: { schoolId, classId: at.classId },
          body: { clientId, number: Number(number) },
        })
      }
      close={close}
    >
      {(tried) => <NumberField value={number} change={setNumber} tried={tried} />}
    </ActDialog>
  );
}
