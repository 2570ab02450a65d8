import { call } from '../api.ts';
import { evidenceChanged } from '../evidence/evidence-queries.ts';
import { keep, keptUnder, letGo } from '../parts/kept.ts';
import { heed, type Me, queries } from '../queries.ts';
import { GRID, settleKept } from './kept-grid.ts';
import { inTurn, openChannel } from './other-tabs.ts';
import { type Around, Queue, type Told } from './queue.ts';
import type { Waiting } from './waiting.ts';

const KIND = 'queue ';

/** This browser around the queue of one person. */
function aroundHere(personId: string, hear: (told: Told) => void, retry: () => void): Around {
  const name = `chucai queue ${personId}`;
  const channel = openChannel<Told>(name, (told) => {
    hear(told);
    if (told.outcome.state === 'sent') void evidenceChanged();
  });
  const look = () => {
    if (document.visibilityState === 'visible') retry();
  };
  window.addEventListener('online', retry);
  document.addEventListener('visibilitychange', look);
  return {
    kept: async () => (await keptUnder<Waiting>(personId, KIND)).map(([, item]) => item),
    keep: (item) => keep(personId, KIND + item.id, item),
    letGo: (id) => letGo(personId, KIND + id),
    isTheirs: () => queries.getQueryData<Me>(['me'])?.personId === personId,
    isOnline: () => navigator.onLine,
    ask: async ({ address, asked }) => {
      try {
        return await call(address, asked as never);
      } catch (error) {
        heed(error);
        throw error;
      }
    },
    inTurn: (run) => inTurn(name, run),
    sent: async (item, reply, isTaken) => {
      if (!isTaken && item.address === GRID) await settleKept(personId, item.asked, reply);
      void evidenceChanged();
    },
    tellOthers: channel.say,
    leave: () => {
      window.removeEventListener('online', retry);
      document.removeEventListener('visibilitychange', look);
      channel.close();
    },
  };
}

let current: Queue | undefined;

/** The queue of who is signed in here. */
export function queueOf(personId: string): Queue {
  if (current?.personId === personId) return current;
  current?.close();
  const around = aroundHere(
    personId,
    (told) => queue.hear(told),
    () => queue.retry(),
  );
  const queue = new Queue(personId, around);
  current = queue;
  return queue;
}
