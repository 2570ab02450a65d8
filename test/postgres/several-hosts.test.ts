import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { migrate, openStore } from '../../db/open-store.ts';
import { addressesOf } from '../../db/postgres-pools.ts';
import { startPostgres } from '../support/embedded-postgres.ts';

/** A server with an empty database of that name, and what it says of itself. */
async function openServer() {
  const server = await startPostgres({ isDurable: false });
  const where = await server.createDatabase('one');
  await migrate(where);
  const client = new pg.Client(where);
  await client.connect();
  onTestFinished(async () => {
    await client.end();
    await server.stop();
  });
  return {
    host: new URL(where).host,
    async onlyRead(whether: boolean) {
      await client.query(`alter system set default_transaction_read_only = ${whether ? 'on' : 'off'}`);
      await client.query('select pg_reload_conf()');
      // Whoever is let in after it was heard is told; so were those who were there.
      await expect.poll(() => isReadOnly(where)).toBe(whether);
    },
    async keys() {
      const { rows } = await client.query<{ id: string }>('select id from installation order by id');
      return rows.map(({ id }) => id);
    },
  };
}

async function isReadOnly(where: string): Promise<boolean> {
  const client = new pg.Client(where);
  await client.connect();
  const { rows } = await client.query<{ transaction_read_only: string }>('show transaction_read_only');
  await client.end();
  return rows[0]?.transaction_read_only === 'on';
}

test('of several servers the one that writes is found: the first is gone, the second only reads, and then they change places', async () => {
  const [standby, primary] = [await openServer(), await openServer()];
  await standby.onlyRead(true);
  const store = await openStore(`postgres://postgres:postgres@127.0.0.1:1,${standby.host},${primary.host}/one`);
  onTestFinished(() => store.close());
  const put = (id: string) => store.write((tx) => tx.insert(tx.tables.installation).values({ id, keyPrint: '' }));
  await put('before');
  await standby.onlyRead(false);
  await primary.onlyRead(true);
  await put('after');
  expect([await primary.keys(), await standby.keys()]).toEqual([['before'], ['after']]);
  expect(await store.read((q) => q.$count(q.tables.installation)), 'it reads where it writes').toBe(1);
});

test('an address of several hosts is one for each, with all else the same', () => {
  expect(addressesOf('postgres://u:p%40%2Fx@a:5432,b,[::1]:5433/n?target_session_attrs=read-write')).toEqual([
    'postgres://u:p%40%2Fx@a:5432/n?target_session_attrs=read-write',
    'postgres://u:p%40%2Fx@b/n?target_session_attrs=read-write',
    'postgres://u:p%40%2Fx@[::1]:5433/n?target_session_attrs=read-write',
  ]);
  expect(addressesOf('postgresql://a/n')).toEqual(['postgresql://a/n']);
  expect(addressesOf('postgres://u@%2Frun%2Fpostgresql/n')).toEqual(['postgres://u@%2Frun%2Fpostgresql/n']);
});
