import { CHANGES, type RosterChange } from '../../contract/roster.ts';
import { gradeOf } from '../../core/calendar/terms.ts';
import { grouped } from '../../core/grouped.ts';
import { isEmpty } from './match-stays.ts';
import type { RosterBooks } from './plan-roster.ts';
import type { ClassRow, EnrolmentRow, GrantRow } from './store.ts';

/** More sentences than these nobody reads; the counts say the rest. */
const LISTED = 500;
type Change = RosterChange;
type Known = {
  /** Names of those whom the package does not name, by id. */
  readonly names: ReadonlyMap<string, string>;
  /** The term whose grades classes are called by. */
  readonly termCode: string;
};

/** What a plan changes, old to new, the weightier first. Whoever comes with a class that is opened is told as coming all the same. */
export function describeChanges(books: RosterBooks, known: Known): { listed: Change[]; listedOf: number } {
  const all = [
    ...ofTerms(books),
    ...ofPlaces(books),
    ...ofClasses(books, known),
    ...ofStays(books, known),
    ...ofPupils(books),
    ...ofPersons(books),
    ...ofGrants(books, known),
  ];
  const rank = new Map(CHANGES.map((code, index) => [code, index]));
  const inOrder = [...all].sort((a, b) => (rank.get(a.code) ?? 0) - (rank.get(b.code) ?? 0));
  return { listed: inOrder.slice(0, LISTED), listedOf: inOrder.length };
}

/** Pupils and persons whose names the changes need and the package does not say. */
export function namesNeeded({ enrolments, grants, pupils, persons }: RosterBooks) {
  const held = [...grants.inserted, ...grants.updated.flatMap(({ id }) => grants.get(id) ?? [])];
  const stays = [...enrolments.inserted, ...enrolments.updated.flatMap(({ id }) => enrolments.get(id) ?? [])];
  const children = held.flatMap((row) => (row.placeKind === 'pupil' ? row.placeId : []));
  return {
    pupilIds: [...stays.map((row) => row.pupilId), ...children].filter((id) => !pupils.get(id)),
    personIds: held.map((row) => row.personId).filter((id) => !persons.get(id)),
  };
}

const days = ({ startsOn, endsOn }: { readonly startsOn: string; readonly endsOn: string }) => `${startsOn}/${endsOn}`;

function ofTerms({ terms }: RosterBooks): Change[] {
  const moved = terms.updated.flatMap(({ id }): Change[] => {
    const [was, now] = [terms.was(id), terms.get(id)];
    return was && now && days(was) !== days(now)
      ? [{ code: 'term-dates', name: now.code, from: days(was), to: days(now) }]
      : [];
  });
  return [...moved, ...terms.inserted.map((row): Change => ({ code: 'term-added', name: row.code, to: days(row) }))];
}

function ofPlaces({ areas, schools }: RosterBooks): Change[] {
  const renamed = (book: typeof areas | typeof schools, code: Change['code']) =>
    book.updated.flatMap(({ id, change }): Change[] =>
      change.name === undefined ? [] : [{ code, name: change.name, from: book.was(id)?.name ?? '', to: change.name }],
    );
  return [
    ...renamed(schools, 'school-renamed'),
    ...schools.inserted.map(({ name }): Change => ({ code: 'school-added', name })),
    ...renamed(areas, 'area-renamed'),
    ...areas.inserted.map(({ name }): Change => ({ code: 'area-added', name })),
  ];
}

function classSaid({ schools }: RosterBooks, row: ClassRow, { termCode }: Known) {
  const school = schools.get(row.schoolId);
  const named = { zh: school?.name ?? '', en: school?.nameEn ?? '' };
  return { school: named, grade: gradeOf(row, termCode), number: row.number };
}

function ofClasses(books: RosterBooks, known: Known): Change[] {
  const { classes } = books;
  const renamed = classes.updated.flatMap(({ id, change }): Change[] => {
    const [was, now] = [classes.was(id), classes.get(id)];
    const isOther = change.number !== undefined || change.entryYear !== undefined || change.stage !== undefined;
    return was && now && isOther
      ? [
          {
            code: 'class-renamed',
            name: '',
            class: classSaid(books, was, known),
            toClass: classSaid(books, now, known),
          },
        ]
      : [];
  });
  const opened = classes.inserted.map(
    (row): Change => ({ code: 'class-opened', name: '', class: classSaid(books, row, known) }),
  );
  return [...renamed, ...opened];
}

