import { selectArrangementsOf } from '../../db/arranged.ts';
import type { Reader } from '../../db/engine.ts';
import { selectComponents } from '../../db/measure/rating-errors.ts';
import { selectRubrics } from '../../db/pinned-rubrics.ts';
import { selectTerms, type TermRow } from '../../db/reach/lists.ts';
import { selectEnrolmentsOf, selectFormerNames } from '../../db/reach/pupils.ts';
import type { ReachedPupil } from '../../db/reach/reached.ts';
import { asksGuardian, selectOwn } from '../confirmation/own-terms.ts';
import { currentTerm } from '../core/calendar/terms.ts';
import type { Rubric } from '../core/rubric/rubric.ts';
import { METHOD_VERSION } from '../core/scoring/dimension-score.ts';
import type { pickReportWords } from '../core/scoring/report-words.ts';
import { middleHalf } from '../core/statistics/quantile.ts';
import { apartIn } from '../namesakes.ts';
import { noticesOver } from '../recording/at-notice.ts';
import { invalid } from '../refusal.ts';
import { asArranged, asClassName, asTerm, asWhy, schoolNameOf, whyInClass } from '../reply-parts.ts';
import { atHomeOf } from './at-home.ts';
import { asItems, readableIndicators } from './evidence-items.ts';
import { type GrowthTerm, growthLines } from './growth-lines.ts';
import { isOpened, type ReadableScore, selectReadableClassScores, selectReadableScores } from './readable-scores.ts';
import { foundIn, saidOfScores, shownOf, strengthsOf } from './said-of-scores.ts';
import { seriesProgress } from './series-progress.ts';
import { selectEvidence, selectLevels, selectOptionalPhotoConsent } from './store.ts';
import { selectUnjudged } from './taking-part.ts';

const RECENT = 5;

type About = { readonly q: Reader; readonly target: ReachedPupil; readonly now: number; readonly today: string };

/** Whoever reached the child as their own reads as the family does. */
export const readerOf = ({ schoolId }: ReachedPupil) => (schoolId === null ? ('family' as const) : ('staff' as const));

/** A child's page in one term, for whoever reached the child. */
export const composeProfile = async (about: About, code: string | undefined) =>
  (await openProfile(about, code, readerOf(about.target))).page;

/**
 * The page with what its scores are made of.
 * @param reader 'family' also where staff print or file what the family is handed: then it holds nothing that is for staff alone
 */
export async function openProfile(
  { q, target: pupil, now, today }: About,
  code: string | undefined,
  reader: 'family' | 'staff',
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
  const openedIn = (dimension: string) => {
    const score = latest(scores, term.id, dimension);
    return isOpened(score) ? score : undefined;
  };
  const scoredIn = (dimension: string) => {
    const score = openedIn(dimension);
    return score && shownOf(score, { readable, unjudged });
  };
  const levels = await selectLevels(
    q,
    pupil,
    upTo.map((one) => one.id),
  );
  const lines = growthLines(await growthTerms(q, upTo, enrolments), { rowOf, levels, componentsIn });
  const bodies = rubrics.map(({ body }) => body);
  const said = saidOfScores(bodies, scoredIn, lines);
  const { dimensions, headline, words, markIdsOf } = said;
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
    headline,
    arranged: await arrangedIn(q, pupil, term),
    series: await seriesProgress(q, pupil, { all, term, rubrics, readable, reader }),
    strengths: strengthsOf(bodies, className.grade, said, (ids) =>
      bestOf(items.filter((item) => ids.has(item.markId))),
    ),
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
    const page = { audience: 'family' as const, ...shared, atHome, photoConsent, noticeUntil, toConfirm };
    return { page, term, rubrics, unjudged, lines, openedIn };
  }
  const classmates = await selectReadableClassScores(q, pupil, place, { all, term });
  const classBands = rubrics.flatMap(({ body: { dimension } }) => {
    const values = classmates.flatMap((row) => (row.dimension === dimension ? (row.score ?? []) : []));
    const band = middleHalf(values);
    return band ? [{ dimension, n: values.length, ...band }] : [];
  });
  // A name that was put back is no former one.
  const formerNames = [...new Set(await selectFormerNames(q, pupil))].filter((name) => name !== pupil.name);
  const nextStep = nextStepOf(words.nextStep, bodies);
  const page = { audience: 'staff' as const, ...shared, nextStep, formerNames, classBands };
  return { page, term, rubrics, unjudged, lines, openedIn };
}

/** Of the records behind a strength, latest first, the one that shows it: with somebody's words or a photo where there is one. */
function bestOf<T extends { readonly note: string | null; readonly photos: readonly unknown[] }>(own: readonly T[]) {
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

/** A child who changed schools in mid-term has a row from each; the one with the later record speaks. */
function latest(scores: readonly ReadableScore[], termId: string | undefined, dimension: string) {
  return scores
    .filter(({ row }) => row.termId === termId && row.dimension === dimension)
    .sort((a, b) => ((a.row.lastOn ?? '') > (b.row.lastOn ?? '') ? -1 : 1))[0];
}

function nextStepOf(step: ReturnType<typeof pickReportWords>['nextStep'], rubrics: readonly Rubric[]) {
  const known = step && foundIn(rubrics, step.indicatorId);
  if (!step || !known) return null;
  return {
    reason: step.reason === 'lowest-so-far' ? ('lowest' as const) : ('no-evidence' as const),
    dimension: known.rubric.dimension,
    indicatorId: step.indicatorId,
    title: known.indicator.title,
    descriptor: step.descriptor,
  };
}
