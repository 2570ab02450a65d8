import { binomialAbove } from '../statistics/false-discovery.ts';
import { gramsOf, jaccard, similarPairs } from '../statistics/text-similarity.ts';
import { binomialWithin, standingOut, type Tested } from './chance.ts';
import type { SchoolEvidence, TermMark } from './evidence.ts';
import { groupsBy, sumOf } from './groups.ts';
import type { Hit, ScreenMeasured } from './screens-measured.ts';
import { withoutNames } from './without-names.ts';

const ALIKE = 0.8;
/** Shorter sentences («很好！») are alike because there is so little to say. */
const LEAST_GRAMS = 6;
const LEAST_NOTES = 5;
const LEAST_COPIES = 3;
/** Until a school has pairs of its own to go by: of pairs of notes that have nothing to do with each other, one in 2,000 is alike. */
const PRIOR = { alike: 0.5, pairs: 1000 } as const;

/** A text as it is compared, with all marks that say it. */
type Text = {
  readonly text: string;
  readonly marks: readonly TermMark[];
  /** How often it stands in a class, with a rater, and both. */
  readonly counts: Counts;
};
type Counts = Record<'all' | 'class' | 'rater' | 'both', ReadonlyMap<string, number>>;

/**
 * Classes whose notes are nearly the same as a note about another child, of the same class or by the same rater: 3-grams of letters
 * and digits, exact Jaccard ≥ .8, after the activity's title and the child's name are taken out. Null model: a note resembles any one
 * other by the chance at which notes of different classes and raters do; a class is examined from five notes.
 */
export function copiedNotes({ marks, names }: SchoolEvidence): ScreenMeasured {
  const texts = textsOf(marks, names);
  const alike = neighboursOf(texts);
  const chance = chanceOfLikeness(texts, alike);
  const copies = new Map<string, TermMark>();
  for (const [index, { marks: own }] of texts.entries()) {
    const near = [index, ...(alike.get(index) ?? [])].flatMap((at) => texts[at]?.marks ?? []);
    const others = { class: pupilsBy(near, classOf), rater: pupilsBy(near, raterOf) };
    for (const mark of own)
      if ((others.class.get(mark.classId)?.size ?? 0) > 1 || (others.rater.get(mark.raterId)?.size ?? 0) > 1)
        copies.set(mark.id, mark);
  }
  const all = texts.flatMap((text) => text.marks);
  const byRater = groupsBy(all, raterOf);
  const units = [...groupsBy(all, classOf)].filter(([, own]) => own.length >= LEAST_NOTES);
  const tests = units.map(([classId, own]): Tested<Unit> => {
    const count = own.filter(({ id }) => copies.has(id)).length;
    const related = new Set([...own, ...[...groupsBy(own, raterOf).keys()].flatMap((id) => byRater.get(id) ?? [])])
      .size;
    const usual = 1 - (1 - chance) ** (related - 1);
    return {
      unit: { classId, notes: own.length, count },
      p: binomialAbove(count, own.length, usual),
      isLarge: count >= LEAST_COPIES,
      chanceWithin: (limit) => binomialWithin(own.length, usual, limit, LEAST_COPIES),
    };
  });
  const { examined, expected, found } = standingOut(tests);
  const hits = found.flatMap(({ unit, p }): Hit[] => {
    const example = exampleIn(unit.classId, texts, alike);
    const { classId, notes, count } = unit;
    return example
      ? [{ screen: 'copied', subject: classId, classId, p, notes, count, share: count / notes, example }]
      : [];
  });
  return { screen: 'copied', examined, expected, hits };
}

type Unit = { readonly classId: string; readonly notes: number; readonly count: number };
const classOf = ({ classId }: TermMark) => classId;
const raterOf = ({ raterId }: TermMark) => raterId;

/** What is left of a note when what the form itself says is taken out. */
function strippedNote({ note, activityTitle, pupilId }: TermMark, names: SchoolEvidence['names']): string {
  return withoutNames((note ?? '').replaceAll(activityTitle, ' '), [names.get(pupilId) ?? ''], ' ');
}

