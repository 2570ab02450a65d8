import { preparedWrites } from '../../../act.ts';
import { type ClassListResult, importClassList as route } from '../../../contract/roster.ts';
import { gradeOf, isThereOn } from '../../../core/calendar/terms.ts';
import { applyRoster } from '../apply-roster.ts';
import { describeChanges, namesNeeded } from '../describe-changes.ts';
import { selectNames } from '../store.ts';
import type { Matched } from './as-roster.ts';
import type { Gathered } from './gather-list.ts';
import { keepMeanings } from './meanings.ts';
import { planList } from './plan-list.ts';
import { type PreparedList, prepareList } from './prepare-list.ts';
import { classKey, type NamedClass } from './resolve-classes.ts';

/** A spreadsheet becomes the plan that a package becomes: all of it or nothing. */
export const importClassList = preparedWrites(route, prepareList, async (cx, list: PreparedList) => {
  const { tx, target } = cx;
  const { stored, matched, books, changes } = await planList(cx, list);
  if (!list.dryRun) {
    await applyRoster(cx, books, target.districtId);
    await keepMeanings(cx, list.taught);
  }

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
    remembered: [...list.remembered],
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

function countedOf(
  named: NamedClass,
  { term, today, stays, school }: Gathered,
  { classes, enrolments }: Awaited<ReturnType<typeof planList>>['books'],
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
