/** Tables that may be walked, because they stay small whatever is recorded. Every other table grows. */
export const SMALL: Readonly<Record<string, string>> = {
  areas: 'a district with its towns and groups: dozens',
  schools: 'some hundreds in a district',
  terms: 'two a year',
  rubrics: 'five dimensions, a version or two a year',
  term_rubrics: 'five a term',
  rubric_drafts: 'one for each rubric that is being written',
  term_schemes: 'one more where a district says otherwise',
  adoptions: 'some for each school',
  offers_to_all: 'some for each school',
  school_ends: 'one for each school that ends',
  pupil_lines: 'one for each school that said from which grade',
  emblems: 'one for each school that has an emblem or a motto',
  list_meanings: 'some for each school',
  bases: 'some hundreds in a district; nobody reads a longer list',
  activity_templates: 'some for each school',
  moderation_rounds: 'some a term',
  chains: 'one, and one more where a key was lost',
  improvement_actions: 'some for each school and term',
  screen_outcomes: 'what a reviewer decided by hand: some for each school and term',
  measurements: 'two for each place and term',
};

/** Where the values of a list come from: they are the asker's own, and no table. */
const LIST = 'json_each';

/** Also what goes by another name in a statement: nobody says of it that it is small. */
export const isGrowing = (table: string) => table !== LIST && !(table in SMALL);

/** A key by these alone walks a school, a district or a whole term. */
const WIDE: ReadonlySet<string> = new Set([
  'school_id',
  'district_id',
  'term_id',
  'dimension',
  'kind',
  'role',
  'happened_on',
]);
/** And yet few rows where it is these: a school has some dozens of classes, sums for each, and of children something is arranged for. */
const FEW_IN_A_SCHOOL: ReadonlySet<string> = new Set(['classes', 'rollups', 'arrangements']);

export function isWide(table: string, columns: readonly string[]): boolean {
  return !FEW_IN_A_SCHOOL.has(table) && columns.every((column) => WIDE.has(column));
}
