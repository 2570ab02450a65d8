import { useEffect, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Icon } from '../parts/icon.tsx';
import { toast } from '../parts/toast.tsx';
import styles from './outbox.module.css';
import { QueueDialog, type Reopen } from './queue-dialog.tsx';
import { useQueue, useWaiting } from './use-queue.ts';

/** «2 to send», wherever one is: nothing where nothing waits. */
export function QueueChip({ reopen }: { reopen: Reopen }) {
  const { t } = useWords();
  const queue = useQueue();
  const shown = useWaiting();
  const [isOpen, setOpen] = useState(false);
  const refused = shown.filter(({ problem }) => problem !== null).length;
  const waiting = shown.length - refused;

  useEffect(() => {
    queue.retry();
    return queue.listen((item, outcome) => {
      const wasShown = queue.shown().some(({ id }) => id === item.id);
      if (wasShown && outcome.state === 'sent') toast(t('queue.sentLater'));
      return false;
    });
  }, [queue, t]);

  if (shown.length === 0 && !isOpen) return null;
  const words = [
    waiting > 0 ? t('queue.waiting', { count: waiting }) : '',
    refused > 0 ? t('queue.refused', { count: refused }) : '',
  ];
  return (
    <>
      <div role="status">
        <button
          type="button"
          className={`${styles['queue-chip']} ${refused > 0 ? styles['bad'] : ''}`}
          onClick={() => setOpen(true)}
        >
          <Icon name={refused > 0 ? 'warn' : 'more'} />
          {words.filter(Boolean).join(' · ') || t('queue.none')}
        </button>
      </div>
      {isOpen && <QueueDialog queue={queue} shown={shown} reopen={reopen} close={() => setOpen(false)} />}
    </>
  );
}
