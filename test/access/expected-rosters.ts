import { get, nowhereRows, type Row } from './rows.ts';

/** A school's lists are its office's and, for each school of the district, the roster manager's. */
const ofSchool = (routes: readonly string[], done: number): Row[] => [
  { routes, at: 'own', all: 404, but: get(done, 'office', 'roster-manager') },
  { routes, at: 'other-school', all: 404, but: get(done, 'roster-manager') },
  { routes, at: 'twin', all: 404, but: get(done, 'twin-roster-manager') },
];

export const ROSTER_ROWS: readonly Row[] = [
  ...ofSchool(['import-class-list', 'mark-class-list-problems'], 422),
  // A text is a list of one line.
  ...ofSchool(['look-at-list-columns'], 200),
  ...ofSchool(['list-list-meanings'], 200),
  ...ofSchool(['forget-list-meaning'], 201),
  ...nowhereRows(
    'import-class-list',
    'mark-class-list-problems',
    'look-at-list-columns',
    'list-list-meanings',
    'forget-list-meaning',
  ),
];
