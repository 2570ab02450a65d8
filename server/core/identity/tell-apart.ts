import { nameKey } from '../text/clean.ts';

export type Mark = { readonly zh: string; readonly en: string };
/** What a roster keeps about a child that may tell it from another of the same name. None of it moves when somebody joins or leaves. */
export type Told = {
  readonly pupilId: string;
  readonly name: string;
  /** By which the class calls its pupils, where a list of it said so. */
  readonly numberInClass: number | null;
  /** The last four of the student number. */
  readonly numberTail: string | null;
  readonly sex: 'female' | 'male' | null;
  /** The first day in the class. */
  readonly startsOn: string;
  /** As the school's own system calls the child. */
  readonly sourcedId: string;
};

const SEX = { female: { zh: '女', en: 'girl' }, male: { zh: '男', en: 'boy' } } as const;
const ID_TAIL = 12;

/** From what a school itself uses to what only its system knows. */
const WAYS: readonly ((pupil: Told) => Mark | null)[] = [
  ({ numberInClass }) =>
    numberInClass === null ? null : { zh: `班内学号 ${numberInClass}`, en: `number in class ${numberInClass}` },
  ({ numberTail }) =>
    numberTail === null ? null : { zh: `学籍号尾号 ${numberTail}`, en: `student number …${numberTail}` },
  ({ sex }) => (sex === null ? null : SEX[sex]),
  ({ startsOn }) => ({ zh: `${startsOn} 入班`, en: `joined ${startsOn}` }),
  ({ sourcedId }) => ({ zh: `名册编号 ${sourcedId.slice(-ID_TAIL)}`, en: `roster id ${sourcedId.slice(-ID_TAIL)}` }),
];
/** A sex that nobody said may be either, so it tells nothing while one of the namesakes has none. */
const NEEDS_ALL = 2;

/**
 * Namesakes of one list (a class, a page of search) and what tells each from the others; whoever shares no name is not in the map. Never a
 * place in a list: that moves.
 */
export function tellApart(pupils: readonly Told[]): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>();
  for (const namesakes of namesakesIn(pupils)) {
    for (const pupil of namesakes) {
      const mark = markOf(pupil, namesakes);
      if (mark) marks.set(pupil.pupilId, mark);
    }
  }
  return marks;
}

export function namesakesIn<T extends Pick<Told, 'pupilId' | 'name'>>(pupils: readonly T[]): T[][] {
  const groups = new Map<string, T[]>();
  // A child who came back is there twice, and is no namesake of its own.
  for (const pupil of new Map(pupils.map((one) => [one.pupilId, one])).values()) {
    const key = nameKey(pupil.name);
    const group = groups.get(key);
    if (group) group.push(pupil);
    else groups.set(key, [pupil]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

function markOf(pupil: Told, namesakes: readonly Told[]): Mark | undefined {
  const others = namesakes.filter((one) => one !== pupil);
  for (const [at, way] of WAYS.entries()) {
    const mark = way(pupil);
    if (mark === null || (at === NEEDS_ALL && others.some((one) => way(one) === null))) continue;
    if (others.every((one) => way(one)?.zh !== mark.zh)) return mark;
  }
  // Two systems' ids may end alike; the whole id is each child's own.
  return { zh: `名册编号 ${pupil.sourcedId}`, en: `roster id ${pupil.sourcedId}` };
}

/** A name as one text, for a file or a label: 王子涵（男）. */
export const nameApart = (
  { name, apart }: { readonly name: string; readonly apart: Mark | null },
  language: 'zh' | 'en',
) => (apart === null ? name : language === 'zh' ? `${name}（${apart.zh}）` : `${name} (${apart.en})`);

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/[\s…]/g, '');

/** Whether a mark that was printed earlier, or what a school writes there itself, is true of a child: any of the ways, whichever is shown today. */
export function isMarkOf(said: string, pupil: Told): boolean {
  const text = plain(said);
  const known = WAYS.flatMap((way) => {
    const mark = way(pupil);
    return mark ? [plain(mark.zh), plain(mark.en)] : [];
  });
  const { numberTail, sourcedId } = pupil;
  const whole = [plain(`名册编号${sourcedId}`), plain(`roster id ${sourcedId}`)];
  const bare = numberTail === null ? [] : [plain(numberTail), plain(`尾号${numberTail}`)];
  return [...known, ...whole, ...bare].includes(text);
}
