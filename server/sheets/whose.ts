import { isMarkOf, type Told, tellApart } from '../core/identity/tell-apart.ts';
import { nameKey } from '../core/text/clean.ts';
import type { Cell } from './sheet.ts';
import type { FaultCode, RemarkCode, Words } from './words.ts';

/** A pupil of the class on the day of the file. */
export type SheetPupil = Told & { readonly numberIndex: string | null };
/** Who was or will be in the class in that term, but not on that day. */
export type Absent = SheetPupil & { readonly code: 'pupil.left' | 'pupil.not-yet'; readonly day: string };

export type Said = {
  readonly name: Cell | undefined;
  readonly mark: Cell | undefined;
  readonly sex: Cell | undefined;
  /** The keyed digest of the student number; undefined where there is none, or none that could be right. */
  readonly numberIndex: string | undefined;
  /** The name stands in several rows. */
  readonly isRepeated: boolean;
};
type Whose =
  | { readonly pupil: SheetPupil; readonly remark?: RemarkCode }
  | { readonly code: FaultCode; readonly said?: Words | string };

const keyOf = (cell: Cell | undefined) => nameKey(String(cell ?? ''));
const SEXES = {
  male: ['男', '男生', 'm', 'male', 'boy', '1'],
  female: ['女', '女生', 'f', 'female', 'girl', '2'],
} as const;

/** What a school writes in a column of that; undefined for everything else. */
export function sexOf(written: string): 'female' | 'male' | undefined {
  const key = nameKey(written);
  return (['male', 'female'] as const).find((one) => (SEXES[one] as readonly string[]).includes(key));
}

/**
 * The pupil of a row, and never by a number that moves: a name that one pupil has decides; namesakes are told apart by student number, by
 * what the template printed, or by sex, and else the row is refused with what tells them apart.
 */
export function whose(said: Said, pupils: readonly SheetPupil[], absent: readonly Absent[]): Whose {
  const key = keyOf(said.name);
  if (key === '') return { code: 'row.no_name' };
  const isNamed = ({ name }: SheetPupil) => nameKey(name) === key;
  const [here, gone] = [pupils.filter(isNamed), absent.filter(isNamed)];
  if (here.length + gone.length === 0) return { code: 'row.unknown_name' };
  const byNumber = [...pupils, ...absent].find(
    (one) => one.numberIndex !== null && one.numberIndex === said.numberIndex,
  );
  if (byNumber) return isNamed(byNumber) ? theOne(byNumber) : { code: 'row.two_pupils' };
  // Of two rows of one name one may be about whoever left: then nothing but a mark says which.
  const named: SheetPupil[] = here.length === 0 || said.isRepeated ? [...here, ...gone] : here;
  const [first, ...more] = named;
  if (first && more.length === 0) {
    const differs = said.numberIndex !== undefined && first.numberIndex !== null;
    return differs ? { ...theOne(first), remark: 'number.differs' } : theOne(first);
  }
  const [told, ...others] = toldBy(said, named);
  return told && others.length === 0 ? theOne(told) : { code: 'row.same_name', said: marksOf(named) };
}

const theOne = (pupil: SheetPupil | Absent): Whose =>
  'code' in pupil ? { code: pupil.code, said: pupil.day } : { pupil };

/** Those of the namesakes of whom all is true that the row says besides the name; nobody where it says nothing. */
function toldBy({ mark, sex }: Said, named: readonly SheetPupil[]): readonly SheetPupil[] {
  const [printed, written] = [String(mark ?? '').trim(), keyOf(sex)];
  const said = sexOf(written);
  if (printed === '' && said === undefined) return [];
  return named.filter(
    (pupil) =>
      (printed === '' || isMarkOf(printed, pupil)) && (said === undefined || printed !== '' || pupil.sex === said),
  );
}

function marksOf(named: readonly SheetPupil[]): Words {
  const marks = [...tellApart(named).values()];
  return { zh: marks.map(({ zh }) => zh).join('、'), en: marks.map(({ en }) => en).join(', ') };
}
