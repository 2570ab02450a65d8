import { useId } from 'react';
import { today } from '../i18n/written.ts';
import { useMe } from '../session.ts';
import styles from './day.module.css';

type Props = { label: string; value: string; pick: (day: string) => void };

/** Any day from the first term to today. */
export function DayField({ label, value, pick }: Props) {
  const id = useId();
  const { terms } = useMe();
  const first = terms.map(({ startsOn }) => startsOn).sort()[0] ?? '';
  return (
    <div className={styles['day']}>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="plain-input"
        type="date"
        min={first}
        max={today()}
        value={value}
        onChange={({ currentTarget }) => {
          // A year in the middle of being typed is no day yet.
          if (currentTarget.value >= first && currentTarget.value <= today()) pick(currentTarget.value);
        }}
      />
    </div>
  );
}
