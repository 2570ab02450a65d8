import { Socket } from 'node:net';
import pg from 'pg';
import { inTime } from './in-time.ts';

/** Milliseconds. Whoever waits at a page has left by then; a server that is silent is found out a moment after one that is only slow. */
export const STATEMENT_LIMITS = {
  statement_timeout: 25_000,
  query_timeout: 27_000,
  lock_timeout: 10_000,
  idle_in_transaction_session_timeout: 60_000, // nobody may hold locks while doing nothing
};
const CONNECTION = {
  connectionTimeoutMillis: 5_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
};
/** The most that a goodbye takes. */
const LONGEST_END = 2_000;

type Limits = Readonly<Partial<typeof STATEMENT_LIMITS>>;

/**
 * Connections to whichever of the named servers takes writes. A peer that is gone without a word (a pulled cable, a machine that hangs)
 * closes nothing, so whatever waits for one has an end here. decision 057
 */
export function openPools(url: string, connections: number, limits: Limits) {
  const sockets = new Set<Socket>();
  const stream = () => {
    const socket = new Socket();
    sockets.add(socket);
    return socket.once('close', () => sockets.delete(socket));
  };
  const poolAt = (connectionString: string) => {
    const pool = new pg.Pool({ connectionString, max: connections, stream, ...CONNECTION, ...limits });
    // A connection is lost when the server stops, while it waits in the pool or between two queries. Whoever uses it next is told, and
    // the pool makes another; without listeners the process would end.
    pool.on('error', () => undefined);
    pool.on('connect', (client) => client.on('error', () => undefined));
    return pool;
  };
  /** Whose server answered last comes first. */
  const pools = addressesOf(url).map(poolAt);
  const known = new WeakSet<pg.PoolClient>();

  async function connectTo(pool: pg.Pool): Promise<pg.PoolClient> {
    const client = await pool.connect();
    if (pools.length === 1 || known.has(client)) return client;
    try {
      await refuseReadOnly(client);
    } catch (error) {
      client.release(true);
      throw error;
    }
    known.add(client);
    return client;
  }
  async function connect(): Promise<pg.PoolClient> {
    let why: unknown;
    for (const pool of [...pools]) {
      try {
        return await connectTo(pool);
      } catch (error) {
        why = error;
        if (pool === pools[0]) pools.push(...pools.splice(0, 1));
      }
    }
    throw why;
  }
  let ended: Promise<unknown> | undefined;
  /** A server that is silent says no goodbye: after a while its connections are cut, and whoever still waits for one is told so. */
  async function end() {
    ended ??= Promise.all(pools.map((pool) => pool.end()));
    const closed = [...sockets].map((socket) => new Promise((done) => socket.once('close', done)));
    await inTime(Promise.all([ended, ...closed]), LONGEST_END, undefined);
    for (const socket of sockets) socket.destroy();
  }
  return { connect, end };
}

async function refuseReadOnly(client: pg.PoolClient) {
  const { rows } = await client.query<{ transaction_read_only: string }>('show transaction_read_only');
  if (rows[0]?.transaction_read_only !== 'off')
    throw Object.assign(new Error('this server only reads'), { code: '25006' });
}

/** 'postgres://user@first:5432,second/name' as an address for each host, in that order: the driver knows of one. */
export function addressesOf(url: string): string[] {
  const [, before = '', hosts = '', after = ''] = /^([^/]*\/\/(?:[^/?#]*@)?)([^/?#]*)(.*)$/s.exec(url) ?? [];
  return hosts.split(',').map((host) => before + host + after);
}
