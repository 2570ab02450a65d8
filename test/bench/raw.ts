import { randomUUID } from 'node:crypto';
import BetterSqlite from 'better-sqlite3';
import pg from 'pg';
import { PRAGMAS } from '../../db/engine-sqlite.ts';

/** The yardstick: the bare driver writing one activity row and its mark rows in a transaction of their own, and nothing else. Answers activities a second. */
export async function rawRate(where: string, marks: number, connections: number, forMs: number): Promise<number> {
  return where.startsWith('postgres')
    ? await onPostgres(where, marks, connections, forMs)
    : onSqlite(where, marks, forMs);
}

const ACTIVITY = 'insert into raw_activities (id, class_id, title, happened_on) values';
const MARK = 'insert into raw_marks (id, activity_id, pupil_id, indicator_id, level) values';
const TABLES = [
  'create table if not exists raw_activities (id text primary key, class_id text not null, title text not null, happened_on text not null)',
  `create table if not exists raw_marks (id text primary key, activity_id text not null references raw_activities (id),
     pupil_id text not null, indicator_id text not null, level text not null)`,
];

/** One connection can write at a time, so the number of clients makes no difference. */
function onSqlite(file: string, marks: number, forMs: number): number {
  const db = new BetterSqlite(`${file}.raw`);
  for (const [name, value] of Object.entries(PRAGMAS)) db.pragma(`${name} = ${value}`);
  for (const table of TABLES) db.exec(table);
  const activity = db.prepare(`${ACTIVITY} (?, ?, ?, ?)`);
  const mark = db.prepare(`${MARK} (?, ?, ?, ?, ?)`);
  const write = db.transaction(() => {
    const id = randomUUID();
    activity.run(id, 'class', '校园清洁日', '2026-11-10');
    for (let n = 0; n < marks; n++) mark.run(randomUUID(), id, `pupil ${n}`, 'labour.g1', 'B');
  }).immediate;
  const began = performance.now();
  let done = 0;
  for (; performance.now() - began < forMs; done++) write();
  db.close();
  return (done * 1000) / forMs;
}

async function onPostgres(url: string, marks: number, connections: number, forMs: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: Math.min(connections, 10) });
  pool.on('error', () => undefined); // the server may stop before the last connection has closed
  for (const table of TABLES) await pool.query(table);
  const rows = Array.from(
    { length: marks },
    (_, n) => `($${n * 5 + 1}, $${n * 5 + 2}, $${n * 5 + 3}, $${n * 5 + 4}, $${n * 5 + 5})`,
  );
  const until = performance.now() + forMs;
  let done = 0;
  const client = async () => {
    for (; performance.now() < until; done++) {
      const connection = await pool.connect();
      const id = randomUUID();
      const values = Array.from({ length: marks }, (_, n) => [randomUUID(), id, `pupil ${n}`, 'labour.g1', 'B']).flat();
      await connection.query('begin');
      await connection.query(`${ACTIVITY} ($1, $2, $3, $4)`, [id, 'class', '校园清洁日', '2026-11-10']);
      await connection.query(`${MARK} ${rows.join(', ')}`, values);
      await connection.query('commit');
      connection.release();
    }
  };
  await Promise.all(Array.from({ length: connections }, client));
  await pool.query('drop table raw_marks, raw_activities');
  await pool.end();
  return (done * 1000) / forMs;
}
