import { Agent } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { type Shot, shoot } from '../bench/load.ts';
import type { People } from '../bench/served.ts';
import { activitiesOf } from '../bench/writes.ts';

export const MARKS = 3;
const WRITERS = 8;
/** Milliseconds: who is not answered asks again after that. */
const AGAIN_AFTER = 20;
/** The status of what was not answered at all. */
export const UNANSWERED = 0;

type Said = ReturnType<ReturnType<typeof activitiesOf>>;
export type Entry = {
  readonly said: Said;
  /** Its name in the database, and the key under which it may be sent again. */
  readonly title: string;
  isAcknowledged: boolean;
};

/**
 * Who wrote what, and what was answered. What was not acknowledged may have been done or not; it is sent again under its key,
 * and must be done once. `onAcknowledged` is told before anything else happens.
 */
export function openLedger(classes: People['classes'], onAcknowledged: (entry: Entry) => void = () => undefined) {
  const next = activitiesOf(classes, MARKS);
  const entries: Entry[] = [];
  const open: Entry[] = [];
  const statuses = new Map<number, number>();
  let acknowledged = 0;

  function make(): Entry {
    const said = next();
    const title = said.body.clientId;
    const entry = { said: { ...said, body: { ...said.body, title } }, title, isAcknowledged: false };
    entries.push(entry);
    return entry;
  }
  async function send(agent: Agent, origin: string, entry: Entry): Promise<number> {
    const unanswered: Shot = { status: UNANSWERED, ms: 0 };
    const { status } = await shoot(agent, origin, entry.said).catch(() => unanswered);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (status === 201) {
      entry.isAcknowledged = true;
      acknowledged += 1;
      onAcknowledged(entry);
    } else open.push(entry);
    return status;
  }
  /** Some who write as fast as they are answered, what is open first, until they are told to stop. */
  function write(origin: string, writers = WRITERS) {
    let isOver = false;
    const agent = new Agent({ keepAlive: true, maxSockets: writers });
    const writer = async () => {
      while (!isOver) if ((await send(agent, origin, open.shift() ?? make())) !== 201) await pause(AGAIN_AFTER);
    };
    const all = Promise.all(Array.from({ length: writers }, writer));
    return {
      async stop() {
        isOver = true;
        await all;
        agent.destroy();
      },
    };
  }
  return {
    entries,
    statuses,
    acknowledged: () => acknowledged,
    write,
    /** Waits for so many more acknowledgements, and for no longer than so many seconds. */
    async more(many: number, seconds: number) {
      const [goal, until] = [acknowledged + many, performance.now() + seconds * 1000];
      while (acknowledged < goal && performance.now() < until) await pause(1);
      return acknowledged >= goal;
    },
    /** Sends whatever is open again until all is acknowledged; answers how much never was. */
    async settle(origin: string, tries = 50): Promise<number> {
      const agent = new Agent({ keepAlive: true, maxSockets: WRITERS });
      for (let tried = 0; open.length > 0 && tried < tries; tried++) {
        const again = open.splice(0, WRITERS);
        const answers = await Promise.all(again.map((entry) => send(agent, origin, entry)));
        if (answers.some((status) => status !== 201)) await pause(1000);
        else tried = 0;
      }
      agent.destroy();
      return open.length;
    },
    /** What was answered beside 201, 503 and nothing at all. */
    otherwise: () => [...statuses.keys()].filter((status) => ![201, 503, UNANSWERED].includes(status)),
  };
}
