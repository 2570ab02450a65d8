import { TextInput } from '@mantine/core';
import { useId } from 'react';
import type { Dimension, Term } from '../../../server/contract/words.ts';
import { WhoSees } from '../../evidence/who-sees.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { today } from '../../i18n/written.ts';
import type { Draft } from './draft.ts';
import { KeepTemplate } from './keep-template.tsx';
import styles from './log.module.css';
import { PlaceFacts } from './place-facts.tsx';

type Props = {
  classId: string;
  dimension: Dimension;
  draft: Draft;
  change: (how: (draft: Draft) => Draft) => void;
  term: Term;
  lastDay: string;
};

export function ActivityFacts({ classId, dimension, draft, change, term, lastDay }: Props) {
  const { t, day } = useWords();
  const id = useId();
  const put = (part: Partial<Draft>) => change((now) => ({ ...now, ...part }));
  return (
    <div className={styles['activity-facts']}>
      <TextInput
        label={t('log.activity')}
        value={draft.title}
        onChange={(event) => put({ title: event.currentTarget.value })}
        maxLength={80}
        size="md"
      />
      <div className={styles['happened']}>
        <label className="field-label" htmlFor={id}>
          {t('log.happenedOn', { day: draft.happenedOn === today() ? t('common.today') : day(draft.happenedOn) })}
        </label>
        <input
          id={id}
          className="plain-input"
          type="date"
          min={term.startsOn}
          max={lastDay}
          value={draft.happenedOn}
          onChange={({ currentTarget: { value } }) => {
            if (value >= term.startsOn && value <= lastDay) put({ happenedOn: value });
          }}
        />
      </div>
      <div className={styles['seen']}>
        <TextInput
          label={t('log.seen')}
          placeholder={t(`log.seenExample.${dimension}`)}
          value={draft.note}
          onChange={(event) => put({ note: event.currentTarget.value })}
          maxLength={500}
          size="md"
        />
        <WhoSees visibility={draft.visibility} change={(visibility) => put({ visibility })} />
      </div>
      <details>
        <summary>{t('log.moreFacts')}</summary>
        <div className="form">
          <PlaceFacts classId={classId} draft={draft} change={change} />
          <KeepTemplate key={`${draft.title} ${draft.indicatorId}`} classId={classId} draft={draft} />
        </div>
      </details>
    </div>
  );
}
