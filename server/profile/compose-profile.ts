import { selectArrangementsOf } from '../../db/arranged.ts';
import type { Reader } from '../../db/engine.ts';
import { selectComponents } from '../../db/measure/rating-errors.ts';
import { type PinnedRubric, selectRubrics } from '../../db/pinned-rubrics.ts';
import { selectTerms, type TermRow } from '../../db/reach/lists.ts';
import { selectEnrolmentsOf, selectFormerNames } from '../../db/reach/pupils.ts';
import type { ReachedPupil } from '../../db/reach/reached.ts';
import { asksGuardian, selectOwn } from '../confirmation/own-terms.ts';
import { DIMENSIONS } from '../contract/words.ts';
import { currentTerm } from '../core/calendar/terms.ts';
import { levelWords } from '../core/rubric/level-words.ts';
import { gradeBandOf, type Rubric } from '../core/rubric/rubric.ts';
import { METHOD_VERSION } from '../core/scoring/dimension-score.ts';
import { headlineOf } from '../core/scoring/headline.ts';
import { pickReportWords } from '../core/scoring/report-words.ts';
import { middleHalf } from '../core/statistics/quantile.ts';
import { apartIn } from '../namesakes.ts';
import { noticesOver } from '../recording/at-notice.ts';
import { invalid } from '../refusal.ts';
import { asArranged, asClassName, asTerm, asWhy, schoolNameOf, whyInClass } from '../reply-parts.ts';
import { atHomeOf } from './at-home.ts';
import { dimensionResult } from './dimension-results.ts';
import { asItems, readableIndicators } from './evidence-items.ts';
import { type GrowthTerm, growthLines } from './growth-lines.ts';
import {
  isOpened,
  type OpenedScore,
  type ReadableScore,
  selectReadableClassScores,
  selectReadableScores,
} from './readable-scores.ts';
import { seriesProgress } from './series-progress.ts';
import { selectEvidence, selectLevels, selectOptionalPhotoConsent } from './store.ts';
import { asRecorded, selectUnjudged } from './taking-part.ts';

const RECENT = 5;

type About = { readonly q: Reader; readonly target: ReachedPupil; readonly now: number; readonly today: string };

/** Whoever reached the child as their own reads as the family does. */
export const readerOf = ({ schoolId }: ReachedPupil) => (schoolId === null ? ('family' as const) : ('staff' as const));

/**
 * A child's page in one term, for whoever reached the child.
 * @param reader 'family' also where staff print what the family is handed: then it holds nothing that is for staff alone
 */
