import type { Engine } from '../../../../db/engine.ts';
import type { ReachedSchool } from '../../../../db/reach/reached.ts';
import { sortKeyOf } from '../../../../db/sort-key.ts';
import type { ListFault, Place } from '../../../class-lists/cells.ts';
import type { Said } from '../../../class-lists/find-list.ts';
import { type ReadLists, readLists } from '../../../class-lists/read-lists.ts';
import type { Passed, PupilLine } from '../../../class-lists/read-pupils.ts';
import type { TaughtClass } from '../../../class-lists/read-teachers.ts';
import { lettersOf } from '../../../core/account/username.ts';
import { nameKey } from '../../../core/text/clean.ts';
import type { ReadForeign } from '../../../foreign/tasks.ts';
import type { Secrets } from '../../../secrets/secrets.ts';
import { FileFault, LIST_LIMITS } from '../../../sheets/sheet.ts';
import type { Language } from '../../../sheets/words.ts';
import { type NumberRow, nameFaultOf } from '../prepare-roster.ts';
import { headingsIn, selectMeanings } from './meanings.ts';
import { refuseList } from './refuse-list.ts';

/** Somebody as a row names them, with keyed digests instead of the phone and staff numbers, which are not kept. */
export type SaidPerson = {
  readonly place: Place;
  readonly name: string;
  /** The list says a phone alone, and the name is made from the child's. */
  readonly isCalled: boolean;
  readonly sortKey: string;
  readonly contact: string | null;
  /** What a teacher of this staff number is called in the roster. */
  readonly staffId: string | null;
  /** What an account of theirs may be called, the shortest first. */
  readonly usernames: readonly string[];
};
export type SaidPupil = Omit<PupilLine, 'number' | 'guardians'> & {
  readonly sortKey: string;
  readonly number: Extract<NumberRow, { readonly index: string }> | null;
  readonly guardians: readonly SaidPerson[] | null;
};
export type SaidTeacher = SaidPerson & { readonly subject: string | null; readonly classes: readonly TaughtClass[] };

export type PreparedList = {
  readonly dryRun: boolean;
  readonly allowShrink: boolean;
  readonly allowOthers: boolean;
  readonly lang: Language;
  readonly pupils: readonly SaidPupil[];
  readonly teachers: readonly SaidTeacher[];
  readonly passed: readonly { readonly reason: Passed; readonly rows: number }[];
} & Pick<ReadLists, 'unknown' | 'remembered' | 'taught' | 'sheets'>;

type Sent = {
  readonly dryRun: string;
  readonly allowShrink: string;
  readonly allowOthers: string;
  readonly lang: Language;
  readonly sheet?: string | undefined;
  readonly columns?: string | undefined;
  readonly className?: string | undefined;
  readonly headerLine?: number | undefined;
  readonly upload: Uint8Array;
};
type Parts = {
  readonly foreign: ReadForeign;
  readonly secrets: Secrets;
  readonly read: Engine['read'];
  readonly target: Pick<ReachedSchool, 'id' | 'districtId'>;
};

/** Reads a list and refuses it with all that is wrong with its rows; whose rows they are is asked in the act. */
export async function prepareList({ foreign, secrets, target, read: ask }: Parts, sent: Sent): Promise<PreparedList> {
  const read = await readOf(foreign, sent, headingsIn(await ask((q) => selectMeanings(q, target.id))));
  const faults = [...read.faults, ...read.pupils.flatMap(nameFaults), ...read.teachers.flatMap(nameFaults)];
  if (faults.length > 0) throw refuseList(faults, sent.lang);
  const keyed = keysOf(secrets, target);
  return {
    dryRun: sent.dryRun === 'true',
    allowShrink: sent.allowShrink === 'true',
    allowOthers: sent.allowOthers === 'true',
    lang: sent.lang,
    pupils: read.pupils.map(({ number, guardians, ...line }) => ({
      ...line,
      sortKey: sortKeyOf(line.name),
      number:
        number === null
          ? null
          : { sealed: secrets.seal(number), index: secrets.blindIndex(number), tail: number.slice(-4) },
      guardians: guardians?.map((one) => keyed({ ...one, staffNumber: null })) ?? null,
    })),
    teachers: read.teachers.map(({ subject, classes, contactPlace, ...line }) => ({
      ...keyed({ ...line, place: contactPlace, isCalled: false }),
      subject,
      classes,
    })),
    passed: [...read.passed].map(([reason, rows]) => ({ reason, rows })),
    unknown: read.unknown,
    remembered: read.remembered,
    taught: read.taught,
    sheets: read.sheets,
  };
}

/** 'D=guardian-1-phone,F=none', by column. */
export const saidColumns = (columns = ''): Said =>
  new Map(
    columns.split(',').flatMap((pair) => {
      const [column, field] = pair.split('=');
      return column && field ? [[column, field] as const] : [];
    }),
  );

async function readOf(
  foreign: ReadForeign,
  { upload, lang, sheet, columns, className, headerLine }: Sent,
  remembered: ReadonlyMap<string, string>,
): Promise<ReadLists> {
  try {
    const { sheets } = await foreign('read-file', upload, LIST_LIMITS);
    return readLists(sheets, { sheet, columns: saidColumns(columns), className, remembered, headerLine });
  } catch (problem) {
    if (!(problem instanceof FileFault)) throw problem;
    throw refuseList([{ sheet: '', line: 0, column: '', heading: '', code: problem.code }], lang);
  }
}

type Named = { readonly name: string; readonly place: Place; readonly guardians?: readonly Named[] | null };
function nameFaults({ name, place, guardians }: Named): ListFault[] {
  const fault = nameFaultOf(name);
  const code = fault === 'row.name_private' || fault === 'row.name_long' ? fault : undefined;
  return [...(code ? [{ ...place, code }] : []), ...(guardians ?? []).flatMap(nameFaults)];
}

type Line = Pick<SaidPerson, 'place' | 'name' | 'isCalled'> & {
  readonly phone: string | null;
  readonly staffNumber: string | null;
};

/** An account is called after its holder and never after a number of theirs: 李小明 is lixiaoming and four signs that nobody can guess from it. */
function keysOf(secrets: Secrets, { id: schoolId, districtId }: Parts['target']) {
  const digest = (...words: readonly (string | number)[]) => secrets.blindIndex(JSON.stringify(words));
  return ({ place, name, isCalled, phone, staffNumber }: Line): SaidPerson => {
    const who = phone ?? staffNumber ?? `${place.sheet} ${place.line} ${nameKey(name)}`;
    const signs = digest('username', schoolId, who)
      .toLowerCase()
      .replaceAll(/[^a-km-np-z2-9]/g, '');
    const sortKey = sortKeyOf(name);
    const letters = lettersOf(sortKey);
    return {
      place,
      name,
      isCalled,
      sortKey,
      contact: phone === null ? null : digest('phone', districtId, phone),
      staffId: staffNumber === null ? null : `staff-${digest('staff', schoolId, staffNumber).slice(0, 24)}`,
      usernames: [4, 8, 16].map((count) => `${letters}.${signs.slice(0, count)}`),
    };
  };
}
