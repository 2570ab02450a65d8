import type { ArrangementRow } from '../db/arranged.ts';
import type { Reader } from '../db/engine.ts';
import { selectRubrics } from '../db/pinned-rubrics.ts';
import { selectTerms, type TermRow } from '../db/reach/lists.ts';
import type { ClassRow, ReachedBy, ReachedClass, ReachedSchool } from '../db/reach/reached.ts';
import type { Bilingual, ClassName, Dimension, Term } from './contract/words.ts';
import { className } from './core/calendar/class-name.ts';
import { shanghaiDay } from './core/calendar/days.ts';
import { termsHeld } from './core/calendar/spans.ts';
import { currentTerm, gradeOf, termOf } from './core/calendar/terms.ts';
import { lastOpenDay } from './open-school.ts';
import { invalid } from './refusal.ts';

/** The pieces that many replies are made of. */

export function asTerm(row: TermRow, current: TermRow | undefined): Term {
  const { code, startsOn, endsOn } = row;
  return { code, startsOn, endsOn, isCurrent: row.id === current?.id };
}

export type Terms = { readonly term: TermRow; readonly current: TermRow | undefined; readonly all: readonly TermRow[] };

/** The term asked for, or else the current one; refused where there is none. */
export async function termsFor(q: Reader, districtId: string, today: string, code: string | undefined): Promise<Terms> {
  const all = await selectTerms(q, districtId);
  const current = currentTerm(all, today);
  const term = code === undefined ? current : all.find((one) => one.code === code);
  if (!term) throw invalid('term', code === undefined ? 'no term has been set up yet' : 'there is no such term');
  return { term, current, all };
}

/** The same for a school; of one that has closed the term of its last day is shown first. */
export async function termsOfSchool(
  q: Reader,
  school: ReachedSchool,
  today: string,
  code: string | undefined,
): Promise<Terms> {
  const terms = await termsFor(q, school.districtId, today, code);
  const last = code === undefined ? termOf(terms.all, lastOpenDay(school, today)) : undefined;
  return { ...terms, term: last ?? terms.term };
}

/** The same for a class that is reached for some days: of the terms that hold any of them. */
export async function termsHeldFor(
  q: Reader,
  { districtId, days }: ReachedClass,
  today: string,
  code: string | undefined,
): Promise<Terms> {
  const { term, current, all } = await termsFor(q, districtId, today, code);
  const held = termsHeld(all, days);
  if (!held.includes(term)) throw invalid('term', 'nothing of that term may be seen with the days you have this class');
  return { term, current, all: held };
}

/** Whether something was entered when a later term than its own had begun. */
export function isLateEntry(
  terms: readonly TermRow[],
  { termId, enteredAt }: { readonly termId: string; readonly enteredAt: number },
): boolean {
  const own = terms.find(({ id }) => id === termId);
  const then = termOf(terms, shanghaiDay(enteredAt));
  return own !== undefined && then !== undefined && then.startsOn > own.startsOn;
}

type Named = Pick<ClassRow, 'id' | 'stage' | 'entryYear' | 'number'>;

export function asClassName(row: Named, termCode: string): ClassName {
  return { classId: row.id, grade: gradeOf(row, termCode), number: row.number };
}

export function schoolNameOf({ schoolName, schoolNameEn }: Pick<ClassRow, 'schoolName' | 'schoolNameEn'>): Bilingual {
  return { zh: schoolName, en: schoolNameEn };
}

/** «Why may I see this»: the grant, and the place it stands on. */
export function asWhy({ role, startsOn, endsOn }: ReachedBy, place: Bilingual) {
  return { role, place, from: startsOn, to: endsOn };
}

/** A class with its school, as a place in words. */
export function classPlace(row: ClassRow, termCode: string): Bilingual {
  const name = className(gradeOf(row, termCode), row.number);
  return { zh: `${row.schoolName}${name.zh}`, en: `${row.schoolNameEn}, ${name.en}` };
}

/** Whoever has a whole school sees its classes by that: nobody is the principal of one class. */
const OF_A_SCHOOL: ReadonlySet<string> = new Set<ReachedBy['role']>(['principal', 'school-office']);

/** Why somebody sees a class, or staff a child in it. */
export const whyInClass = (by: ReachedBy, row: ClassRow, termCode: string) =>
  asWhy(by, OF_A_SCHOOL.has(by.role) ? schoolNameOf(row) : classPlace(row, termCode));

/** What stands over everything that is told of a class: which one, of which term, as of when, and why one may see it. */
export function asClassHead(target: ReachedClass, { term, current }: Pick<Terms, 'term' | 'current'>, now: number) {
  return {
    class: asClassName(target, term.code),
    schoolName: schoolNameOf(target),
    term: asTerm(term, current),
    asOf: now,
    why: whyInClass(target.by, target, term.code),
  };
}

/** Where a page of a list goes on: the sort values of its last row. */
export function writeCursor(...parts: readonly [string, string]): string {
  return JSON.stringify(parts);
}

/** Refused where it is not one of ours; what it says is only ever compared with, so a made-up one shows nothing more. */
export function readCursor(cursor: string | undefined): [string, string] | undefined {
  if (cursor === undefined) return undefined;
  const parts = /^\["([^"\\]*)","([^"\\]*)"\]$/.exec(cursor);
  if (!parts) throw invalid('cursor', 'this is not a place in the list; begin again without it');
  return [parts[1] ?? '', parts[2] ?? ''];
}

/** What is arranged for a child as whoever may read it sees it, in the words of the rubrics of its first day. */
export async function asArranged(
  q: Reader,
  districtId: string,
  { dimension, indicatorId, kind, goal, startsOn: from, endsOn: to }: ArrangementRow,
) {
  const term = termOf(await selectTerms(q, districtId), from);
  const rubrics = term ? await selectRubrics(q, term.id) : [];
  const indicators = rubrics.flatMap(({ body }) => body.indicators);
  const title = indicators.find(({ id }) => id === indicatorId)?.title ?? { zh: indicatorId, en: indicatorId };
  return { dimension: dimension as Dimension, indicatorId, title, kind, goal, from, to };
}
