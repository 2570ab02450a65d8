import { useState } from 'react';
import { DayField } from '../../evidence/day-field.tsx';
import { DayWords } from '../../evidence/day-words.tsx';
import type { ClassDay } from '../../evidence/evidence-queries.ts';
import { useDayMove } from '../../evidence/use-day-move.ts';
import { useWords } from '../../i18n/use-words.ts';
import { today } from '../../i18n/written.ts';
import { type Draft, isGiven, onDay } from './draft.ts';

type Props = { room: ClassDay; draft: Draft; change: (how: (draft: Draft) => Draft) => void };

/** Which day it was: the list is that day's. Who was given something and was not there then is named, and gets nothing. */
export function DayChoice({ room, draft, change }: Props) {
  const { t, day } = useWords();
  const [left, setLeft] = useState<readonly string[]>([]);
  const { move, error, asked } = useDayMove(room.class.classId, (to) => {
    const there = new Set(to.pupils.map(({ pupilId }) => pupilId));
    const gone = room.pupils.filter(({ pupilId }) => isGiven(draft, pupilId) && !there.has(pupilId));
    setLeft(gone.map(({ name }) => name));
    change((now) => onDay(now, to.on));
  });
  const shown = asked ?? draft.happenedOn;
  return (
    <>
      <DayField
        label={t('log.happenedOn', { day: shown === today() ? t('common.today') : day(shown) })}
        value={shown}
        pick={move}
      />
      <DayWords room={room} left={left} error={error} />
    </>
  );
}
