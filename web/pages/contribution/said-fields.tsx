import { Textarea, TextInput } from '@mantine/core';
import { DayField } from '../../evidence/day-field.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { Pick } from '../../parts/pick.tsx';
import { Notice } from '../../parts/states.tsx';
import styles from './contribution.module.css';
import { contributionWords, useContributionDay } from './contribution-queries.ts';
import { JoinedFields } from './joined-fields.tsx';
import { PhotoFields } from './photo-fields.tsx';
import { areHoursRight, type Said } from './said.ts';

type Props = {
  pupilId: string;
  /** Where the photos are read that it has already. */
  under?: string;
  said: Said;
  change: (said: Said) => void;
  isTried: boolean;
};

/** What and when; the rest is folded away, because a parent has a minute. */
export function SaidFields({ pupilId, under = '', said, change, isTried }: Props) {
  const { t } = useWords();
  const day = useContributionDay(pupilId, said.happenedOn);
  const hasMore = said.hours + said.organiser + said.reflection + said.indicatorId !== '';
  return (
    <>
      <TextInput
        label={t('contribution.what')}
        placeholder={t('contribution.whatHint')}
        error={isTried && !said.title.trim() && t('contribution.missing')}
        value={said.title}
        onChange={({ currentTarget: { value } }) => change({ ...said, title: value })}
        maxLength={80}
        size="md"
      />
      <DayField
        label={t('contribution.when')}
        value={said.happenedOn}
        pick={(happenedOn) => change({ ...said, happenedOn })}
      />
      {day.error && <Notice kind="warn">{contributionWords(t, day.error)}</Notice>}
      <PhotoFields under={under} said={said} change={change} />
      <JoinedFields said={said} change={change} isTried={isTried} />
      <details className={styles['more']} open={hasMore}>
        <summary>{t('contribution.more')}</summary>
        <div className="form">
          <Textarea
            label={t('contribution.reflection')}
            value={said.reflection}
            onChange={({ currentTarget: { value } }) => change({ ...said, reflection: value })}
            maxLength={1000}
            autosize
            minRows={2}
            size="md"
          />
          <TextInput
            label={t('contribution.hours')}
            description={t('contribution.hoursHint')}
            error={isTried && !areHoursRight(said) && t('contribution.badHours')}
            type="number"
            inputMode="decimal"
            min={0.25}
            max={24}
            step={0.25}
            value={said.hours}
            onChange={({ currentTarget: { value } }) => change({ ...said, hours: value })}
            size="md"
          />
          <TextInput
            label={t('contribution.organiser')}
            value={said.organiser}
            onChange={({ currentTarget: { value } }) => change({ ...said, organiser: value })}
            maxLength={80}
            size="md"
          />
          <IndicatorPick
            dimensions={day.data?.dimensions ?? []}
            value={said.indicatorId}
            pick={(indicatorId) => change({ ...said, indicatorId, ownLevel: '' })}
          />
          <OwnLevel
            levels={chosenIn(day.data?.dimensions ?? [], said.indicatorId)?.ownLevels ?? []}
            value={said.ownLevel}
            pick={(ownLevel) => change({ ...said, ownLevel })}
          />
        </div>
      </details>
      {day.data && <p className="small">{t('contribution.rules', { reviewer: day.data.reviewer })}</p>}
    </>
  );
}

type Choices = NonNullable<ReturnType<typeof useContributionDay>['data']>['dimensions'];

function IndicatorPick(props: { dimensions: Choices; value: string; pick: (indicatorId: string) => void }) {
  const { t, both } = useWords();
  return (
    <Pick label={t('contribution.indicator')} value={props.value} onPick={props.pick}>
      <option value="">{t('contribution.leaveOpen')}</option>
      {props.dimensions.map(({ dimension, indicators }) => (
        <optgroup key={dimension} label={t(`dimension.${dimension}`)}>
          {indicators.map(({ indicatorId, title }) => (
            <option key={indicatorId} value={indicatorId}>
              {both(title)}
            </option>
          ))}
        </optgroup>
      ))}
    </Pick>
  );
}

const chosenIn = (dimensions: Choices, id: string) =>
  dimensions.flatMap(({ indicators }) => indicators).find(({ indicatorId }) => indicatorId === id);

type Levels = Choices[number]['indicators'][number]['ownLevels'];

/** What the sender sees in it, where the rubric gives that a share; in the words of the levels, and never asked for. */
function OwnLevel({ levels, value, pick }: { levels: Levels; value: string; pick: (level: string) => void }) {
  const { t, both } = useWords();
  if (levels.length === 0) return null;
  return (
    <fieldset>
      <legend>{t('contribution.ownLevel')}</legend>
      <p className="small">{t('contribution.ownLevelMeans')}</p>
      {levels.map(({ level, label, looksLike }) => (
        <label className="check" key={level}>
          <input type="radio" name="own-level" checked={value === level} onChange={() => pick(level)} />
          <span>
            {both(label)}
            {looksLike && <span className="small"> {both(looksLike)}</span>}
          </span>
        </label>
      ))}
      <label className="check">
        <input type="radio" name="own-level" checked={value === ''} onChange={() => pick('')} />
        <span>{t('contribution.noOwnLevel')}</span>
      </label>
    </fieldset>
  );
}
