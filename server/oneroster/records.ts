import type { Column } from './column.ts';
import { rolesOfOlder } from './older-roles.ts';
import type { Row, Table } from './read-table.ts';
import type { TableName } from './tables.ts';

/** What every imported row says. `line` counts from 1, the header. */
export interface RosterRow {
  readonly line: number;
  readonly sourcedId: string;
  readonly status: 'active' | 'tobedeleted';
  /** Milliseconds; null in a bulk file. */
  readonly dateLastModified: number | null;
}

// Vocabularies stay text: besides the words of the specification they may hold "ext:…".

export interface RosterOrg extends RosterRow {
  readonly name: string;
  readonly type: string;
  readonly identifier: string | null;
  readonly parentSourcedId: string | null;
}

export interface RosterAcademicSession extends RosterRow {
  readonly title: string;
  readonly type: string;
  readonly startDate: string;
  readonly endDate: string;
  readonly parentSourcedId: string | null;
  /** The calendar year in which the school year ends. */
  readonly schoolYear: number;
}

export interface RosterClass extends RosterRow {
  readonly title: string;
  readonly grades: readonly string[];
  readonly courseSourcedId: string;
  readonly classCode: string | null;
  readonly classType: string;
  readonly schoolSourcedId: string;
  readonly termSourcedIds: readonly string[];
}

/** Contact details and passwords are checked, but not carried on. */
export interface RosterUser extends RosterRow {
  readonly enabledUser: boolean;
  readonly username: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly middleName: string | null;
  /** A pupil's student number. */
  readonly identifier: string | null;
  readonly agentSourcedIds: readonly string[];
  readonly grades: readonly string[];
  readonly primaryOrgSourcedId: string | null;
}

export interface RosterRole extends RosterRow {
  readonly userSourcedId: string;
  readonly roleType: string;
  readonly role: string;
  readonly beginDate: string | null;
  readonly endDate: string | null;
  readonly orgSourcedId: string;
}

export interface RosterEnrollment extends RosterRow {
  readonly classSourcedId: string;
  readonly schoolSourcedId: string;
  readonly userSourcedId: string;
  readonly role: string;
  readonly primary: boolean;
  readonly beginDate: string | null;
  readonly endDate: string | null;
}

/** Of all that a package may say about a person's background, the sex alone is carried on: fitness tables differ by it. */
export interface RosterDemographic extends RosterRow {
  readonly sex: string | null;
}

export interface RosterRecords {
  readonly orgs: readonly RosterOrg[];
  readonly academicSessions: readonly RosterAcademicSession[];
  readonly classes: readonly RosterClass[];
  readonly users: readonly RosterUser[];
  readonly roles: readonly RosterRole[];
  readonly enrollments: readonly RosterEnrollment[];
  readonly demographics: readonly RosterDemographic[];
}

export const importedTables: readonly TableName[] = [
  'orgs',
  'academicSessions',
  'classes',
  'users',
  'roles',
  'enrollments',
  'demographics',
];

/** Typed rows of checked tables. */
export function toRecords(tables: readonly Table[]): RosterRecords {
  const rowsOf = <T extends object>(name: TableName, shape: (row: Reader) => T): (RosterRow & T)[] => {
    const table = tables.find((one) => one.name === name);
    if (!table) return [];
    const reader = new Reader(table.columns);
    // Not { ...shared, ...shape }: a spread takes fifteen times as long.
    return table.rows.map((row) => Object.assign(reader.at(row).shared(), shape(reader)));
  };
  const orgs = rowsOf('orgs', (row) => ({
    name: row.text('name'),
    type: row.text('type'),
    identifier: row.optional('identifier'),
    parentSourcedId: row.optional('parentSourcedId'),
  }));
  const isOlder = tables.some(({ version }) => version === '1.1');
  const olderUsers = () =>
    rowsOf('users', (row) => ({ orgSourcedIds: row.list('orgSourcedIds'), role: row.text('role') }));
  return {
    orgs,
    academicSessions: rowsOf('academicSessions', (row) => ({
      title: row.text('title'),
      type: row.text('type'),
      startDate: row.text('startDate'),
      endDate: row.text('endDate'),
      parentSourcedId: row.optional('parentSourcedId'),
      schoolYear: Number(row.text('schoolYear')),
    })),
    classes: rowsOf('classes', (row) => ({
      title: row.text('title'),
      grades: row.list('grades'),
      courseSourcedId: row.text('courseSourcedId'),
      classCode: row.optional('classCode'),
      classType: row.text('classType'),
      schoolSourcedId: row.text('schoolSourcedId'),
      termSourcedIds: row.list('termSourcedIds'),
    })),
    users: rowsOf('users', (row) => ({
      enabledUser: row.isTrue('enabledUser'),
      username: row.text('username'),
      givenName: row.text('givenName'),
      familyName: row.text('familyName'),
      middleName: row.optional('middleName'),
      identifier: row.optional('identifier'),
      agentSourcedIds: row.list('agentSourcedIds'),
      grades: row.list('grades'),
      primaryOrgSourcedId: isOlder ? (row.list('orgSourcedIds')[0] ?? null) : row.optional('primaryOrgSourcedId'),
    })),
    roles: isOlder ? rolesOfOlder(olderUsers(), orgs) : rowsOf('roles', asRole),
    demographics: rowsOf('demographics', (row) => ({ sex: row.optional('sex') })),
    enrollments: rowsOf('enrollments', (row) => ({
      classSourcedId: row.text('classSourcedId'),
      schoolSourcedId: row.text('schoolSourcedId'),
      userSourcedId: row.text('userSourcedId'),
      role: row.text('role'),
      primary: row.isTrue('primary'),
      beginDate: row.optional('beginDate'),
      endDate: row.optional('endDate'),
    })),
  };
}

/** 'inactive' is a word of 1.1. Nothing is deleted here: either says that it is no more. */
const GONE = new Set(['tobedeleted', 'inactive']);

const asRole = (row: Reader) => ({
  userSourcedId: row.text('userSourcedId'),
  roleType: row.text('roleType'),
  role: row.text('role'),
  beginDate: row.optional('beginDate'),
  endDate: row.optional('endDate'),
  orgSourcedId: row.text('orgSourcedId'),
});

/** Reads the cells of one row after another by the names of their columns. */
class Reader {
  readonly #positions: ReadonlyMap<string, number>;
  #row: Row = { line: 0, cells: [] };

  constructor(columns: readonly Column[]) {
    this.#positions = new Map(columns.map((column, position) => [column.name, position]));
  }

  at(row: Row): this {
    this.#row = row;
    return this;
  }

  shared(): RosterRow {
    const modified = this.text('dateLastModified');
    return {
      line: this.#row.line,
      sourcedId: this.text('sourcedId'),
      status: GONE.has(this.text('status')) ? 'tobedeleted' : 'active',
      dateLastModified: modified === '' ? null : Date.parse(modified),
    };
  }

  text(name: string): string {
    const position = this.#positions.get(name);
    if (position === undefined) throw new Error(`no column ${name}`);
    return this.#row.cells[position] ?? '';
  }

  optional(name: string): string | null {
    return this.text(name) || null;
  }

  list(name: string): string[] {
    return this.text(name) === '' ? [] : this.text(name).split(',');
  }

  isTrue(name: string): boolean {
    return this.text(name) === 'true';
  }
}
