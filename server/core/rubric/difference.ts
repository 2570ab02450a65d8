import { methodWords } from './method-words.ts';
import { type Indicator, type Rubric, weightIn } from './rubric.ts';
import type { Text } from './text.ts';

/** What changed. `level`, `band`, `point` and `part` are named in `of`; 'other' is a field that has no words of its own. */
export const CHANGED = [
  'added',
  'removed',
  'order',
  'title',
  'weight',
  'how',
  'period',
  'missing',
  'raters',
  'descriptor',
  'points',
  'visibility',
  'parent',
  'note',
  'levelLabel',
  'levelScore',
  'from',
  'minCoverage',
  'bonusMax',
  'other',
] as const;
export type Changed = (typeof CHANGED)[number];

export type Change = {
  /** The indicator it is about; null for the rubric as a whole. */
  readonly indicator: { readonly id: string; readonly title: Text } | null;
  readonly changed: Changed;
  /** The level, the grade band or (for 'other') the field. */
  readonly of: Text | null;
  readonly before: Text | number | null;
  readonly after: Text | number | null;
};

type Bit = Omit<Change, 'indicator'>;

/**
 * What one version of a rubric says and another does not, in the order of the second, what it took away last. Empty exactly
 * where both say the same; versions themselves are not compared. Both need the shape of a rubric, and may be faulty.
 */
export function differenceOf(before: Rubric, after: Rubric): Change[] {
  const old = new Map(before.indicators.map((one) => [one.id, one]));
  const kept = new Set(after.indicators.map((one) => one.id));
  const named = ({ id, title }: Indicator) => ({ id, title });
  return [
    ...inFrame(before, after).map((bit) => ({ indicator: null, ...bit })),
    ...after.indicators.flatMap((one): Change[] => {
      const was = old.get(one.id);
      if (!was) return [{ indicator: named(one), ...bit('added', null, null, one.title) }];
      return inIndicator(before, was, after, one).map((each) => ({ indicator: named(one), ...each }));
    }),
    ...before.indicators.flatMap((one) =>
      kept.has(one.id) ? [] : [{ indicator: named(one), ...bit('removed', null, one.title, null) }],
    ),
  ];
}

const bit = (changed: Changed, of: Text | null, before: Bit['before'], after: Bit['after']): Bit => ({
  changed,
  of,
  before,
  after,
});
const same = (a: unknown, b: unknown) => sorted(a) === sorted(b);
const plain = (text: string): Text => ({ zh: text, en: text });

/** JSON with its names in order: two objects that say the same are the same, however they were written. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function compared(changed: Changed, of: Text | null, before: Bit['before'], after: Bit['after']): Bit[] {
  return same(before, after) ? [] : [bit(changed, of, before, after)];
}

/** Fields of either that no line above speaks of, by name: nothing may change unseen. */
function rest(before: object, after: object, spoken: readonly string[]): Bit[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => !spoken.includes(name));
  return names.flatMap((name) =>
    same(Reflect.get(before, name), Reflect.get(after, name))
      ? []
      : [bit('other', FIELDS[name] ?? plain(name), null, null)],
  );
}

/** Fields that an officer edits and that have no line of their own. */
const FIELDS: Readonly<Record<string, Text>> = {
  fact: { zh: '说事实的一句话', en: 'the sentence of the fact' },
  seenAt: { zh: '在哪里看到', en: 'where it is seen' },
  needsOffer: { zh: '需要条件', en: 'what it needs' },
  minRecords: { zh: '满几次才有结果', en: 'records before there is a result' },
  homeIdeas: { zh: '在家小主意', en: 'ideas for home' },
  limits: { zh: '计分次数与时长的上限', en: 'limits of records and hours' },
};

function inFrame(before: Rubric, after: Rubric): Bit[] {
  const scale = after.levelScale.flatMap((level) => {
    const was = before.levelScale.find(({ code }) => code === level.code);
    return [
      ...compared('levelLabel', plain(level.code), was?.label ?? null, level.label),
      ...compared('levelScore', level.label, was?.score ?? null, level.score),
    ];
  });
  const from = after.scoring.bands.flatMap(({ code, min }) => {
    const was = before.scoring.bands.find((band) => band.code === code);
    return compared('from', labelIn(after, code), was?.min ?? null, min);
  });
  const ids = ({ levelScale, scoring }: Rubric) => [
    levelScale.map(({ code }) => code),
    scoring.bands.map(({ code }) => code),
  ];
  const kept = (rubric: Rubric, other: Rubric) =>
    rubric.indicators.map(({ id }) => id).filter((id) => other.indicators.some((one) => one.id === id));
  return [
    ...compared('title', null, before.title, after.title),
    ...scale,
    ...(same(ids(before), ids(after)) ? [] : [bit('other', plain('levelScale'), null, null)]),
    ...from,
    ...compared('minCoverage', null, before.scoring.minCoverage, after.scoring.minCoverage),
    ...compared('bonusMax', null, before.scoring.bonusMax, after.scoring.bonusMax),
    ...(same(before.scoring.rounding, after.scoring.rounding) ? [] : [bit('other', plain('rounding'), null, null)]),
    ...rest(before, after, ['version', 'title', 'levelScale', 'scoring', 'indicators']),
    ...(same(kept(before, after), kept(after, before)) ? [] : [bit('order', null, null, null)]),
  ];
}

