/** What a database's error means, whichever engine said it. */
export type Failure =
  /** Another transaction was in the way: run again. */
  | 'conflict'
  /** This server only reads, not promoted yet or no longer the one that writes: run again, elsewhere where there is another. */
  | 'demoted'
  /** No answer, no disk or a full one, no connection, a server that is stopping or only reads: ask again later. */
  | 'unavailable'
  /** A unique key is taken. Under SERIALIZABLE the other one may have come first, so it is worth one more run. */
  | 'taken'
  | undefined;

const CONFLICT = /^(40001|40P01)$/; // serialization failure, deadlock
const DEMOTED = /^(25006|0A000)$/; // it may not write; and it has no SERIALIZABLE, as a standby says at once
const POSTGRES = /^(08...|53...|57P0[1-5]|57014|55P03|58...)$/;
/** A disk that cannot be read (EIO) SQLite calls malformed as well: nobody who asks could tell, and a file that is so is found when it is started (decision 072). */
const SQLITE = /^SQLITE_(FULL|BUSY|IOERR|READONLY|CANTOPEN|PROTOCOL|CORRUPT)(_\w+)?$/;
/** Full, over somebody's quota or limit, mounted for reading alone after a fault, broken, or no more files may be open. */
const DISK = /^(ENOSPC|EDQUOT|EFBIG|EROFS|EIO|EMFILE|ENFILE)$/;
/** Ours: a commit that waits for a standby (db/standby.ts). */
export const STANDBY_GONE = 'STANDBY_GONE';
const NETWORK =
  /^(ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL)$/;
const UNAVAILABLE = [POSTGRES, SQLITE, DISK, NETWORK, /^STANDBY_GONE$/];
const TAKEN = /^(23505|SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY))$/;
/** What the PostgreSQL driver says, without a code, when the connection goes while it waits. */
const LOST = [
  /Connection terminated|Client has encountered a connection error|Client was closed/,
  /timeout exceeded when trying to connect|timeout expired|Query read timeout/,
  /Cannot use a pool after calling end/,
];

export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (CONFLICT.test(code)) return 'conflict';
  if (DEMOTED.test(code)) return 'demoted';
  if (UNAVAILABLE.some((shape) => shape.test(code)) || LOST.some((said) => said.test(error.message)))
    return 'unavailable';
  if (TAKEN.test(code)) return 'taken';
  return failureOf(error.cause);
}

/** Whether it failed because the primary waits for a standby, and for no other reason. */
export const isStandbyGone = (error: unknown): boolean =>
  error instanceof Error && (('code' in error && error.code === STANDBY_GONE) || isStandbyGone(error.cause));

/** The innermost cause: what the disk, or the network, said. */
export const reasonOf = (error: Error): string =>
  error.cause instanceof Error ? reasonOf(error.cause) : error.message;
