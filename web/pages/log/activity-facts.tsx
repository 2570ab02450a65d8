import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Dimension } from '../../../server/contract/words.ts';
import { PlaceFacts } from '../../evidence/place-facts.tsx';
import { SeenField } from '../../evidence/seen-field.tsx';
import { WhoSees } from '../../evidence/who-sees.tsx';
import { useWords } from '../../i18n/use-words.ts';
import type { Draft } from './draft.ts';
import { KeepTemplate } from './keep-template.tsx';
import styles from './log.module.css';

type Props = {
  classId: string;
  dimension: Dimension;
  draft: Draft;
  change: (how: (draft: Draft) => Draft) => void;
  /** The day, and what follows from it. */
  children: ReactNode;
};

export function ActivityFacts({ classId, dimension, draft, change, children }: Props) {
  const { t } = useWords();
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
      {children}
      <div className={styles['seen']}>
        <SeenField dimension={dimension} note={draft.note} write={(note) => put({ note })} />
        <WhoSees visibility={draft.visibility} change={(visibility) => put({ visibility })} />
      </div>
      <details>
        <summary>{t('log.moreFacts')}</summary>
        <div className="form">
          <PlaceFacts classId={classId} places={draft} put={put} />
          <KeepTemplate key={`${draft.title} ${draft.indicatorId}`} classId={classId} draft={draft} />
        </div>
      </details>
    </div>
  );
}
