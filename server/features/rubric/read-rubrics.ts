import { selectOfferedToAll } from '../../../db/offered-to-all.ts';
import { type PinnedRubric, selectRubrics } from '../../../db/pinned-rubrics.ts';
import { selectAdopted, selectHomes } from '../../../db/reach/holders.ts';
import { reads } from '../../act.ts';
import { type RubricInForce, readRubrics as route } from '../../contract/rubric.ts';
import { factSentence } from '../../core/rubric/fact-sentence.ts';
import { methodWords } from '../../core/rubric/method-words.ts';
import {
  type ByBand,
  type Indicator,
  type LevelWords,
  markKindOf,
  type Rubric,
  weightIn,
} from '../../core/rubric/rubric.ts';
import { invalid, Refusal } from '../../refusal.ts';
import { asTerm, termsFor } from '../../reply-parts.ts';
import { selectOfferedAnywhere, selectPublishedAt } from './store.ts';

export const readRubrics = reads(route, async ({ q, target: scope, today }, { term: code, areaId }) => {
  const { districts, schoolIds } = await selectHomes(q, scope);
  const district = areaId === undefined ? districts[0] : districts.find((one) => one.id === areaId);
  if (!district)
    throw areaId === undefined ? new Refusal(403, 'not-allowed') : invalid('areaId', 'this is no district of yours');
  const { term, current, all } = await termsFor(q, district.id, today, code);
  // Who belongs to schools reads what they offer; who looks after areas, what is offered anywhere in the district.
  const offered = schoolIds.length === 0 ? await selectOfferedAnywhere(q, district.id) : new Set<string>();
  const forAll = new Set<string>();
  for (const schoolId of schoolIds) {
    for (const id of await selectAdopted(q, schoolId)) offered.add(id);
    for (const id of await selectOfferedToAll(q, schoolId, term.code)) forAll.add(id);
  }
  const pinned = await selectRubrics(q, term.id);
  const publishedAt = await selectPublishedAt(
    q,
    pinned.map(({ id }) => id),
  );
  const named = (one: (typeof districts)[number]) => ({ areaId: one.id, name: { zh: one.name, en: one.nameEn } });
  return {
    district: named(district),
    districts: districts.map(named),
    term: asTerm(term, current),
    terms: all.map((one) => asTerm(one, current)),
    rubrics: pinned.map((one) => asRead(one, publishedAt.get(one.id) ?? 0, { offered, forAll })),
  };
});

type Offers = Readonly<Record<'offered' | 'forAll', ReadonlySet<string>>>;

function asRead({ id, body }: PinnedRubric, publishedAt: number, { offered, forAll }: Offers): RubricInForce {
  return {
    rubricId: id,
    key: body.key,
    dimension: body.dimension,
    title: body.title,
    version: body.version,
    publishedAt,
    gradeBands: body.gradeBands.map((band) => ({ bandId: band.id, title: band.title, grades: [...band.grades] })),
    levels: body.levelScale.map(({ code, label, score }) => ({
      level: code,
      label,
      score,
      from: body.scoring.bands.find((band) => band.code === code)?.min ?? 0,
    })),
    minCoverage: body.scoring.minCoverage,
    indicators: body.indicators
      .filter((one) => one.scope === 'core' || offered.has(one.id))
      .map((one) => indicatorOf(body, one, forAll)),
    groups: body.groupRules.map(({ title, totalWeight, members, note }) => ({
      title,
      totalWeight,
      indicatorIds: [...members],
      note: note ?? null,
    })),
  };
}

const asWords = ({ code, descriptor }: LevelWords) => ({ level: code, descriptor });
const inBands = <T>(given: ByBand<T> = {}) => Object.entries(given);

function indicatorOf(rubric: Rubric, one: Indicator, forAll: ReadonlySet<string>): RubricInForce['indicators'][number] {
  return {
    indicatorId: one.id,
    title: one.title,
    scope: one.scope,
    parentId: one.parent ?? null,
    weights: one.gradeBands.map((bandId) => ({ bandId, weight: weightIn(rubric, one, bandId) })),
    ...methodWords(rubric, one),
    raters: one.raters.map(({ kind, share }) => ({ kind, share })),
    visibility: one.visibility,
    levels: one.levels.map(asWords),
    levelsByBand: inBands(one.levelsByBand).map(([bandId, own]) => ({ bandId, levels: own.map(asWords) })),
    factSaid: one.fact ? factSentence(one.fact, { amount: 3, held: 4 }) : null,
    kind: one.aggregation.method === 'participation' ? 'participation' : markKindOf(one),
    seenAt: one.seenAt ?? 'school',
    needsOffer: one.needsOffer ?? false,
    isOfferedToAll: one.needsOffer === true && forAll.has(one.id),
    homeIdeas: inBands(one.homeIdeas).map(([bandId, ideas]) => ({ bandId, ideas: [...ideas] })),
    observationPoints: one.observationPoints.map((point) => point.title),
    tasks: one.observationPoints.flatMap(({ step, title, observable }) =>
      step && observable ? [{ step, title, observable }] : [],
    ),
    note: one.note ?? null,
  };
}