export async function composeProfile(
  { q, target: pupil, now, today }: About,
  code: string | undefined,
  reader: 'family' | 'staff' = readerOf(pupil),
) {
  const all = await selectTerms(q, pupil.districtId);
  const enrolments = await selectEnrolmentsOf(q, pupil, today);
  const attended = all.filter((term) => enrolments.some((row) => row.termId === term.id));
  const term = code === undefined ? currentTerm(attended, today) : attended.find((one) => one.code === code);
  const place = enrolments.find((row) => row.termId === term?.id);
  if (!term || !place) throw invalid('term', 'this child was in none of the classes you may see in that term');

  const rubrics = await selectRubrics(q, term.id);
  const readable = readableIndicators(rubrics, reader);
  const unjudged = await selectUnjudged(q, { districtId: pupil.districtId, reader });
  const upTo = attended.filter((one) => one.code <= term.code).reverse();
  const componentsIn = await selectComponents(q, pupil.districtId);
  const scores = await selectReadableScores(q, pupil, { all, wanted: upTo, opened: term, today, componentsIn });
  const rowOf = (termId: string | undefined, dimension: string) => latest(scores, termId, dimension)?.row;
  const scoredIn = (dimension: string) => shown(latest(scores, term.id, dimension), { readable, unjudged });
  const levels = await selectLevels(
    q,
    pupil,
    upTo.map((one) => one.id),
  );
  const lines = growthLines(await growthTerms(q, upTo, enrolments), { rowOf, levels, componentsIn });
  const lineOf = (dimension: string) => lines.find((line) => line.dimension === dimension);
  const dimensions = rubrics.map(({ body }) =>
    dimensionResult(body, scoredIn(body.dimension), lineOf(body.dimension)?.change ?? null),
  );
  const scored = rubrics.flatMap(({ body }) => {
    const found = scoredIn(body.dimension);
    const judged = lineOf(body.dimension)?.judged ?? null;
    return found ? [{ rubric: body, records: found.row.records, score: found.made, judged }] : [];
  });
  const words = pickReportWords(scored);
  const find = (id: string) => found(rubrics, id);
  const markIdsOf = (id: string) =>
    scored.flatMap(({ score }) => score.indicators.flatMap((one) => (one.id === id ? one.countingMarkIds : [])));
  const markIds = words.strengths.flatMap((one) => markIdsOf(one.indicatorId));
  const behind = await selectEvidence(q, pupil, { markIds, readable, reader, limit: 200 });
  const items = await asItems(q, { rubrics, terms: all, unjudged }, behind.rows);
  const recent = await selectEvidence(q, pupil, { termId: term.id, readable, reader, limit: RECENT });
  const current = currentTerm(all, today);
  const apart = reader === 'family' ? null : (await apartIn(q, place, term.id))(pupil.id);
  const className = asClassName(place, term.code);
  const shared = {
    pupil: { pupilId: pupil.id, name: pupil.name, apart },
    class: className,
    schoolName: schoolNameOf(place),
    term: asTerm(term, current),
    // A class that a child is placed in for the coming term is no profile yet.
    terms: attended.filter((one) => one.startsOn <= today || one.id === term.id).map((one) => asTerm(one, current)),
    asOf: now,
    methodVersion: METHOD_VERSION,
    why:
      reader === 'family'
        ? asWhy(pupil.by, { zh: pupil.name, en: pupil.name })
        : whyInClass(pupil.by, place, term.code),
    dimensions,
    headline: headlineOf(inOrder(scored)),
    arranged: await arrangedIn(q, pupil, term),
    series: await seriesProgress(q, pupil, { all, term, rubrics, readable, reader }),
    strengths: words.strengths.flatMap(({ indicatorId, level, records }) => {
      const ids = new Set(markIdsOf(indicatorId));
      const evidence = shownOf(items.filter((item) => ids.has(item.markId)));
      const known = find(indicatorId);
      if (!evidence || !known) return [];
      const { rubric, indicator } = known;
      const descriptor = levelWords(indicator, gradeBandOf(rubric, className.grade)?.id ?? null, level);
      if (!descriptor) return [];
      return [{ dimension: rubric.dimension, indicatorId, title: indicator.title, descriptor, records, evidence }];
    }),
    growth: lines.flatMap(({ dimension, points }) =>
      points.some(({ records }) => records > 0) ? [{ dimension, points }] : [],
    ),
    recent: await asItems(q, { rubrics, terms: all, unjudged }, recent.rows),
  };
  if (reader === 'family') {
    const photoConsent = (await selectOptionalPhotoConsent(q, pupil)) ?? null;
    const seen = rubrics.map(({ body }) => ({ rubric: body, score: scoredIn(body.dimension)?.made ?? null }));
    const atHome = atHomeOf(seen, {
      pupilId: pupil.id,
      grade: className.grade,
      term,
      today,
      arranged: shared.arranged,
    });
    const [running] = await noticesOver(q, { places: enrolments, terms: all, today }, 'at-notice');
    const noticeUntil = running?.notice.endsOn ?? null;
    // A guardian alone confirms.
    const own = pupil.by.role === 'guardian' ? await selectOwn(q, pupil, today) : [];
    const toConfirm = own.find(({ child }) => asksGuardian(child))?.noticed.term.code ?? null;
    return { audience: 'family' as const, ...shared, atHome, photoConsent, noticeUntil, toConfirm };
  }
  const classmates = await selectReadableClassScores(q, pupil, place, { all, term });
  const classBands = rubrics.flatMap(({ body: { dimension } }) => {
    const values = classmates.flatMap((row) => (row.dimension === dimension ? (row.score ?? []) : []));
    const band = middleHalf(values);
    return band ? [{ dimension, n: values.length, ...band }] : [];
  });
  // A name that was put back is no former one.
  const formerNames = [...new Set(await selectFormerNames(q, pupil))].filter((name) => name !== pupil.name);
  const nextStep = nextStepOf(words.nextStep, find);
  return { audience: 'staff' as const, ...shared, nextStep, formerNames, classBands };
}

