/** Before this version a WAL could be reset under a reader and corrupt the file. */
const OLDEST_SQLITE = [3, 51, 3] as const;

/** Throws where the SQLite that came along is too old to keep anything in. */
export function refuseOlder(version: string) {
  const found = version.split('.').map(Number);
  const place = OLDEST_SQLITE.findIndex((oldest, index) => found[index] !== oldest);
  const isOlder = place !== -1 && (found[place] ?? 0) < (OLDEST_SQLITE[place] ?? 0);
  if (isOlder) throw new Error(`SQLite ${version} is older than ${OLDEST_SQLITE.join('.')}`);
}
