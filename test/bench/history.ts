import { randomUUID } from 'node:crypto';
import BetterSqlite from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import pg from 'pg';
import { insertRows } from '../../db/bulk.ts';
import type { Store, Writer } from '../../db/engine.ts';
import { addToHistory } from '../../db/history/append.ts';
import { verifyHistory } from '../../db/history/verify.ts';
import { isPostgres, openStore } from '../../db/open-store.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { shanghaiDay } from '../../server/core/calendar/days.ts';
import { newId } from '../../server/new-id.ts';
import { performOn } from '../../server/perform.ts';
import { CHAIN_KEY, makeTemplate } from '../support/template.ts';
import { twins } from './served.ts';
import { verdict } from './verdict.ts';

/** What an act may cost more because of its link; and seconds for so many rows. */
const [AT_MOST, ROWS, SECONDS] = [0.1, 100_000, 5];
const [ROUNDS, IN_ROUND] = [30, 10];
const say = (line: string) => process.stdout.write(`${line}\n`);

/**
 * What the chain adds to an act: a row of the history with its link against the same row in a database without links, in turns, beside the
 * whole act. Of CPU time, and of the clock, where the medians of the rounds are compared: what else the machine does counts in both.
 */
export async function benchHistory(newDatabase: () => Promise<string>) {
  const [chained, plain] = [await opened(await newDatabase()), await opened(await newDatabase())];
  await withoutLinks(plain.where);
  const act = await actsOf(chained.store);
  const row = (n: number) => ({
    id: newId(),
    at: n,
    personId: null,
    routeId: 'log-activity',
    object: 'bench',
    detail: { marks: 40 },
  });
  const linked = (n: number) => chained.store.write((tx) => addToHistory(tx, 'audits', row(n)));
  const bare = (n: number) => plain.store.write((tx) => insertRows(tx, tx.tables.audits, [row(n)]));
  const kinds = { linked, bare, one: () => act(1), class: () => act(40) };
  const took = new Map(Object.keys(kinds).map((kind) => [kind, { cpu: [] as number[], clock: [] as number[] }]));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [kind, work] of Object.entries(kinds)) {
      const [cpu, clock] = [process.cpuUsage(), performance.now()];
      for (let n = 0; n < IN_ROUND; n++) await work(n);
      const { user, system } = process.cpuUsage(cpu);
      if (round === 0) continue; // compiles what it asks
      took.get(kind)?.cpu.push((user + system) / 1000 / IN_ROUND);
      took.get(kind)?.clock.push((performance.now() - clock) / IN_ROUND);
    }
  }
  for (const [kind, marks] of [
    ['one', 1],
    ['class', 40],
  ] as const) {
    for (const by of ['cpu', 'clock'] as const) {
      const of = (name: string) => median(took.get(name)?.[by] ?? []);
      const [whole, link] = [of(kind), of('linked') - of('bare')];
      const share = link / (whole - link);
      const goal = marks === 40 ? `, at most ${AT_MOST * 100} %: ${verdict(share <= AT_MOST)}` : '';
      say(
        `${marks} marks, ${by}: ${whole.toFixed(2)} ms an act, ${link.toFixed(3)} ms of it its link (${(share * 100).toFixed(1)} %${goal})`,
      );
    }
  }
  await plain.store.close();
  await benchVerifying(chained.store);
  await chained.store.close();
}

async function benchVerifying(store: Store) {
  for (let n = 0; n < ROWS; n += 1000)
    await store.write(async (tx) => {
      for (let k = 0; k < 1000; k++)
        await addToHistory(tx, 'accesses', {
          id: newId(),
          at: n + k,
          personId: 'somebody',
          routeId: 'read-pupil',
          object: 'bench',
        });
    });
  const began = performance.now();
  const { rows, fault } = await store.read((q) => verifyHistory(q, CHAIN_KEY, []));
  const seconds = (performance.now() - began) / 1000;
  const isHeld = !fault && (seconds * ROWS) / rows <= SECONDS;
  say(`${rows} rows verified in ${seconds.toFixed(1)} s, at most ${SECONDS} for ${ROWS}: ${verdict(isHeld)}`);
}

const median = (found: readonly number[]) =>
  found.toSorted((a, b) => a - b)[Math.floor(found.length / 2)] ?? Number.NaN;

async function opened(where: string) {
  await makeTemplate(where);
  return { where, store: await openStore(where, { chainKey: CHAIN_KEY }) };
}

/** As it was before there was a chain. */
async function withoutLinks(where: string) {
  if (!isPostgres(where)) {
    const db = new BetterSqlite(where);
    db.exec('drop index audits_link');
    return db.close();
  }
  const client = new pg.Client(where);
  await client.connect();
  await client.query('drop index audits_link');
  return await client.end();
}

/** Activities of so many marks in a class of forty, one after the other, as its teacher records them. */
async function actsOf(store: Store) {
  const [now, perform] = [Date.now(), performOn(newId)];
  const today = shanghaiDay(now);
  const seeded = await twins(store, today);
  const [district] = seeded.districts;
  const at = district?.schools[0]?.classes[0];
  const pupils = seeded.people.get(district?.id ?? '')?.pupils.get(at?.id ?? '') ?? [];
  const actor = await store.write((tx) => signedIn(tx, `homeroom-${at?.key}`, now));
  return (marks: number) => {
    const clientId = randomUUID();
    const value = { kind: 'level', level: 'B' };
    const input = {
      ...{ clientId, title: '校园清洁日', happenedOn: today, visibility: 'family' },
      marks: pupils.slice(0, marks).map(({ id }) => ({ pupilId: id, indicatorId: 'moral.m1', value })),
    };
    const once = { clientId, fingerprint: clientId };
    const job = { name: 'log-activity', actor, params: { classId: at?.id ?? '' }, input, once, now };
    return store.write((tx) => perform(tx, job));
  };
}

async function signedIn(tx: Writer, username: string, now: number) {
  const { persons, sessions } = unsafeTables(tx);
  const [person] = await tx.select({ id: persons.id }).from(persons).where(eq(persons.username, username));
  const [personId, sessionId] = [person?.id ?? '', randomUUID()];
  const times = { startedAt: now, lastSeenAt: now, endsAt: now + 12 * 3_600_000, idleFor: 12 * 3_600_000 };
  await tx.insert(sessions).values({ id: sessionId, personId, ...times });
  return { personId, sessionId };
}
