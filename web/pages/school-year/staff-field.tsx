import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { lookFor } from '../../../server/core/search/look-for.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Failed } from '../../parts/states.tsx';
import styles from './school-year.module.css';
import { type Staff, useSchoolStaff } from './year-queries.ts';

/** As many are read through without looking for anybody. */
const FEW = 6;

type Props = { schoolId: string; personId: string | null; pick: (personId: string | null) => void };

/** One of the school's staff, looked for by name; or nobody yet. */
export function StaffField({ schoolId, personId, pick }: Props) {
  const { t } = useWords();
  const { data, error, refetch, isFetching } = useSchoolStaff(schoolId);
  const [typed, setTyped] = useState('');
  if (!data)
    return error ? (
      <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} isPart />
    ) : (
      <p className="small">{t('common.loading')}</p>
    );
  const words = typed.trim();
  const found = data.staff.filter(lookFor(words));
  const chosen = data.staff.find((one) => one.personId === personId);
  const listed = words === '' && data.staff.length > FEW ? [] : found.slice(0, FEW);
  const shown = chosen && !listed.includes(chosen) ? [chosen, ...listed] : listed;
  return (
    <fieldset className={styles['staff']}>
      <legend>{t('schoolYear.homeroomPick')}</legend>
      {data.staff.length > FEW && (
        <TextInput
          type="search"
          label={t('schoolYear.staffSearch')}
          value={typed}
          onChange={({ currentTarget: { value } }) => setTyped(value)}
          autoComplete="off"
          maxLength={40}
          size="md"
        />
      )}
      <label className="check">
        <input type="radio" name="homeroom" checked={personId === null} onChange={() => pick(null)} />
        {t('schoolYear.homeroomLater')}
      </label>
      {shown.map((one) => (
        <label key={one.personId} className="check">
          <input type="radio" name="homeroom" checked={one.personId === personId} onChange={() => pick(one.personId)} />
          <StaffWords one={one} />
        </label>
      ))}
      {words !== '' && found.length === 0 && <p className="small">{t('people.noneFound', { query: words })}</p>}
      {found.length > FEW && words !== '' && <p className="small">{t('schoolYear.staffMore')}</p>}
    </fieldset>
  );
}

/** What tells somebody from a namesake: the classes, or the post. */
function StaffWords({ one }: { one: Staff }) {
  const { t, className, list } = useWords();
  const has = one.classes.length > 0 ? one.classes.map(className) : one.roles.map((role) => t(`role.${role}`));
  return (
    <span>
      {one.name} <span className="small">{list(has)}</span>
    </span>
  );
}
