// Stands in for pg_basebackup in docs/postgres/standby.sh: the package that brings PostgreSQL to the tests brings none. It asks the primary to begin
// and end a backup (pg_backup_start, pg_backup_stop) and copies its files meanwhile, which is what the real one does over the wire. --admin is the
// primary's address for a superuser, --source its folder, --port where the copy is to listen beside it on this machine.
import { appendFileSync, cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';

const { values } = parseArgs({
  options: {
    admin: { type: 'string' },
    source: { type: 'string' },
    port: { type: 'string' },
    h: { type: 'string', short: 'h' },
    U: { type: 'string', short: 'U' },
    D: { type: 'string', short: 'D' },
    X: { type: 'string', short: 'X' },
    S: { type: 'string', short: 'S' },
    R: { type: 'boolean', short: 'R' },
  },
});
const { source: from, D: to } = values;
if (existsSync(to)) throw new Error(`${to} is there already`);

// The real one signs in as the replicator, and ends where it may not or its slot is not there.
const replicator = new pg.Client({ host: values.h, user: values.U, database: 'postgres' });
await replicator.connect();
await replicator.end();
const client = new pg.Client(values.admin);
await client.connect();
const { rowCount } = await client.query('select from pg_replication_slots where slot_name = $1', [values.S]);
if (rowCount !== 1) throw new Error(`there is no slot ${values.S}`);

/** What a copy makes for itself, or may go while it is copied; its log comes from the primary once it follows. */
const LEFT_OUT =
  /(^|\/)pg(_internal\.init|sql_tmp)|^(postmaster\.(pid|opts)|(pg_wal|pg_replslot|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans|pg_dynshmem)\/.+)$/;
await client.query("select pg_backup_start('stand-in', fast => true)");
mkdirSync(to, { mode: 0o700 });
cpSync(from, to, { recursive: true, filter: (file) => !LEFT_OUT.test(relative(from, file)) });
const { rows: settings } = await client.query('show max_connections');
const { rows } = await client.query('select labelfile from pg_backup_stop(wait_for_archive => false)');
await client.end();
writeFileSync(join(to, 'backup_label'), rows[0].labelfile);
if (values.R) writeFileSync(join(to, 'standby.signal'), '');
// A standby takes as many as its primary, which in the tests has it from its command line.
const own = [
  `port = ${values.port}`,
  "listen_addresses = '127.0.0.1'",
  `max_connections = ${settings[0].max_connections}`,
];
appendFileSync(join(to, 'postgresql.auto.conf'), `${own.join('\n')}\n`);
