import { selectSchoolsIn } from '../../../db/reach/moderation.ts';
import { reads } from '../../act.ts';
import { readModerationRound as route } from '../../contract/moderation.ts';
import { type Agreement, agreementOf, crossed, type RatedMark } from '../../core/moderation/agreement.ts';
import { shownTable } from '../../core/moderation/shown-table.ts';
import { type Count, codedShare, isSmall, LOCKED, type Share } from '../../core/suppression/shares.ts';
import { notFound } from '../../refusal.ts';
import { asTerm, asWhy, termsFor } from '../../reply-parts.ts';
import { indicatorFinder } from './indicator-finder.ts';
import { asRound, shownCount } from './round-parts.ts';
import { type RatingRow, selectItems, selectOptionalRound, selectRatings } from './store.ts';

export const readModerationRound = reads(route, async ({ q, target: area, params, now, today }) => {
  const row = await selectOptionalRound(q, area.id, params.roundId);
  if (!row) throw notFound();
  const { all, current } = await termsFor(q, area.districtId, today, undefined);
  const term = all.find(({ id }) => id === row.termId);
  if (!term) throw new Error('a round is of a term that is not there');
  const items = await selectItems(q, [row.id]);
  const ratings = await selectRatings(q, [row.id]);
  const find = await indicatorFinder(
    q,
    items.map(({ rubricId }) => ({ termId: row.termId, rubricId })),
  );
  const [first] = items;
  const scale = first ? find({ termId: row.termId, ...first }).rubric.levelScale : [];
  const placeOf = (level: string) => scale.findIndex(({ code }) => code === level);
  const blind = new Map<string, number[]>();
  for (const { itemId, level } of ratings)
    if (level !== null) blind.set(itemId, [...(blind.get(itemId) ?? []), placeOf(level)]);
  const marks = items.map(({ id, indicatorId, level }): RatedMark & { indicatorId: string } => ({
    indicatorId,
    level: placeOf(level),
    blind: blind.get(id) ?? [],
  }));
  const indicators = [...new Map(items.map((item) => [item.indicatorId, item])).values()].map((item) => ({
    indicatorId: item.indicatorId,
    title: find({ termId: row.termId, ...item }).indicator.title,
    agreement: shown(
      agreementOf(
        marks.filter(({ indicatorId }) => indicatorId === item.indicatorId),
        scale.length,
      ),
    ),
  }));
  const name = { zh: area.name, en: area.nameEn };
  const whole = agreementOf(marks, scale.length);
  return {
    area: { areaId: area.id, kind: area.kind, name },
    term: asTerm(term, current),
    asOf: now,
    why: asWhy(area.by, name),
    round: asRound(row, items.length, ratings, today),
    schools: (await selectSchoolsIn(q, area)).map((school) => ({
      schoolId: school.id,
      name: { zh: school.name, en: school.nameEn },
      drawn: shownCount(items.filter(({ schoolId }) => schoolId === school.id).length),
      ...progressOf(ratings.filter(({ raterSchoolId }) => raterSchoolId === school.id)),
    })),
    levels: scale.map(({ code, label }) => ({ level: code, label })),
    whole: shown(whole),
    indicators: indicators.sort((a, b) => (a.indicatorId < b.indicatorId ? -1 : 1)),
    table: whole.status === 'too-few' ? null : shownTable(crossed(marks, scale.length)),
  };
});

const shown = (agreement: Agreement) =>
  agreement.status === 'too-few' ? { ...agreement, n: shownCount(agreement.n) } : agreement;

/** What a school's teachers were asked for, and how much of it they have answered or set aside. */
function progressOf(ratings: readonly RatingRow[]): { asked: Count; answered: Share | null } {
  const answered = ratings.filter(({ ratedAt }) => ratedAt !== null).length;
  return {
    asked: shownCount(ratings.length),
    answered: isSmall(ratings.length) ? LOCKED : codedShare(answered, ratings.length),
  };
}