function textsOf(marks: readonly TermMark[], names: SchoolEvidence['names']): Text[] {
  const said = marks
    .filter(({ note }) => note !== null)
    .map((mark) => ({ mark, grams: [...gramsOf(strippedNote(mark, names))].sort() }))
    .filter(({ grams }) => grams.length >= LEAST_GRAMS);
  return [...groupsBy(said, ({ grams }) => grams.join(' '))].map(([, group]) => {
    const own = group.map(({ mark }) => mark).sort((a, b) => (a.id < b.id ? -1 : 1));
    const counts = {
      all: countsOf(own, () => ''),
      class: countsOf(own, classOf),
      rater: countsOf(own, raterOf),
      both: countsOf(own, (mark) => `${mark.classId} ${mark.raterId}`),
    };
    return { text: strippedNote(own[0] as TermMark, names), marks: own, counts };
  });
}

const countsOf = (marks: readonly TermMark[], keyOf: (mark: TermMark) => string) =>
  new Map([...groupsBy(marks, keyOf)].map(([key, own]) => [key, own.length]));

/** Different texts that are alike, by their places in the list. */
function neighboursOf(texts: readonly Text[]): ReadonlyMap<number, readonly number[]> {
  const named = texts.map(({ text }, index) => ({ id: String(index).padStart(7, '0'), text }));
  const near = new Map<number, number[]>();
  for (const { a, b } of similarPairs(named, ALIKE))
    for (const [from, to] of [
      [Number(a), Number(b)],
      [Number(b), Number(a)],
    ] as const)
      near.set(from, [...(near.get(from) ?? []), to]);
  return near;
}

function pupilsBy(marks: readonly TermMark[], keyOf: (mark: TermMark) => string) {
  return new Map(
    [...groupsBy(marks, keyOf)].map(([key, own]) => [key, new Set(own.map(({ pupilId }) => pupilId))] as const),
  );
}

/** Share of the pairs of notes of different classes and raters that are alike. */
function chanceOfLikeness(texts: readonly Text[], alike: ReadonlyMap<number, readonly number[]>): number {
  let similar = 0;
  for (const [index, text] of texts.entries()) {
    similar += unrelated(text.counts, text.counts) / 2;
    for (const other of alike.get(index) ?? []) {
      const counts = texts[other]?.counts;
      if (counts && other > index) similar += unrelated(text.counts, counts);
    }
  }
  const all = texts.flatMap(({ marks }) => marks);
  const total = {
    all: countsOf(all, () => ''),
    class: countsOf(all, classOf),
    rater: countsOf(all, raterOf),
    both: countsOf(all, (mark) => `${mark.classId} ${mark.raterId}`),
  };
  return (similar + PRIOR.alike) / (unrelated(total, total) / 2 + PRIOR.pairs);
}

/** Ordered pairs of a mark of one with a mark of the other that share neither class nor rater (inclusion and exclusion). */
function unrelated(one: Counts, other: Counts): number {
  const pairs = (by: keyof Counts) => sumOf([...one[by]].map(([key, n]) => n * (other[by].get(key) ?? 0)));
  return pairs('all') - pairs('class') - pairs('rater') + pairs('both');
}

/** The first mark of the class that has a copy, by id, with the likest other one; where several are alike the first by id. */
function exampleIn(classId: string, texts: readonly Text[], alike: ReadonlyMap<number, readonly number[]>) {
  const inOrder = texts
    .flatMap(({ marks }, index) => marks.filter((mark) => mark.classId === classId).map((mark) => ({ mark, index })))
    .sort((a, b) => (a.mark.id < b.mark.id ? -1 : 1));
  for (const { mark, index } of inOrder) {
    const isOther = (one: TermMark) =>
      one.pupilId !== mark.pupilId && (one.classId === classId || one.raterId === mark.raterId);
    const own = gramsOf(texts[index]?.text ?? '');
    const found = [index, ...(alike.get(index) ?? [])]
      .flatMap((at) => {
        const other = texts[at]?.marks.find(isOther);
        return other ? [{ other, likeness: at === index ? 1 : jaccard(own, gramsOf(texts[at]?.text ?? '')) }] : [];
      })
      .sort((a, b) => b.likeness - a.likeness || (a.other.id < b.other.id ? -1 : 1));
    if (found[0]) return { markIds: [mark.id, found[0].other.id] as const, likeness: found[0].likeness };
  }
  return undefined;
}
