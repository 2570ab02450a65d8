import type { ListFault } from '../../../class-lists/cells.ts';
import type { Matched } from './as-roster.ts';
import { type Gathered, otherSchools } from './gather-list.ts';
import { isHeld, type Mention, matchPeople } from './match-people.ts';
import { type MatchedPupil, matchPupils, type PlacedPupil } from './match-pupils.ts';
import type { PreparedList } from './prepare-list.ts';
import { refuseList } from './refuse-list.ts';
import { classKey, classResolver, type NamedClass } from './resolve-classes.ts';
import { wishTeachers } from './wish-teachers.ts';

/** Whose rows a list has, or a refusal with all that cannot be told. */
export function matchList(list: PreparedList, stored: Gathered, mayTakeOver: boolean): Matched {
  const faults: ListFault[] = otherSchools(list);
  const resolve = classResolver({ ...stored, schoolName: stored.school.name });
  const { placed, classes } = placePupils(list, stored, resolve, faults);
  const { today, term } = stored;
  const pupils = matchPupils(placed, {
    ...stored,
    districtId: stored.school.districtId,
    now: today < term.startsOn ? term.startsOn : today,
    classIds: new Set(placed.flatMap(({ classId }) => classId ?? [])),
    allowOthers: list.allowOthers,
  });
  for (const { line, pupil } of pupils.pupils)
    if (pupil && stored.elsewhere.has(pupil.id) && !mayTakeOver)
      faults.push({ ...line.numberPlace, code: 'pupil.elsewhere' });

  const mentions = pupils.pupils.flatMap((matched, index) => guardiansOf(matched, index, stored));
  const ofTeachers = list.teachers.map((teacher) => ({ said: teacher, pupilId: undefined, isTeacher: true }));
  const people = matchPeople([...mentions.map(({ mention }) => mention), ...ofTeachers], stored);
  const said = list.teachers.flatMap((teacher, index) => {
    const mention = ofTeachers[index];
    const someone = mention && people.someoneOf.get(mention);
    return someone ? [{ teacher, someone }] : [];
  });
  const opened = new Set(classes.map(classKey));
  const taught = wishTeachers(said, { ...stored, opened, resolve });
  faults.push(...pupils.faults, ...people.faults, ...taught.faults);
  if (faults.length > 0) throw refuseList(inOrder(faults), list.lang);
  const { someoneOf } = people;
  return { list, pupils: pupils.pupils, classes, mentions, someoneOf, teachers: taught.teachers };
}

/** Each row with its class; a class is read from one sheet, so that two sheets of it are not taken for one. */
function placePupils(
  { pupils }: PreparedList,
  { classes: stored }: Gathered,
  resolve: ReturnType<typeof classResolver>,
  faults: ListFault[],
) {
  const classes = new Map<string, { readonly named: NamedClass; readonly sheet: string }>();
  const twice = new Set<string>();
  const placed = pupils.flatMap((line): PlacedPupil[] => {
    const named = resolve(line.said);
    if ('fault' in named) {
      faults.push({ ...line.classPlace, code: named.fault });
      return [];
    }
    const key = classKey(named);
    const first = classes.get(key);
    const { sheet } = line.place;
    if (!first) classes.set(key, { named, sheet });
    else if (first.sheet !== sheet && !twice.has(`${key} ${sheet}`)) {
      twice.add(`${key} ${sheet}`);
      faults.push({ ...line.classPlace, code: 'sheet.class_twice', said: first.sheet });
    }
    return [{ ...line, classKey: key, classId: stored.find((row) => classKey(row) === key)?.id }];
  });
  return { placed, classes: [...classes.values()].map(({ named }) => named) };
}

/** The guardians a row names. Phones alone, beside several guardians whose numbers nobody knows, say nothing that could be told apart. */
function guardiansOf({ line, pupil }: MatchedPupil, index: number, { guardians, byContact, today }: Gathered) {
  const said = line.guardians ?? [];
  const held = guardians.filter(({ grant }) => grant.placeId === pupil?.id && isHeld(grant, today));
  const isKnown = said.some(({ contact }) => byContact.some((row) => row.contactIndex === contact));
  const unknown = held.filter(({ person }) => person.contactIndex === null);
  if (said.every(({ isCalled }) => isCalled) && !isKnown && unknown.length > 1) return [];
  return said.map((one) => {
    const mention: Mention = { said: one, pupilId: pupil?.id, isTeacher: false };
    return { mention, index };
  });
}

/** By sheet as they come, then by line. */
function inOrder(faults: readonly ListFault[]): ListFault[] {
  const sheets = [...new Set(faults.map(({ sheet }) => sheet))];
  return [...faults].sort((a, b) => sheets.indexOf(a.sheet) - sheets.indexOf(b.sheet) || a.line - b.line);
}
