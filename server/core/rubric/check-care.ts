import { ABSENCE, REFUSED_IN_LEVELS } from './care-words.ts';
import { type Fault, faultsOf } from './fault.ts';
import { largestMark } from './largest-mark.ts';
import { type Indicator, type LevelWords, markKindOf, type Rubric } from './rubric.ts';

/** The largest share of a dimension that one mark may decide. */
export const LARGEST_MARK = 0.15;

/** Characters of a level's descriptor: what fits beside a child's name on a phone. */
const LONGEST = { zh: 40, en: 170 };

/** Bands that no one text serves together, where a rubric has them. */
const BANDS_WITH_OWN_WORDS = ['p12', 'p56', 'j79'];

/**
 * What a rubric of the second edition must not do to a child or ask of a teacher (decision 055): facts with the words of a quality, one text
 * from six years to fifteen, a comparison, «A» only for who leads or speaks, home behaviour judged by staff, one mark that decides.
 * Asked of others only by `npm run rubrics:check`: their rubric does not say `edition: 2`.
 */
export function careFaults(rubric: Rubric): Fault[] {
  return [
    ...rubric.indicators.flatMap((indicator, at) =>
      faultsOf(inIndicator(rubric, indicator)).map(({ path, reason }) => ({
        path: `indicators[${at}].${path}`,
        reason,
      })),
    ),
    ...faultsOf(inOneMark(rubric)),
  ];
}

function* inIndicator(rubric: Rubric, indicator: Indicator): Generator<Fault> {
  const kind = markKindOf(indicator);
  if (kind === 'level') yield* inJudged(rubric, indicator);
  else yield* inFact(indicator);
  if (indicator.seenAt === 'home' && indicator.raters.some((rater) => rater.kind === 'staff')) {
    yield { path: 'raters', reason: 'staff do not see at home, so they do not rate it' };
  }
  if ((indicator.seenAt === 'home' || indicator.needsOffer) && indicator.aggregation.missing !== 'neutral') {
    const why = indicator.needsOffer ? 'what not every school can offer' : 'what is seen at home';
    yield { path: 'aggregation.missing', reason: `must be 'neutral': ${why} is held against no child` };
  }
  if (needsHomeIdeas(indicator)) yield* inHomeIdeas(indicator);
}

function* inFact(indicator: Indicator): Generator<Fault> {
  const { levels, fact } = indicator;
  if (levels.length > 0) yield { path: 'levels', reason: 'a fact has a sentence, no levels that words describe' };
  const kind = markKindOf(indicator);
  if (kind !== 'count' && kind !== 'hours' && kind !== 'attendance') return;
  if (!fact) {
    yield { path: 'fact', reason: 'a fact needs its sentence' };
    return;
  }
  for (const language of ['zh', 'en'] as const) {
    const asked = kind === 'attendance' ? ['{n}', '{held}'] : ['{n}'];
    for (const hole of asked) {
      if (!fact[language].includes(hole)) yield { path: `fact.${language}`, reason: `has no place for ${hole}` };
    }
    const [word] = ABSENCE[language].exec(fact[language]) ?? [];
    if (word !== undefined) yield { path: `fact.${language}`, reason: `speaks of what is not there («${word}»)` };
  }
}

function* inJudged(rubric: Rubric, indicator: Indicator): Generator<Fault> {
  const { levels, levelsByBand = {}, limits, gradeBands, scope } = indicator;
  if (limits?.recordsPerTerm === undefined) {
    yield { path: 'limits.recordsPerTerm', reason: 'is missing: more entries must not raise a score' };
  }
  for (const bandId of scope === 'core' ? BANDS_WITH_OWN_WORDS : []) {
    if (gradeBands.includes(bandId) && levelsByBand[bandId] === undefined) {
      yield { path: 'levelsByBand', reason: `no words of its own for the grade band '${bandId}'` };
    }
  }
  const best = rubric.levelScale[0]?.code;
  yield* inWords(levels, 'levels', rubric, best);
  for (const [bandId, own] of Object.entries(levelsByBand)) yield* inWords(own, `levelsByBand.${bandId}`, rubric, best);
}

function* inWords(
  levels: readonly LevelWords[],
  path: string,
  rubric: Rubric,
  best: string | undefined,
): Generator<Fault> {
  for (const [at, { code, descriptor }] of levels.entries()) {
    for (const language of ['zh', 'en'] as const) {
      const [words, where] = [descriptor[language], `${path}[${at}].descriptor.${language}`];
      const length = [...words].length;
      if (length > LONGEST[language]) {
        yield { path: where, reason: `has ${length} characters, more than ${LONGEST[language]}` };
      }
      for (const refused of REFUSED_IN_LEVELS) {
        if ((refused.isOfBest && code !== best) || refused.exceptIn === rubric.dimension) continue;
        const [word] = refused[language].exec(words) ?? [];
        if (word !== undefined && !isOwnWay(descriptor[language]))
          yield { path: where, reason: `${refused.reason} («${word}»)` };
      }
    }
    if ((descriptor.zh.match(/[，；]/g) ?? []).length > 1) {
      yield { path: `${path}[${at}].descriptor.zh`, reason: 'judges more than one thing at once' };
    }
  }
}

/** «In own way (in words, drawing or doing)» leaves speech free. */
const isOwnWay = (words: string) => /自己的方式|\bown way\b/.test(words);

const needsHomeIdeas = ({ scope, parent, aggregation: { method } }: Indicator) =>
  scope === 'core' && parent === undefined && method !== 'award-points' && method !== 'points-capped';

function* inHomeIdeas({ gradeBands, homeIdeas = {} }: Indicator): Generator<Fault> {
  for (const bandId of gradeBands) {
    const ideas = homeIdeas[bandId]?.length ?? 0;
    if (ideas < 2 || ideas > 3) yield { path: 'homeIdeas', reason: `has ${ideas} ideas for '${bandId}', not 2 or 3` };
  }
}

function* inOneMark(rubric: Rubric): Generator<Fault> {
  for (const [at, { id }] of rubric.gradeBands.entries()) {
    const largest = largestMark(rubric, id);
    if (largest === null || largest.share <= LARGEST_MARK + 1e-9) continue;
    const percent = Math.round(largest.share * 1000) / 10;
    yield {
      path: `gradeBands[${at}]`,
      reason: `one mark of '${largest.indicatorId}' decides ${percent}% of the dimension in '${id}', more than 15%`,
    };
  }
}
