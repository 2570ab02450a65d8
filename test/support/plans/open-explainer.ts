import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { postgresExplainer } from './explain-postgres.ts';
import { sqliteExplainer } from './explain-sqlite.ts';
import type { Explained } from './explained.ts';

type Explain = (text: string) => Promise<Explained[]>;
/** One for a worker: its test files share it. */
let opened: Promise<Explain> | undefined;
const known = new Map<string, Explained[]>();

/** What the engine of this run would do for a statement, once each. */
export async function explain(text: string): Promise<readonly Explained[]> {
  opened ??= open();
  const explained = known.get(text) ?? (await (await opened)(text));
  known.set(text, explained);
  return explained;
}

async function open(): Promise<Explain> {
  const address = inject('postgres');
  if (!address) return sqliteExplainer(join(inject('folder'), 'template.db'));
  // A template may not be connected to while it is copied.
  const name = `plans_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client(`${address}/postgres`);
  await client.connect();
  await client.query(`create database ${name} template template`);
  await client.end();
  return await postgresExplainer(`${address}/${name}`);
}
