import type { Engine } from '../db/engine.ts';
import { selectReadersSince, selectTold, selectToTell } from '../db/messages.ts';
import type { readDigest } from './contract/digest.ts';
import type { ReplyOf } from './contract/route.ts';
import { dayNumber, dayOf } from './core/calendar/days.ts';
import { groupMessage, weeklyMessage } from './core/digest/message-words.ts';
import { sendingAt } from './core/digest/sending.ts';
import { momentsOf, weekOf } from './core/digest/weeks.ts';
import type { Messengers, Sent } from './messengers/messenger.ts';
import { performRead } from './perform.ts';
import { Refusal } from './refusal.ts';
import type { Secrets } from './secrets/secrets.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
/** A timer holds no more than 24 days; looked at again each day. */
const DAY = 24 * HOUR;
/** What was not taken is tried again with the next hour's turn, which may come some minutes early. */
const RETRY_AFTER = 50 * MINUTE;
/** People at once: a mail server takes some tenths of a second for each, and a district has many. */
const AT_ONCE = 8;
/** What was sent is known for so many weeks. */
const KEPT_WEEKS = 8;

type Parts = {
  readonly engine: Pick<Engine, 'read' | 'act'>;
  readonly messengers: Messengers;
  readonly secrets: Pick<Secrets, 'open'>;
  /** The address that people type, to which a message leads. */
  readonly origin: string;
  readonly clock: () => number;
  readonly newId: () => string;
  readonly log: (line: object) => void;
};
type ToTell = Awaited<ReturnType<typeof selectToTell>>[number];
type Tally = { sent: number; waits: number; failed: number };

/**
 * Tells, once a week and beside all requests, whoever asked for it and has something new that they have not looked at. Each message is claimed in a
 * transaction of its own before it is sent: whoever is stopped in between leaves it unsent, and nobody gets two. Says nothing of what is new.
 */
export function openWeekTurn({ engine, messengers, secrets, origin, clock, newId, log }: Parts) {
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  const isAny = messengers.ways.length + messengers.groups.length > 0;
  const wait = (ms: number) => {
    if (isClosed) return;
    timer = setTimeout(
      () => {
        running = turn();
      },
      Math.min(ms, DAY),
    ).unref();
  };
  const act = (name: string, input: unknown) => engine.act({ name, actor: undefined, params: {}, input, now: clock() });

  async function turn() {
    const at = sendingAt(clock(), messengers.hour);
    if ('wait' in at) return wait(at.wait);
    const began = clock();
    try {
      const tally = await tellAll(at.week);
      if (tally.sent + tally.waits + tally.failed > 0) log({ level: 'info', week: at.week, messages: tally });
      await act('forget-messages', dayOf(dayNumber(at.week) - 7 * KEPT_WEEKS));
    } catch (error) {
      if (!isClosed) log({ level: 'error', telling: error instanceof Error ? error.stack : String(error) });
    }
    // One turn after another, each an hour after the one before began.
    wait(Math.max(MINUTE, began + HOUR - clock()));
  }

  async function tellAll(week: string): Promise<Tally> {
    const tally: Tally = { sent: 0, waits: 0, failed: 0 };
    for (const { group, post } of messengers.groups)
      await take(week, group, tally, group, () => post(groupMessage(origin)));
    let after = '';
    // Where the hours are over before all are told, the rest are told next week: nobody is woken.
    while (!isClosed && 'week' in sendingAt(clock(), messengers.hour)) {
      const some = await engine.read((q) => selectToTell(q, { after, limit: AT_ONCE }));
      const ids = some.map(({ personId }) => personId);
      const told = await engine.read((q) => selectTold(q, week, ids));
      const readers = await engine.read((q) => selectReadersSince(q, ids, momentsOf(weekOf(week)).since));
      const left = some.filter(({ personId }) => {
        const before = told.get(personId);
        return !readers.has(personId) && (before === undefined || (before.state === 'waits' && before.tries === 1));
      });
      const all = await Promise.allSettled(left.map((one) => tell(week, one, tally)));
      const [failed] = all.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
      if (failed !== undefined) throw failed;
      // Requests come in between: reading an embedded database is no pause.
      await new Promise(setImmediate);
      after = ids.at(-1) ?? '';
      if (some.length < AT_ONCE) return tally;
    }
    return tally;
  }

  async function tell(week: string, { personId, way, addressSealed, language }: ToTell, tally: Tally) {
    const messenger = messengers.ways.find((one) => one.way === way);
    if (!messenger || !(await hasNews(personId))) return;
    const address = secrets.open(addressSealed);
    await take(week, personId, tally, way, async () =>
      address === undefined
        ? { is: 'refused', why: 'sealed with another key', mayRetry: false }
        : await messenger.send(address, weeklyMessage(language, origin)),
    );
  }

  /** Claims, sends and keeps what became of it. What is not known to be refused is never tried again. */
  async function take(week: string, toId: string, tally: Tally, by: string, send: () => Promise<Sent>) {
    if (isClosed || !(await act('claim-message', { week, toId, retriedBefore: clock() - RETRY_AFTER }))) return;
    const sent = await send();
    const state = sent.is === 'sent' ? 'sent' : sent.is === 'refused' && sent.mayRetry ? 'waits' : 'failed';
    tally[state] += 1;
    if (sent.is !== 'sent') log({ level: 'warn', message: by, is: sent.is, why: sent.why });
    await act('settle-message', { week, toId, state });
  }

  /** What the page of the week would show them now. Whoever has nothing to read there any more is told nothing. */
  async function hasNews(personId: string): Promise<boolean> {
    const job = { name: 'read-digest', actor: { personId, sessionId: '' }, params: {}, input: {}, now: clock() };
    try {
      const { reply } = await engine.read((q) => performRead(q, job, newId));
      return (reply as ReplyOf<typeof readDigest>).parts.length > 0;
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
  }

  let running = isAny ? turn() : Promise.resolve();
  return {
    /** When what could be sent at the start has been. */
    first: running,
    /** What is just being sent is waited for: what became of it is kept. */
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await running;
      for (const { close } of messengers.ways) close();
    },
  };
}
