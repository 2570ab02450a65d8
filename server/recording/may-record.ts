import { type Arranged, selectArranged } from '../../db/arranged.ts';
import type { Reader } from '../../db/engine.ts';
import { type PinnedRubric, selectRubrics } from '../../db/pinned-rubrics.ts';
import { selectAdopted } from '../../db/reach/holders.ts';
import { selectEnrolled, selectEnrolledOf, selectTerms, type TermRow } from '../../db/reach/lists.ts';
import type { ReachedClass } from '../../db/reach/reached.ts';
import type { DAY_FAULTS } from '../contract/recording.ts';
import { heldOn } from '../core/calendar/spans.ts';
import { currentTerm, dayWithin, gradeOf, isThereOn, termOf } from '../core/calendar/terms.ts';
import { offeredIn, ratedByFamilyIn } from '../core/rubric/offered.ts';
import type { Indicator, Rubric } from '../core/rubric/rubric.ts';
import { invalid } from '../refusal.ts';

export type OfferedIndicator = { readonly rubricId: string; readonly rubric: Rubric; readonly indicator: Indicator };
export type Stay = { readonly startsOn: string; readonly endedOn: string | null };
export type Member = { readonly pupilId: string; readonly name: string; readonly stays: readonly Stay[] };

/** What may be recorded for a class on a day. */
export type ClassDay = {
  readonly on: string;
  /** The term the day belongs to, and the one that is running. */
  readonly term: TermRow;
  readonly current: TermRow | undefined;
  readonly grade: number;
  readonly rubrics: readonly PinnedRubric[];
  readonly adopted: ReadonlySet<string>;
  /** By indicator. */
  readonly offered: ReadonlyMap<string, OfferedIndicator>;
  /** What only the child and its family rate; a teacher approves it for them. */
  readonly forFamily: ReadonlyMap<string, OfferedIndicator>;
  /** Who is in the class in that term, in order of names, each with all stays; and who of them was there on the day. */
  readonly members: ReadonlyMap<string, Member>;
  readonly there: ReadonlySet<string>;
  /** What the school has arranged for single children, on whichever days, by pupil. */
  readonly arranged: ReadonlyMap<string, readonly Arranged[]>;
};

type Asked = {
  readonly day: string;
  readonly today: string;
  readonly path: string;
  /** Only these pupils are looked for, where nobody asks who else is in the class. */
  readonly of?: readonly string[];
};

/**
 * The one answer to «may something be recorded for this class on this day»: what it may be made of, or a refusal with a code that
 * says why not. Any day up to today, of any term; the asker's own grant must hold it.
 */
export async function mayRecord(q: Reader, at: ReachedClass, { day, today, path, of }: Asked): Promise<ClassDay> {
  const refused = (code: (typeof DAY_FAULTS)[number], message: string) => invalid(path, message, code);
  if (day > today) throw refused('day.future', 'this day has not come yet');
  const terms = await selectTerms(q, at.districtId);
  const term = termOf(terms, day);
  if (!term) throw refused('day.none', 'this day lies before the first term');
  if (!heldOn(at, day)) throw refused('day.not-yours', 'you did not have this class on that day');
  return await classDay(q, at, { on: day, term, current: currentTerm(terms, today) }, of);
}

/** The same for an activity that is there already: its day was found right when it was made. */
export async function classDay(
  q: Reader,
  at: Pick<ReachedClass, 'id' | 'schoolId' | 'stage' | 'entryYear'>,
  { on, term, current }: Pick<ClassDay, 'on' | 'term' | 'current'>,
  of?: readonly string[],
): Promise<ClassDay> {
  const grade = gradeOf(at, term.code);
  const adopted = await selectAdopted(q, at.schoolId);
  const rubrics = await selectRubrics(q, term.id);
  const among = (choose: typeof offeredIn) =>
    new Map(
      rubrics.flatMap(({ id, body }) =>
        choose(body, grade, adopted).map(
          (indicator) => [indicator.id, { rubricId: id, rubric: body, indicator }] as const,
        ),
      ),
    );
  const members = membersOf(await (of ? selectEnrolledOf(q, at, term.id, of) : selectEnrolled(q, at, term.id)));
  const within = dayWithin(term, on);
  const there = new Set(
    [...members.values()].flatMap(({ pupilId, stays }) =>
      stays.some((stay) => isThereOn(stay, within)) ? pupilId : [],
    ),
  );
  const arranged = await selectArranged(q, at.schoolId);
  const [offered, forFamily] = [among(offeredIn), among(ratedByFamilyIn)];
  return { on, term, current, grade, rubrics, adopted, offered, forFamily, members, there, arranged };
}

/** Stays by pupil, in the order the rows have. */
export function membersOf(rows: readonly (Stay & Pick<Member, 'pupilId' | 'name'>)[]): ReadonlyMap<string, Member> {
  const members = new Map<string, { pupilId: string; name: string; stays: Stay[] }>();
  for (const { pupilId, name, startsOn, endedOn } of rows) {
    const member = members.get(pupilId) ?? { pupilId, name, stays: [] };
    member.stays.push({ startsOn, endedOn });
    members.set(pupilId, member);
  }
  return members;
}

/** Why somebody of the class was not there on a day, with the stay that says so: the next to come, else the last that ended. */
export function absenceOn(
  { term, on }: Pick<ClassDay, 'term' | 'on'>,
  { stays }: Member,
): { why: 'not-yet' | 'left'; stay: Stay } {
  const day = dayWithin(term, on);
  const inOrder = [...stays].sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  const ended = inOrder.filter((stay) => stay.endedOn !== null && stay.endedOn < day).at(-1);
  const next = inOrder.find((stay) => stay.startsOn > day);
  const stay = ended ?? next;
  if (!stay) throw new Error('somebody who is there is not absent');
  return { why: ended ? 'left' : 'not-yet', stay };
}
