import type { AreaInput, BlindRating } from '../../server/core/measurement/area-measured.ts';
import type { SchoolCells } from '../../server/core/measurement/cells.ts';
import { homesOf, ratingsGiven } from '../../server/core/measurement/homes.ts';
import { measureArea } from '../../server/core/measurement/measure-area.ts';
import { MEASUREMENT_VERSION, type Measured } from '../../server/core/measurement/measured.ts';
import { ratingErrorsOf } from '../../server/core/measurement/rating-errors.ts';
import { entriesByWeek, measureSchool } from '../../server/core/measurement/school-measured.ts';
import { entriesOf } from '../../server/core/screens/entries.ts';
import { screenSchool } from '../../server/core/screens/screen-school.ts';
import type { Store } from '../engine.ts';
import { coreOf, type PinnedRubric } from '../pinned-rubrics.ts';
import { type BlindRating as Blind, selectBlindRatings } from './blind-ratings.ts';
import { digestOf, digestOfCells, digestOfEvidence } from './digest.ts';
import { selectFrame } from './frame.ts';
import { type Kept, selectBases } from './keep.ts';
import { releaseTerm } from './release-term.ts';
import { selectSchoolCells } from './school-cells.ts';
import { selectSchoolEvidence } from './school-evidence.ts';
import { selectTermMarks } from './term-marks.ts';

export type WantedTerm = {
  readonly districtId: string;
  readonly termId: string;
  readonly now: number;
  readonly today: string;
};
type Parts = WantedTerm & {
  readonly read: Store['read'];
  readonly keep: (kept: Kept) => Promise<unknown>;
  readonly progress?: (done: number, of: number) => void;
};
export type Tally = { readonly measured: number; readonly unchanged: number };

/**
 * Works out what is too heavy for a request, of every school and area of a district in one term: school by school from marks into
 * cells (each its own short snapshot), then area by area from the cells. What rests on the same evidence, rubrics and methods as
 * before is not worked out again. Figures depend on the evidence alone, never on the order or the time of the run.
 */
export async function measureTerm(parts: Parts): Promise<Tally> {
  const { read, keep, districtId, termId, now, today, progress } = parts;
  const frame = await read((q) => selectFrame(q, districtId, termId));
  const bases = await read((q) => selectBases(q, districtId, termId));
  const methodVersion = MEASUREMENT_VERSION;
  const { startsOn, endsOn } = frame.term;
  const { rubrics } = frame;
  const configHash = digestOf([startsOn, endsOn, rubrics.map(({ id }) => id), [...coreOf(rubrics)]]);
  const tally = { measured: 0, unchanged: 0 };
  const put = async (placeId: string, kind: Measured['kind'], input: string, work: () => Measured) => {
    const basis = { methodVersion, configHash, inputHash: input };
    const before = bases.get(`${placeId} ${kind}`);
    if (before && digestOf(before) === digestOf(basis)) {
      tally.unchanged += 1;
      await keep({ renewed: { placeId, termId, kind, cutOffAt: now } });
    } else {
      tally.measured += 1;
      await keep({ rows: [{ placeId, termId, kind, districtId, cutOffAt: now, ...basis, body: work() }] });
    }
  };
  const schools = new Map<string, { readonly cells: SchoolCells; readonly hash: string }>();
  for (const schoolId of frame.schoolIds) {
    const [cells, evidence] = await read(async (q) => {
      const marks = await selectTermMarks(q, schoolId, termId);
      return [
        await selectSchoolCells(q, { schoolId, term: frame.term, today }, frame.rubrics, marks),
        await selectSchoolEvidence(q, schoolId, frame, marks),
      ] as const;
    });
    const hash = digestOfCells(cells);
    schools.set(schoolId, { cells, hash });
    const weeks = entriesByWeek(entriesOf(evidence.marks));
    await put(schoolId, 'school', digestOf([hash, weeks]), () => measureSchool(cells, weeks));
    await put(schoolId, 'screens', digestOfEvidence(evidence), () => screenSchool(evidence));
    progress?.(schools.size, frame.schoolIds.length);
  }
  const homeOf = homesOf([...schools.values()].flatMap(({ cells }) => ratingsGiven(cells)));
  const blind = await read((q) => selectBlindRatings(q, districtId, termId));
  const stepOf = stepsIn(frame.rubrics);
  for (const { id, schoolIds } of frame.areas) {
    const own = schoolIds.flatMap((schoolId) => schools.get(schoolId) ?? []);
    const raters = new Set(own.flatMap(({ cells }) => cells.raters));
    const input: AreaInput = {
      dimensions: frame.rubrics.map(({ body }) => body.dimension),
      schools: own.map(({ cells }) => cells),
      blind: blind.filter(({ schoolId }) => schoolIds.includes(schoolId)).flatMap(stepOf),
      homeOf,
    };
    const homes = [...homeOf].filter(([raterId]) => raters.has(raterId)).sort();
    const basis = digestOf([own.map(({ hash }) => hash), input.blind, homes]);
    await put(id, 'area', basis, () => measureArea(input));
    if (id === districtId) await put(id, 'rating-errors', basis, () => ratingErrorsOf(input));
  }
  await releaseTerm(parts);
  return tally;
}

/** A blind rating's level as its step; one whose level the scale does not have any more is passed over. */
function stepsIn(rubrics: readonly PinnedRubric[]) {
  const core = coreOf(rubrics);
  return ({ level, ...rating }: Blind): BlindRating[] => {
    const rubric = rubrics.find(({ body }) => body.dimension === rating.dimension)?.body;
    const place = rubric?.levelScale.findIndex(({ code }) => code === level) ?? -1;
    if (!rubric || place === -1) return [];
    const indicatorId = core.get(rating.indicatorId) ?? rating.indicatorId;
    return [{ ...rating, dimension: rubric.dimension, indicatorId, step: rubric.levelScale.length - place }];
  };
}
