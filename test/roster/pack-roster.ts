import { createHash } from 'node:crypto';
import type { Reader } from '../../db/engine.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { columnsOf, type FileMode, fileOf, type TableName, tableNames } from '../../server/oneroster/tables.ts';
import { pack } from '../oneroster/make-package.ts';

export type Cells = Readonly<Record<string, string>>;
export type Roster = Partial<Record<TableName, readonly Cells[]>>;

/** A sound OneRoster package of the rows given; cells not given are empty. */
export function packRoster(roster: Roster, mode: FileMode = 'bulk'): Uint8Array {
  const isThere = (name: TableName) => roster[name] !== undefined;
  const manifest = [
    ['propertyName', 'value'],
    ['manifest.version', '1.0'],
    ['oneroster.version', '1.2'],
    ...tableNames.map((name) => [`file.${name}`, isThere(name) ? mode : 'absent']),
  ];
  const files = tableNames.filter(isThere).map((name) => {
    const columns = columnsOf(name).map((column) => column.name);
    const stamp: Cells = mode === 'delta' ? { status: 'active', dateLastModified: '2026-11-10T00:00:00.000Z' } : {};
    const rows = (roster[name] ?? []).map((row) => columns.map((column) => quoted({ ...stamp, ...row }[column] ?? '')));
    return [fileOf(name), [columns, ...rows].map((cells) => cells.join(',')).join('\n')] as const;
  });
  return pack({ 'manifest.csv': manifest.map((cells) => cells.join(',')).join('\n'), ...Object.fromEntries(files) });
}

const quoted = (cell: string) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

const district: Cells = { sourcedId: 'd1', name: '南海区教育局', type: 'district' };
const session: Cells = {
  sourcedId: 't1',
  title: '上学期',
  type: 'term',
  startDate: '2026-09-01',
  endDate: '2027-01-22',
  schoolYear: '2027',
};

export const homeroom = (sourcedId: string, grade: number, number: number, schoolSourcedId = 's1'): Cells => ({
  sourcedId,
  title: `${grade}年级(${number})班`,
  grades: String(grade).padStart(2, '0'),
  courseSourcedId: 'course',
  classType: 'homeroom',
  schoolSourcedId,
  termSourcedIds: 't1',
});
export const user = (sourcedId: string, more: Cells = {}): Cells => ({
  sourcedId,
  enabledUser: 'true',
  username: sourcedId,
  givenName: '明',
  familyName: '李',
  ...more,
});
export const role = (userSourcedId: string, word: string, orgSourcedId = 's1'): Cells => ({
  sourcedId: `r-${userSourcedId}`,
  userSourcedId,
  roleType: 'primary',
  role: word,
  orgSourcedId,
});
export const enrollment = (userSourcedId: string, classSourcedId: string, more: Cells = {}): Cells => ({
  sourcedId: `e-${userSourcedId}`,
  classSourcedId,
  schoolSourcedId: 's1',
  userSourcedId,
  role: 'student',
  ...more,
});

/** One new school of the first demo district: two classes of grade 3, `pupils` in the first, two in the second. */
export function smallRoster(
  pupils = 3,
): Required<Pick<Roster, 'orgs' | 'academicSessions' | 'courses' | 'classes' | 'users' | 'roles' | 'enrollments'>> {
  const first = Array.from({ length: pupils }, (_, index) => `p${index + 1}`);
  const second = ['q1', 'q2'];
  return {
    orgs: [
      district,
      { sourcedId: 'town', name: '新城镇', type: 'local', parentSourcedId: 'd1' },
      { sourcedId: 'group', name: '新竹教育集团', type: 'group', parentSourcedId: 'town' },
      { sourcedId: 's1', name: '新竹小学', type: 'school', parentSourcedId: 'group' },
      { sourcedId: 's2', name: '远山小学', type: 'school', parentSourcedId: 'd1' },
    ],
    academicSessions: [session],
    courses: [{ sourcedId: 'course', title: '综合素质评价', orgSourcedId: 's1' }],
    classes: [homeroom('k1', 3, 1), homeroom('k2', 3, 2)],
    users: [
      ...[...first, ...second].map((id) => user(id, id === 'p1' ? { agentSourcedIds: 'g1' } : {})),
      user('g1'),
      user('t1'),
      user('h1', { givenName: 'Ann', familyName: 'Lee' }),
    ],
    roles: [
      ...[...first, ...second].map((id) => role(id, 'student')),
      role('g1', 'parent'),
      role('t1', 'teacher'),
      role('h1', 'principal'),
    ],
    enrollments: [
      ...first.map((id) => enrollment(id, 'k1')),
      ...second.map((id) => enrollment(id, 'k2')),
      enrollment('t1', 'k1', { role: 'teacher', primary: 'true' }),
    ],
  };
}

const TABLES = [
  'areas',
  'schools',
  'terms',
  'termRubrics',
  'classes',
  'persons',
  'pupils',
  'enrolments',
  'grants',
  'scores',
  'rollups',
] as const;

/** Every row about places and people, and the figures made of them, as text. */
export async function dump(q: Reader): Promise<string> {
  const tables = unsafeTables(q);
  const rows: string[] = [];
  for (const name of TABLES) {
    for (const row of await q.select().from(tables[name] as typeof tables.areas))
      rows.push(`${name} ${JSON.stringify(row)}`);
  }
  return rows.sort().join('\n');
}

export const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** A student number that is right: G, 17 digits and their check digit. */
export function studentNumber(serial: number): string {
  const digits = `44060520160101${String(serial).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return `G${digits}${'10X98765432'[sum % 11]}`;
}