/** Of the records behind a strength, latest first, the one that shows it: with somebody's words or a photo where there is one. */
function shownOf<T extends { readonly note: string | null; readonly photos: readonly unknown[] }>(own: readonly T[]) {
  return own.find(({ note, photos }) => note !== null || photos.length > 0) ?? own[0];
}

async function growthTerms(
  q: Reader,
  terms: readonly TermRow[],
  enrolments: Awaited<ReturnType<typeof selectEnrolmentsOf>>,
): Promise<GrowthTerm[]> {
  const found: GrowthTerm[] = [];
  for (const { id, code } of terms) {
    const place = enrolments.find((row) => row.termId === id);
    if (!place) continue;
    const rubrics = new Map((await selectRubrics(q, id)).map((pinned) => [pinned.body.dimension, pinned]));
    found.push({ id, code, grade: asClassName(place, code).grade, schoolName: schoolNameOf(place), rubrics });
  }
  return found;
}

/** What is asked of the child otherwise than of all on days of the term. */
async function arrangedIn(q: Reader, pupil: ReachedPupil, { startsOn, endsOn }: TermRow) {
  const rows = (await selectArrangementsOf(q, pupil)).filter((row) => row.startsOn <= endsOn && startsOn <= row.endsOn);
  const arranged = [];
  for (const row of rows) arranged.push(await asArranged(q, pupil.districtId, row));
  return arranged;
}

/** In the order of dimensions everywhere, which says nothing of the child. */
function inOrder<T extends { readonly rubric: Rubric }>(all: readonly T[]): T[] {
  return [...all].sort((a, b) => DIMENSIONS.indexOf(a.rubric.dimension) - DIMENSIONS.indexOf(b.rubric.dimension));
}

type Seen = { readonly readable: readonly string[]; readonly unjudged: ReadonlySet<string> };

/** An indicator whose marks the reader may not read counts in the score, and is not shown by itself; of another only that it was recorded. */
function shown(score: ReadableScore | undefined, { readable, unjudged }: Seen): OpenedScore | undefined {
  if (!isOpened(score)) return undefined;
  const indicators = score.made.indicators.flatMap((one) =>
    readable.includes(one.id) ? asRecorded(one, unjudged) : [],
  );
  return { ...score, made: { ...score.made, indicators } };
}

/** A child who changed schools in mid-term has a row from each; the one with the later record speaks. */
function latest(scores: readonly ReadableScore[], termId: string | undefined, dimension: string) {
  return scores
    .filter(({ row }) => row.termId === termId && row.dimension === dimension)
    .sort((a, b) => ((a.row.lastOn ?? '') > (b.row.lastOn ?? '') ? -1 : 1))[0];
}

function found(rubrics: readonly PinnedRubric[], id: string) {
  for (const { body: rubric } of rubrics) {
    const indicator = rubric.indicators.find((one) => one.id === id);
    if (indicator) return { rubric, indicator };
  }
  return undefined;
}

function nextStepOf(
  step: ReturnType<typeof pickReportWords>['nextStep'],
  find: (id: string) => ReturnType<typeof found>,
) {
  const known = step && find(step.indicatorId);
  if (!step || !known) return null;
  return {
    reason: step.reason === 'lowest-so-far' ? ('lowest' as const) : ('no-evidence' as const),
    dimension: known.rubric.dimension,
    indicatorId: step.indicatorId,
    title: known.indicator.title,
    descriptor: step.descriptor,
  };
}
