import { isFresh } from '../calendar/days.ts';
import { isRating, type SchoolEvidence, type TermMark } from './evidence.ts';
import { FLAT } from './flat-ratings.ts';
import { distinct, groupsBy } from './groups.ts';
import type { Pattern } from './pattern.ts';
import { momentsOf } from './rater-jumps.ts';
import { type Severity, severities } from './severity.ts';

const MANY_SIDES = 3;

/** Every rater's patterns, by id. */
export function patternsOf({ marks, scales }: SchoolEvidence): Record<string, Pattern[]> {
  const found: Record<string, Pattern[]> = {};
  for (const [dimension, all] of groupsBy(marks, (mark) => mark.dimension)) {
    const severity = severities(all.filter(isRating));
    for (const [raterId, own] of groupsBy(all, (mark) => mark.raterId)) {
      const pattern = patternOf(own, scales.get(dimension) ?? [], severity.get(raterId) ?? NONE);
      found[raterId] = [...(found[raterId] ?? []), pattern];
    }
  }
  return found;
}

const NONE: Severity = { status: 'not-estimable', reason: 'few-ratings', colleagues: 0, inCommon: 0 };

function patternOf(marks: readonly TermMark[], scale: readonly string[], severity: Severity): Pattern {
  const ratings = marks.filter(isRating);
  const levels = scale.map((level, place) => ({
    level,
    count: ratings.filter(({ step }) => step === scale.length - place).length,
  }));
  const judged = [...groupsBy(ratings, ({ pupilId }) => pupilId).values()].filter(
    (own) => distinct(own.map(({ indicatorId }) => indicatorId)).length >= MANY_SIDES,
  );
  const mostly = levels.find(
    ({ count }) => ratings.length >= FLAT.ratings && count > FLAT.share * ratings.length + 1e-9,
  );
  return {
    dimension: marks[0]?.dimension ?? 'moral',
    records: marks.length,
    fresh: marks.filter(({ happenedOn, enteredAt }) => isFresh(happenedOn, enteredAt)).length,
    ratings: ratings.length,
    pupils: distinct(marks.map(({ pupilId }) => pupilId)).length,
    levels,
    sd: ratings.length < 2 ? null : Math.sqrt(momentsOf(ratings.map(({ step }) => step)).variance),
    mostly: mostly?.level ?? null,
    manySided: judged.length,
    allAlike: judged.filter((own) => new Set(own.map(({ step }) => step)).size === 1).length,
    severity,
  };
}
