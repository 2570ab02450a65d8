import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Dimension } from '../../../server/contract/words.ts';
import { AmendActivity } from '../../evidence/amend-activity.tsx';
import { DayField } from '../../evidence/day-field.tsx';
import { DayWords } from '../../evidence/day-words.tsx';
import type { ClassDay } from '../../evidence/evidence-queries.ts';
import { SeenField } from '../../evidence/seen-field.tsx';
import { useDayMove } from '../../evidence/use-day-move.ts';
import { WhoSees } from '../../evidence/who-sees.tsx';
import { useWords } from '../../i18n/use-words.ts';
import type { Facts } from '../../outbox/kept-grid.ts';
import styles from './grid.module.css';
import type { Grid } from './grid-session.ts';

type Props = {
  facts: Facts;
  room: ClassDay;
  /** What is there already, as it is now; null before the first cell is saved. */
  activity: Grid['activity'];
  gridId: string;
  isFixed: boolean;
  isThere: boolean;
  amended: () => Promise<void>;
  /** Answers whose cells went with the day before. */
  move: (to: ClassDay) => readonly string[];
  say: (part: Partial<Facts>) => void;
  writing: (isWriting: boolean) => void;
  /** Whose example stands in the field for the sentence. */
  dimension: Dimension | undefined;
};

/** What happened and when. It is said before the first cell is saved; after that it is amended, and what it said is kept. */
export function GridFacts({
  facts,
  room,
  activity,
  gridId,
  isFixed,
  isThere,
  amended,
  move,
  say,
  writing,
  dimension,
}: Props) {
  const { t, day, named } = useWords();
  const [isAmending, setAmending] = useState(false);
  const [left, setLeft] = useState<readonly string[]>([]);
  const nameOf = (id: string) =>
    named([...room.pupils, ...room.away].find(({ pupilId }) => pupilId === id)) || t('common.somebody');
  const picked = useDayMove(room.class.classId, (to) => setLeft(move(to).map(nameOf)));
  async function amend() {
    // Made a moment ago: the version that is to be amended is asked for.
    if (!activity) await amended();
    setAmending(true);
  }
  if (isFixed) {
    return (
      <div>
        <p className="small">{[day(facts.happenedOn), facts.place].filter(Boolean).join(' · ')}</p>
        {facts.note && <p>{facts.note}</p>}
        <WhoSees visibility={facts.visibility} />
        {(activity ? activity.mayAmend : isThere) && (
          <button type="button" className={`quiet-button ${styles['amend']}`} onClick={() => void amend()}>
            {t('class.amendActivity')}
          </button>
        )}
        {(room.isLate || room.noticeUntil || room.isFiled) && <DayWords room={room} left={[]} error={null} />}
        {activity && isAmending && (
          <AmendActivity
            classId={room.class.classId}
            activity={{ ...activity, activityId: gridId }}
            nameOf={nameOf}
            reload={amended}
            close={() => setAmending(false)}
          />
        )}
      </div>
    );
  }
  return (
    <div className={styles['grid-facts']}>
      <TextInput
        label={t('log.activity')}
        value={facts.title}
        onChange={(event) => say({ title: event.currentTarget.value })}
        onFocus={() => writing(true)}
        onBlur={() => writing(false)}
        maxLength={80}
        size="md"
        required
      />
      <DayField label={t('grid.day')} value={picked.asked ?? facts.happenedOn} pick={picked.move} />
      <TextInput
        label={t('log.place')}
        value={facts.place}
        onChange={(event) => say({ place: event.currentTarget.value })}
        maxLength={80}
        size="md"
      />
      <div className={styles['seen']}>
        <SeenField dimension={dimension} note={facts.note ?? ''} write={(note) => say({ note })} writing={writing} />
        <WhoSees visibility={facts.visibility} change={(visibility) => say({ visibility })} />
      </div>
      <DayWords room={room} left={left} error={picked.error} />
    </div>
  );
}