/** A stay that ends beside one of the same pupil that begins is a move. */
function ofStays(books: RosterBooks, known: Known): Change[] {
  const { enrolments, classes, pupils, terms } = books;
  const begun = new Set(enrolments.inserted.filter((row) => !isEmpty(row)));
  const ended = enrolments.updated.flatMap(({ id, change }) => {
    const [was, now] = [enrolments.was(id), enrolments.get(id)];
    return was && now && change.endedOn !== undefined && now.endedOn !== null && !isEmpty(was) ? [now] : [];
  });
  const over = new Set(ended);
  const told = [...begun, ...over];
  return [...grouped(told, (row) => `${row.termId} ${row.pupilId}`).values()].flatMap((rows): Change[] => {
    const [first] = rows;
    if (!first) return [];
    const name = pupils.get(first.pupilId)?.name ?? known.names.get(first.pupilId) ?? '';
    const termCode = terms.get(first.termId)?.code ?? known.termCode;
    const at = (row: EnrolmentRow) => {
      const found = classes.get(row.classId);
      return found && classSaid(books, found, { ...known, termCode });
    };
    const came = rows.find((row) => begun.has(row));
    const left = rows.find((row) => over.has(row));
    if (came && left && came.classId !== left.classId)
      return [{ code: 'pupil-moved', name, class: at(left), toClass: at(came), day: came.startsOn }];
    if (came) return [{ code: 'pupil-joined', name, class: at(came), day: came.startsOn }];
    return left ? [{ code: 'pupil-left', name, class: at(left), day: left.endedOn ?? undefined }] : [];
  });
}

function ofPupils({ pupils, enrolments }: RosterBooks): Change[] {
  const own = pupils.updated.flatMap(({ id, change }): Change[] => {
    const [was, now] = [pupils.was(id), pupils.get(id)];
    if (!was || !now) return [];
    const { name } = now;
    const sexes = { from: was.sex ?? '', to: now.sex ?? '' };
    return [
      ...(change.name === undefined ? [] : [{ code: 'pupil-renamed' as const, name, from: was.name, to: name }]),
      ...(change.studentNumberIndex === undefined
        ? []
        : [{ code: 'pupil-number' as const, name, from: was.numberTail ?? '', to: now.numberTail ?? '' }]),
      ...(change.sex === undefined ? [] : [{ code: 'pupil-sex' as const, name, ...sexes }]),
    ];
  });
  const seats = enrolments.updated.flatMap(({ id, change }): Change[] => {
    if (change.numberInClass === undefined) return [];
    const from = enrolments.was(id)?.numberInClass ?? '';
    const name = pupils.get(enrolments.get(id)?.pupilId ?? '')?.name ?? '';
    return [{ code: 'pupil-in-class', name, from: String(from), to: String(change.numberInClass ?? '') }];
  });
  return [...own, ...seats];
}

function ofPersons({ persons }: RosterBooks): Change[] {
  return persons.updated.flatMap(({ id, change }): Change[] => {
    const name = persons.get(id)?.name ?? '';
    return [
      ...(change.name === undefined
        ? []
        : [{ code: 'person-renamed' as const, name, from: persons.was(id)?.name ?? '', to: name }]),
      ...(change.isEnabled === false ? [{ code: 'account-closed' as const, name }] : []),
    ];
  });
}

const KIND: Readonly<Partial<Record<GrantRow['role'], 'guardian' | 'teacher' | 'homeroom'>>> = {
  guardian: 'guardian',
  teacher: 'teacher',
  homeroom: 'homeroom',
};

function ofGrants(books: RosterBooks, known: Known): Change[] {
  const { grants, persons, pupils, classes, schools } = books;
  const told = (row: GrantRow, isOver: boolean): Change => {
    const name = persons.get(row.personId)?.name ?? known.names.get(row.personId) ?? '';
    const code = `${KIND[row.role] ?? 'school-role'}-${isOver ? 'ended' : 'added'}` as const;
    const at = classes.get(row.placeId);
    const day = isOver ? (row.endsOn ?? undefined) : row.startsOn;
    const of = pupils.get(row.placeId)?.name ?? known.names.get(row.placeId) ?? schools.get(row.placeId)?.name;
    return { code, name, day, ...(at ? { class: classSaid(books, at, known) } : { of }) };
  };
  return [...grants.inserted.map((row) => told(row, false)), ...grants.ended.map((row) => told(row, true))];
}
