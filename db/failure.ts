/** What a database's error means, whichever engine said it. */
export type Failure =
  /** Another transaction was in the way: run again. */
  | 'conflict'
  /** No answer, no disk or a full one, no connection, a server that is stopping or only reads: ask again later. */
  | 'unavailable'
  /** A unique key is taken. Under SERIALIZABLE the other one may have come first, so it is worth one more run. */
  | 'taken'
  | undefined;

const CONFLICT = /^(40001|40P01|25006)$/; // serialization failure, deadlock, a standby that has not been promoted yet
const POSTGRES = /^(08...|53...|57P0[1-5]|57014|55P03|58...)$/;
const SQLITE = /^SQLITE_(FULL|BUSY|IOERR|READONLY|CANTOPEN|PROTOCOL)(_\w+)?$/;
/** Full, over somebody's quota or limit, mounted for reading alone after a fault, broken, or no more files may be open. */
const DISK = /^(ENOSPC|EDQUOT|EFBIG|EROFS|EIO|EMFILE|ENFILE)$/;
const NETWORK =
  /^(ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL)$/;
const UNAVAILABLE = [POSTGRES, SQLITE, DISK, NETWORK];
const TAKEN = /^(23505|SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY))$/;
/** What the PostgreSQL driver says, without a code, when the connection goes while it waits. */
const LOST =
  /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client was closed/;

export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (CONFLICT.test(code)) return 'conflict';
  if (UNAVAILABLE.some((shape) => shape.test(code)) || LOST.test(error.message)) return 'unavailable';
  if (TAKEN.test(code)) return 'taken';
  return failureOf(error.cause);
}

/** The innermost cause: what the disk, or the network, said. */
export const reasonOf = (error: Error): string =>
  error.cause instanceof Error ? reasonOf(error.cause) : error.message;
