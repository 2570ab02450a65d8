import type { ReachedSchool } from '../../../../db/reach/reached.ts';
import { type Context, preparedWrites } from '../../../act.ts';
import type { Place } from '../../../class-lists/cells.ts';
import { type ClassListResult, importClassList as route } from '../../../contract/roster.ts';
import { gradeOf, isThereOn } from '../../../core/calendar/terms.ts';
import { Refusal } from '../../../refusal.ts';
import { applyRoster } from '../apply-roster.ts';
import { describeChanges, namesNeeded } from '../describe-changes.ts';
import { planRoster } from '../plan-roster.ts';
import { selectDistrict, selectNames } from '../store.ts';
import { asRoster, type Matched } from './as-roster.ts';
import { type Gathered, gatherList } from './gather-list.ts';
import { matchList } from './match-list.ts';
import { type PreparedList, prepareList } from './prepare-list.ts';
import { asListRefusal, refuseList } from './refuse-list.ts';
import { classKey, type NamedClass } from './resolve-classes.ts';

type Cx = Context<typeof route>;

/** A spreadsheet becomes the plan that a package becomes: all of it or nothing. */
export const importClassList = preparedWrites(route, prepareList, async (cx, list: PreparedList) => {
  const { tx, target } = cx;
  const stored = await gatherList(cx, list);
  if (!stored) throw refuseList([{ sheet: '', line: 0, column: '', heading: '', code: 'term.none' }], list.lang);
  const matched = matchList(list, stored, mayTakeOver(target));
  const { roster, places } = asRoster(matched, { ...stored, newId: cx.newId });
  const { books, changes } = await plan(cx, list, places, roster);
  if (!list.dryRun) await applyRoster(cx, books, target.districtId);

  const { pupilIds, personIds } = namesNeeded(books);
  const names = await selectNames(tx, pupilIds, personIds);
  const outcome = list.dryRun ? ('checked' as const) : ('imported' as const);
  const reply: ClassListResult = {
    outcome,
    term: stored.term.code,
    classes: matched.classes.map((named) => countedOf(named, stored, books, matched)),
    teachers: new Set(list.teachers.map(({ name }) => name)).size,
    changes,
    ...describeChanges(books, { names, termCode: stored.term.code }),
    sheets: [...list.sheets],
    passedOver: [...list.passed],
    unknown: [...list.unknown],
  };
  const detail = {
    outcome,
    rows: list.pupils.length,
    teachers: list.teachers.length,
    pupils: changes.pupils.created + changes.pupils.changed,
    enrolmentsCreated: changes.enrolments.created,
    enrolmentsEnded: changes.enrolments.ended,
    grantsCreated: changes.grants.created,
    grantsEnded: changes.grants.ended,
  };
  return { reply, audit: { object: target.id, detail } };
});

/** A school does not take a child out of another; whoever keeps the rosters of both may. */
const mayTakeOver = ({ by }: ReachedSchool) => by.role === 'roster-manager';

async function plan(
  { tx, today, newId, actor, target }: Cx,
  { lang }: PreparedList,
  places: readonly Place[],
  roster: ReturnType<typeof asRoster>['roster'],
) {
  const district = await selectDistrict(tx, target.districtId);
  try {
    return await planRoster({ tx, today, newId, actorId: actor.personId, district }, roster);
  } catch (problem) {
    throw problem instanceof Refusal ? asListRefusal(problem, places, lang) : problem;
  }
}

function countedOf(
  named: NamedClass,
  { term, today, stays, school }: Gathered,
  { classes, enrolments }: Awaited<ReturnType<typeof plan>>['books'],
  { pupils }: Matched,
) {
  const row = [...classes.rows].find((one) => one.schoolId === school.id && classKey(one) === classKey(named));
  const isIn = (stay: (typeof stays)[number], day: string) =>
    stay.classId === row?.id && stay.termId === term.id && isThereOn(stay, day);
  const now = today < term.startsOn ? term.startsOn : today;
  return {
    school: { zh: school.name, en: school.nameEn },
    grade: gradeOf(named, term.code),
    number: named.number,
    isNew: row !== undefined && classes.isNew(row.id),
    before: stays.filter((stay) => isIn(stay, now)).length,
    after: [...enrolments.rows].filter((stay) => isIn(stay, now)).length,
    rows: pupils.filter(({ line }) => line.classKey === classKey(named)).length,
  };
}