function labelIn(rubric: Rubric, code: string): Text {
  return rubric.levelScale.find((level) => level.code === code)?.label ?? plain(code);
}

function inIndicator(rubricBefore: Rubric, before: Indicator, rubricAfter: Rubric, after: Indicator): Bit[] {
  const [was, is] = [methodWords(rubricBefore, before), methodWords(rubricAfter, after)];
  const weights = rubricAfter.gradeBands.flatMap((band) =>
    compared('weight', band.title, weightOf(rubricBefore, before, band.id), weightOf(rubricAfter, after, band.id)),
  );
  const codes = [...new Set([...after.levels, ...before.levels].map(({ code }) => code))];
  const inBands = [null, ...rubricAfter.gradeBands];
  const descriptors = inBands.flatMap((band) =>
    codes.flatMap((code) =>
      compared(
        'descriptor',
        labelOf(rubricAfter, code, band),
        wordsAt(before, code, band?.id),
        wordsAt(after, code, band?.id),
      ),
    ),
  );
  const method = [
    ...compared('how', null, was.how, is.how),
    ...compared('period', null, was.period, is.period),
    ...compared('missing', null, was.missing, is.missing),
  ];
  const weighing = ['weight', 'weightByBand', 'weightWhenRecordOnly', 'gradeBands'];
  const bits = [
    ...compared('title', null, before.title, after.title),
    ...compared('parent', null, before.parent ? plain(before.parent) : null, after.parent ? plain(after.parent) : null),
    ...weights,
    ...(weights.length === 0 ? rest(pick(before, weighing), pick(after, weighing), []) : []),
    ...method,
    ...(method.length === 0 && !same(before.aggregation, after.aggregation)
      ? [bit('other', plain('aggregation'), null, null)]
      : []),
    ...compared('raters', null, ratersOf(before), ratersOf(after)),
    ...compared('visibility', null, plain(before.visibility), plain(after.visibility)),
    ...descriptors,
    ...(descriptors.length === 0 && !same(levelsOf(before), levelsOf(after))
      ? [bit('other', plain('levels'), null, null)]
      : []),
    ...compared('note', null, before.note ?? null, after.note ?? null),
    ...(same(before.observationPoints, after.observationPoints)
      ? []
      : [bit('points', null, pointsOf(before), pointsOf(after))]),
    ...rest(before, after, [...weighing, ...SPOKEN]),
  ];
  return bits;
}

const SPOKEN = [
  'title',
  'parent',
  'aggregation',
  'raters',
  'visibility',
  'levels',
  'levelsByBand',
  'note',
  'observationPoints',
];

const levelsOf = ({ levels, levelsByBand }: Indicator) => [levels, levelsByBand];

const pick = (indicator: Indicator, names: readonly string[]) =>
  Object.fromEntries(Object.entries(indicator).filter(([name]) => names.includes(name)));

const weightOf = (rubric: Rubric, indicator: Indicator, bandId: string) =>
  indicator.gradeBands.includes(bandId) ? weightIn(rubric, indicator, bandId) : null;

/** The words for all bands, or the own ones of a band; null where it has none. */
const wordsAt = ({ levels, levelsByBand }: Indicator, code: string, bandId: string | undefined) =>
  (bandId === undefined ? levels : levelsByBand?.[bandId])?.find((level) => level.code === code)?.descriptor ?? null;

function labelOf(rubric: Rubric, code: string, band: Rubric['gradeBands'][number] | null): Text {
  const label = labelIn(rubric, code);
  if (band === null) return label;
  return { zh: `${label.zh}（${band.title.zh}）`, en: `${label.en} (${band.title.en})` };
}

const KINDS = {
  staff: { zh: '教职工', en: 'staff' },
  self: { zh: '本人', en: 'self' },
  guardian: { zh: '家长', en: 'family' },
} as const;

/** «教职工 60%，本人 40%». */
function ratersOf({ raters }: Indicator): Text {
  const said = (language: 'zh' | 'en') => raters.map(({ kind, share }) => `${KINDS[kind][language]} ${share}%`);
  return { zh: said('zh').join('，'), en: said('en').join(', ') };
}

function pointsOf({ observationPoints }: Indicator): Text {
  const said = (language: 'zh' | 'en') => observationPoints.map(({ title }) => title[language]);
  return { zh: said('zh').join('；'), en: said('en').join('; ') };
}
