import {
  columnsOf,
  type FileMode,
  fileOf,
  hasTable,
  type TableName,
  tableNames,
} from '../../server/oneroster/tables.ts';
import { pack } from '../oneroster/make-package.ts';
import type { Cells, Roster } from './pack-roster.ts';

const OLD_WORD: Readonly<Record<string, string>> = { siteAdministrator: 'administrator', principal: 'administrator' };

/** The rows as an export of OneRoster 1.1 has them: roles in users.csv, metadata between the columns, names and words of its drafts. */
export function olderTexts(roster: Roster, mode: FileMode = 'bulk'): Record<string, string> {
  const roleOf = (user: Cells, name: 'role' | 'orgSourcedId') =>
    (roster.roles ?? []).flatMap((row) => (row['userSourcedId'] === user['sourcedId'] ? (row[name] ?? '') : []));
  const rows: Roster = {
    ...roster,
    users: (roster.users ?? []).map((user) => ({
      ...user,
      enabledUser: 'TRUE',
      role: roleOf(user, 'role').map((word) => OLD_WORD[word] ?? word)[0] ?? '',
      orgSourcedIds: roleOf(user, 'orgSourcedId').join(', '),
    })),
    demographics: (roster.demographics ?? []).map((row) => ({
      ...row,
      sex: row['sex'] === 'male' ? 'Male' : 'Female',
    })),
  };
  const isThere = (name: TableName) => name !== 'roles' && (rows[name]?.length ?? 0) > 0;
  const manifest = [
    'propertyName,value',
    'manifest.version,1.0',
    'oneroster.version,1.1',
    ...tableNames
      .filter((name) => hasTable('1.1', name))
      .map((name) => `file.${name},${isThere(name) ? mode : 'absent'}`),
  ];
  const files = tableNames.filter(isThere).map((name) => [fileOf(name), textOf(name, rows[name] ?? [])] as const);
  return { 'manifest.csv': manifest.join('\n'), ...Object.fromEntries(files) };
}

export const packOlder = (roster: Roster, mode?: FileMode) => pack(olderTexts(roster, mode));

function textOf(name: TableName, rows: readonly Cells[]): string {
  const columns = columnsOf(name, '1.1').map((column) => column.name);
  // The parent last, behind the metadata, as the drafts have it.
  const header = name === 'orgs' ? [...columns.slice(0, -1), 'metadata.boarding', 'parentSourcedId'] : columns;
  const shown = header.map((column) => (name === 'demographics' ? (DRAFT[column] ?? column) : column));
  const stamp: Cells = { status: 'active', dateLastModified: '2026-11-10' };
  const cells = rows.map((row) => header.map((column) => quoted({ ...stamp, ...row }[column] ?? '')).join());
  return [shown.join(), ...cells].join('\n');
}

const DRAFT: Readonly<Record<string, string>> = { sourcedId: 'userSourcedId', birthDate: 'birthdate' };
const quoted = (cell: string) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
