import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { FormActions } from '../../parts/form-actions.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Notice } from '../../parts/states.tsx';
import styles from './term.module.css';
import { calendarChanged, type Dates, refusedDates } from './term-queries.ts';

type Props = { dates: Dates; saveWord: string; save: (dates: Dates) => Promise<unknown>; close: () => void };

/** The days of a term and its days off; what is typed stays until it is saved or given up. */
export function TermForm({ dates, saveWord, save, close }: Props) {
  const { t } = useWords();
  // Whoever opens the form may hand over more than the dates; a calendar takes nothing else.
  const [said, setSaid] = useState(() => ({
    startsOn: dates.startsOn,
    endsOn: dates.endsOn,
    holdsBreakBefore: dates.holdsBreakBefore,
    daysOff: dates.daysOff.map((one, key) => ({ ...one, key })),
  }));
  const [tried, setTried] = useState(false);
  const put = useMutation({
    mutationFn: () => save({ ...said, daysOff: said.daysOff.map(({ from, to, name }) => ({ from, to, name })) }),
    onSuccess: async () => {
      await calendarChanged();
      close();
    },
  });
  const isWhole =
    said.startsOn !== '' && said.endsOn !== '' && said.daysOff.every((one) => one.from && one.to && one.name.trim());
  const changeDay = (key: number, part: Partial<Dates['daysOff'][number]>) =>
    setSaid({ ...said, daysOff: said.daysOff.map((one) => (one.key === key ? { ...one, ...part } : one)) });
  const date = (label: string, value: string, change: (value: string) => void) => (
    <TextInput
      type="date"
      label={label}
      value={value}
      error={tried && !value && t('terms.dayMissing')}
      onChange={(event) => change(event.currentTarget.value)}
      size="md"
    />
  );
  return (
    <form
      className={`form ${styles['term-form']}`}
      noValidate
      onKeyDown={(event) => event.key === 'Escape' && close()}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isWhole) put.mutate();
      }}
    >
      <div className={styles['term-dates']}>
        {date(t('terms.firstDay'), said.startsOn, (startsOn) => setSaid({ ...said, startsOn }))}
        {date(t('terms.lastDay'), said.endsOn, (endsOn) => setSaid({ ...said, endsOn }))}
      </div>
      <div>
        <label className="check">
          <input
            type="checkbox"
            checked={said.holdsBreakBefore}
            onChange={(event) => setSaid({ ...said, holdsBreakBefore: event.currentTarget.checked })}
          />
          {t('terms.holdsBreak')}
        </label>
        <p className="small">{t('terms.holdsBreakMeans')}</p>
      </div>
      <h4>{t('terms.daysOff')}</h4>
      {said.daysOff.map(({ key, from, to, name }, index) => (
        <fieldset key={key} className={styles['day-off']}>
          <legend className="small">{t('terms.dayOff', { number: index + 1 })}</legend>
          <TextInput
            label={t('terms.name')}
            value={name}
            error={tried && !name.trim() && t('terms.nameMissing')}
            onChange={(event) => changeDay(key, { name: event.currentTarget.value })}
            maxLength={40}
            size="md"
          />
          {date(t('terms.from'), from, (value) =>
            changeDay(key, { from: value, ...(to < value ? { to: value } : {}) }),
          )}
          {date(t('terms.to'), to, (value) => changeDay(key, { to: value }))}
          <button
            type="button"
            className="icon-button"
            aria-label={t('terms.removeDays', { number: index + 1 })}
            onClick={() => setSaid({ ...said, daysOff: said.daysOff.filter((one) => one.key !== key) })}
          >
            <Icon name="close" />
          </button>
        </fieldset>
      ))}
      <div>
        <button
          type="button"
          className="quiet-button"
          onClick={() => {
            const key = Math.max(-1, ...said.daysOff.map((one) => one.key)) + 1;
            setSaid({ ...said, daysOff: [...said.daysOff, { key, from: '', to: '', name: '' }] });
          }}
        >
          {t('terms.addDays')}
        </button>
      </div>
      {put.error && <Notice kind="bad">{refusedDates(t, put.error)}</Notice>}
      <FormActions save={saveWord} isSaving={put.isPending} cancel={close} />
    </form>
  );
}
