import { createHash } from 'node:crypto';
import { and, asc, eq, getTableColumns, gt, or, type SQL } from 'drizzle-orm';
import type { Reader, Writer } from '../engine.ts';
import type { Tables } from '../schema/tables.ts';
import { unsafeTables } from '../unsafe-tables.ts';

export type TableName = keyof Tables;
type Table = Tables['areas'];
type Row = Readonly<Record<string, unknown>>;

/** Every table in the order in which rows may be written (what is pointed at comes first), with its primary key. */
export const TABLES: readonly (readonly [TableName, readonly string[]])[] = [
  ['areas', ['id']],
  ['schools', ['id']],
  ['terms', ['id']],
  ['classes', ['schoolId', 'id']],
  ['schoolEnds', ['schoolId']],
  ['persons', ['id']],
  ['signInCodes', ['personId']],
  ['pupils', ['id']],
  ['pupilNames', ['pupilId', 'replacedAt']],
  ['enrolments', ['schoolId', 'id']],
  ['grants', ['id']],
  ['pupilLines', ['schoolId']],
  ['emblems', ['schoolId']],
  ['listMeanings', ['schoolId', 'heading', 'column']],
  ['sessions', ['id']],
  ['halfSessions', ['id']],
  ['secondSteps', ['personId']],
  ['recoveryCodes', ['personId', 'codeHash']],
  ['signInAttempts', ['key']],
  ['rubrics', ['id']],
  ['termRubrics', ['termId', 'dimension']],
  ['rubricDrafts', ['districtId', 'key']],
  ['adoptions', ['id']],
  ['offersToAll', ['schoolId', 'indicatorId', 'fromTerm']],
  ['bases', ['id']],
  ['activityTemplates', ['id']],
  ['activities', ['schoolId', 'id']],
  ['activityVersions', ['schoolId', 'activityId', 'version']],
  ['marks', ['schoolId', 'id']],
  ['markVersions', ['schoolId', 'markId', 'version']],
  ['arrangements', ['schoolId', 'id']],
  ['arrangementVersions', ['schoolId', 'arrangementId', 'version']],
  ['termSchemes', ['districtId', 'version']],
  ['notices', ['schoolId', 'id']],
  ['noticeHidings', ['pupilId']],
  ['objections', ['schoolId', 'id']],
  ['confirmations', ['schoolId', 'id']],
  ['archives', ['schoolId', 'id']],
  ['archiveParts', ['digest']],
  ['corrections', ['schoolId', 'id']],
  ['comments', ['schoolId', 'id']],
  ['commentVersions', ['schoolId', 'commentId', 'version']],
  ['selections', ['pupilId', 'termId']],
  ['selectionVersions', ['pupilId', 'termId', 'version']],
  ['workSuggestions', ['schoolId', 'markId']],
  ['contributions', ['id']],
  ['contributionVersions', ['contributionId', 'version']],
  ['contributionPhotos', ['id']],
  ['witnessLinks', ['id']],
  ['questions', ['id']],
  ['questionSteps', ['questionId', 'version']],
  ['incidents', ['schoolId', 'id']],
  ['incidentSteps', ['schoolId', 'incidentId', 'version']],
  ['messageWays', ['personId']],
  ['digestReads', ['personId']],
  ['weeklyMessages', ['week', 'toId']],
  ['photos', ['schoolId', 'id']],
  ['photoPupils', ['schoolId', 'photoId', 'pupilId']],
  ['consents', ['pupilId', 'kind']],
  ['scores', ['schoolId', 'pupilId', 'termId', 'dimension']],
  ['rollups', ['schoolId', 'classId', 'termId', 'dimension']],
  ['measurements', ['placeId', 'termId', 'kind']],
  ['moderationRounds', ['id']],
  ['moderationItems', ['id']],
  ['moderationRatings', ['id']],
  ['improvementActions', ['id']],
  ['screenOutcomes', ['schoolId', 'termId', 'screen', 'subject']],
  ['chains', ['id']],
  ['audits', ['id']],
  ['accesses', ['id']],
  ['sightings', ['pupilId', 'day', 'personId', 'schoolId', 'kind']],
  ['requests', ['personId', 'clientId']],
  ['installation', ['id']],
];

/** Rows read and written at once: the widest table has 24 columns, and a statement takes 32 766 values on SQLite. */
const PART = 1000;

const tableOf = (q: Reader, name: TableName) => unsafeTables(q)[name] as Table;

/** All rows of a table by its primary key, a part at a time. */
export async function* rowsOf(q: Reader, name: TableName, keys: readonly string[]): AsyncGenerator<Row[]> {
  const table = tableOf(q, name);
  const columns = keyColumns(table, keys);
  let last: Row | undefined;
  for (;;) {
    const rows = (await q
      .select()
      .from(table)
      .where(last && after(columns, keys, last))
      .orderBy(...columns.map((column) => asc(column)))
      .limit(PART)) as Row[];
    if (rows.length > 0) yield rows;
    last = rows.at(-1);
    if (rows.length < PART) return;
  }
}

function keyColumns(table: Table, keys: readonly string[]) {
  const all = getTableColumns(table) as unknown as Record<string, Table['id']>;
  return keys.map((key) => {
    const column = all[key];
    if (!column) throw new Error(`no column ${key}`);
    return column;
  });
}

/** (a, b) > (x, y) as a > x or (a = x and b > y): the row form is not drizzle's common subset. */
function after(columns: readonly Table['id'][], keys: readonly string[], last: Row): SQL | undefined {
  return or(
    ...columns.map((column, place) =>
      and(
        ...columns.slice(0, place).map((before, index) => eq(before, last[keys[index] ?? ''] as string)),
        gt(column, last[keys[place] ?? ''] as string),
      ),
    ),
  );
}

export async function insertRows(tx: Writer, name: TableName, rows: readonly Row[]) {
  await tx.insert(tableOf(tx, name)).values(rows as never);
}

export type TableSum = { readonly name: TableName; readonly rows: number; readonly digest: string };

/** How many rows a table has, and a digest of all of them in key order: equal on two engines when every value is. */
export async function sumOf(q: Reader, name: TableName, keys: readonly string[]): Promise<TableSum> {
  const hash = createHash('sha256');
  let count = 0;
  for await (const rows of rowsOf(q, name, keys)) {
    for (const row of rows) hash.update(JSON.stringify(row));
    count += rows.length;
  }
  return { name, rows: count, digest: hash.digest('hex') };
}

/** The tables that hold anything. */
export async function filledTables(q: Reader): Promise<TableName[]> {
  const filled: TableName[] = [];
  for (const [name] of TABLES) {
    const found = await q.select().from(tableOf(q, name)).limit(1);
    if (found.length > 0) filled.push(name);
  }
  return filled;
}
