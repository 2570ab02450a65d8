import type { Language } from '../reports/names.ts';
import { shownPercent, shownScore } from '../reports/rounding.ts';
import { tableWord } from './table-words.ts';

/** What a report says of a group of pupils in one dimension, as far as a table goes. */
export type GroupFigures = {
  readonly pupils: number;
  readonly noticed: number;
  readonly scored: number;
  readonly ok: number;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly levels: readonly { readonly level: string; readonly count: number }[];
  readonly records: number;
  readonly freshShare: number | null;
};

/** Every level that any of them counts, in the order they are first named: the rubric's, best first. */
export function levelsIn(results: readonly Pick<GroupFigures, 'levels'>[]): string[] {
  return [...new Set(results.flatMap(({ levels }) => levels.map(({ level }) => level)))];
}

export function groupColumns(levels: readonly string[], language: Language): string[] {
  const word = (name: Parameters<typeof tableWord>[0]) => tableWord(name, language);
  return [
    word('pupils'),
    word('noticed'),
    word('scored'),
    word('ok'),
    word('mean'),
    word('lo'),
    word('hi'),
    word('sd'),
    ...levels.map((level) => word('level').replace('{}', level)),
    word('without'),
    word('records'),
    word('fresh'),
  ];
}

/** In the order of `groupColumns`, rounded as on screen. Without a score the mean says so in words. */
export function groupCells(
  result: GroupFigures,
  levels: readonly string[],
  language: Language,
): (string | number | null)[] {
  const score = (value: number | null) => (value === null ? null : shownScore(value));
  return [
    result.pupils,
    result.noticed,
    result.scored,
    result.ok,
    result.mean === null ? tableWord('tooLittle', language) : shownScore(result.mean),
    score(result.lo),
    score(result.hi),
    score(result.sd),
    ...levels.map((level) => result.levels.find((one) => one.level === level)?.count ?? null),
    result.pupils - result.scored,
    result.records,
    result.freshShare === null ? null : shownPercent(result.freshShare),
  ];
}
