import { Button } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Refused } from '../api.ts';
import { refusedIn } from '../evidence/refused.ts';
import { useWords } from '../i18n/use-words.ts';
import { Dialog } from '../parts/dialog.tsx';
import { problemWords } from '../parts/problem-words.ts';
import { Notice } from '../parts/states.tsx';
import { ValueWords } from '../parts/value-words.tsx';
import styles from './outbox.module.css';
import type { Queue } from './queue.ts';
import type { Waiting } from './waiting.ts';

/** Where a write was made, with what was typed in it; null where something else is there that is not to be written over. */
export type Reopen = (queue: Queue, item: Waiting) => Promise<string | null>;
type Props = { queue: Queue; shown: readonly Waiting[]; reopen: Reopen; close: () => void };

/** What waits and what was refused, each with what was typed: try again, open it where it was made, or throw it away. */
export function QueueDialog({ queue, shown, reopen, close }: Props) {
  const { t } = useWords();
  return (
    <Dialog title={t('queue.title')} close={close}>
      {shown.length === 0 ? (
        <p>{t('queue.none')}</p>
      ) : (
        <>
          <p className="small">{t('queue.means')}</p>
          <ul className={`plain-list ${styles['queue-list']}`}>
            {shown.map((item) => (
              <QueueRow key={item.id} queue={queue} item={item} reopen={reopen} close={close} />
            ))}
          </ul>
          <div className="actions">
            <Button onClick={() => queue.retry()}>{t('queue.sendNow')}</Button>
          </div>
        </>
      )}
    </Dialog>
  );
}

function QueueRow({ queue, item, reopen, close }: Omit<Props, 'shown'> & { item: Waiting }) {
  const { t, time } = useWords();
  const navigate = useNavigate();
  const [isSure, setSure] = useState(false);
  const [isTaken, setTaken] = useState(false);
  const { problem, cells = 0 } = item;
  const refusedPupils = Object.keys(refusedPupilsIn(item)).length;

  async function open() {
    const to = await reopen(queue, item);
    if (to === null) return setTaken(true);
    close();
    await navigate(to);
  }
  return (
    <li className="card">
      <p>
        <strong>{titleOf(item, t)}</strong>
      </p>
      <p className="small">{time(item.at)}</p>
      {item.address === 'put /api/marks/:markId' && (
        <p>
          {t('class.newValue')} <ValueWords value={item.asked.body.value} />
        </p>
      )}
      {typedIn(item).map((words) => (
        <p key={words} className="quiet">
          “{words}”
        </p>
      ))}
      {problem && (
        <Notice kind="warn">
          {cells > 0
            ? t('queue.cells', { count: cells })
            : refusedPupils > 0
              ? t('queue.refusedPupils', { count: refusedPupils })
              : problemWords(t, new Refused(problem))}
        </Notice>
      )}
      {isTaken && <Notice kind="warn">{t('queue.draftInTheWay')}</Notice>}
      <div className="actions">
        {problem && cells === 0 && !isForEver(item) && (
          <Button variant="default" onClick={() => void queue.retryOne(item.id)}>
            {t('common.tryAgain')}
          </Button>
        )}
        <Button variant="default" onClick={() => void open()}>
          {t('queue.open')}
        </Button>
        {isSure ? (
          <Button variant="default" onClick={() => void queue.discard(item.id)}>
            {t('queue.discardSure')}
          </Button>
        ) : (
          <Button variant="subtle" onClick={() => setSure(true)}>
            {t('queue.discard')}
          </Button>
        )}
      </div>
    </li>
  );
}

/** What the service says no to, it says no to again: it is opened and changed, or thrown away. */
const isForEver = ({ problem }: Waiting) => problem?.code === 'invalid' || problem?.code === 'stale';

const refusedPupilsIn = (item: Waiting) =>
  item.address === 'post /api/classes/:classId/activities' ? refusedIn(item.problem, item.asked.body.marks) : {};

function titleOf(item: Waiting, t: ReturnType<typeof useWords>['t']): string {
  switch (item.address) {
    case 'post /api/classes/:classId/activities':
      return t('queue.log', { title: item.asked.body.title, count: item.asked.body.marks.length });
    case 'put /api/classes/:classId/grids/:gridId':
      return t('queue.grid', { title: item.asked.body.activity.title, count: item.asked.body.cells.length });
    case 'put /api/marks/:markId':
      return t('queue.amend');
    case 'put /api/activities/:activityId':
      return t('queue.amendActivity', { title: item.asked.body.title });
    case 'post /api/activities/:activityId/withdrawal':
      return t('queue.withdraw');
    case 'post /api/activities/:activityId/detachments':
      return t('queue.detach');
    case 'post /api/activities/:activityId/attachments':
      return t('queue.attach');
  }
}

/** The words a person typed, to be read again where they cannot be sent. */
function typedIn({ asked }: Waiting): string[] {
  const { body } = asked;
  const said = ['note' in body ? body.note : '', 'reason' in body ? body.reason : ''];
  return said.flatMap((words) => (words && words !== 'undo' ? words : []));
}
