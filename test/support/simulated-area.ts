import type { AreaInput, BlindRating } from '../../server/core/measurement/area-measured.ts';
import { type CellPupil, openCells } from '../../server/core/measurement/cells.ts';
import { homesOf, ratingsGiven } from '../../server/core/measurement/homes.ts';
import { seededNormals } from '../../server/core/statistics/seeded.ts';

const LEVELS = ['A', 'B', 'C', 'D'];

/** An area as docs/methods.md §0.4 simulates one: SDs in levels; `across`: the share of ratings given by a teacher of another school. */
export type Simulated = {
  readonly seed: number;
  readonly schools: number;
  readonly classes?: number;
  readonly pupils?: number;
  readonly raters?: number;
  readonly ratings?: number;
  readonly across: number;
  readonly sdSchool?: number;
  readonly sdSeverity?: number;
  readonly isBlind?: boolean;
};

/** Steps 1–4 of one dimension with three indicators, and each school's true distance from their mean. */
export function simulatedArea(said: Simulated): {
  readonly input: AreaInput;
  readonly truth: ReadonlyMap<string, number>;
} {
  const { classes = 3, pupils = 12, raters = 4, ratings = 5, sdSchool = 0.12, sdSeverity = 0.2 } = said;
  const normal = seededNormals(said.seed);
  let [turn, at] = [0, 0];
  const chance = () => {
    turn = (turn * 16_807 + 12_345 + said.seed) % 2_147_483_647;
    return turn / 2_147_483_647;
  };
  const ids = Array.from({ length: said.schools }, (_, j) => `s${String(j).padStart(2, '0')}`);
  const own = ids.map(() => ({ quality: sdSchool * normal(), severity: sdSeverity * normal() }));
  const severity = ids.map((_, j) => Array.from({ length: raters }, () => (own[j]?.severity ?? 0) + 0.15 * normal()));
  const middle = own.reduce((sum, { quality }) => sum + quality, 0) / said.schools;
  const indicators = ['i1', 'i2', 'i3'].map((id) => ({ id, dimension: 'labour' as const, levels: LEVELS }));
  const blind: BlindRating[] = [];
  const cells = ids.map((schoolId, j) => {
    const list = Array.from({ length: classes * pupils }, (_, p): CellPupil => {
      const c = Math.floor(p / pupils);
      return {
        id: `${schoolId}p${p}`,
        classId: `${schoolId}c${c}`,
        grade: 3 + (c % 3),
        sex: p % 2 === 0 ? 'male' : 'female',
      };
    });
    const open = openCells(schoolId, list, indicators);
    for (const [p, pupil] of list.entries()) {
      const theta = 2.6 + (own[j]?.quality ?? 0) + 0.4 * normal();
      for (let k = 0; k < ratings; k++) {
        const isOut = chance() < said.across;
        const home = isOut ? (j + 1 + Math.floor(chance() * (said.schools - 1))) % said.schools : j;
        const rater = isOut ? Math.floor(chance() * raters) : (Math.floor(p / pupils) + k) % raters;
        at = k % 3;
        const seen = theta - (severity[home]?.[rater] ?? 0) + 0.1 * (at - 1) + 0.5 * normal();
        const step = Math.min(4, Math.max(1, Math.round(seen)));
        const [raterId, indicatorId] = [`${ids[home]}r${rater}`, `i${at + 1}`];
        if (isOut && said.isBlind) {
          const raterSchoolId = ids[home] ?? '';
          blind.push({ dimension: 'labour', indicatorId, pupilId: pupil.id, schoolId, raterId, raterSchoolId, step });
          continue;
        }
        const level = LEVELS[4 - step] ?? 'D';
        const mark = { pupilId: pupil.id, indicatorId, raterId, raterKind: 'staff' as const, kind: 'level' as const };
        open.add({ ...mark, level, amount: null, isFresh: true });
      }
    }
    return open.close();
  });
  return {
    input: { dimensions: ['labour'], schools: cells, blind, homeOf: homesOf(cells.flatMap(ratingsGiven)) },
    truth: new Map(ids.map((id, j) => [id, (own[j]?.quality ?? 0) - middle])),
  };
}
