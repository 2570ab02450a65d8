import { chanceOf } from '../../db/seed/chance.ts';
import { type CellIndicator, openCells, type SchoolCells } from '../../server/core/measurement/cells.ts';
import type { Dimension } from '../../server/core/rubric/rubric.ts';
import { coded } from '../../server/core/statistics/coded.ts';
import { crossedModel } from '../../server/core/statistics/crossed-model.ts';
import type { CrossedData } from '../../server/core/statistics/crossed-system.ts';
import { nestedModelFromSums } from '../../server/core/statistics/nested-model.ts';
import { type NestedRow, sumsByClass } from '../../server/core/statistics/nested-sums.ts';

const SCHOOLS = 229;
const CLASSES = 9000;
const PUPILS = 400_000;
const MARKS_EACH = 60;
const RATERS = 150;
const LEVELS = ['A', 'B', 'C', 'D'] as const;
const DIMENSIONS: readonly Dimension[] = ['moral', 'arts', 'labour', 'scitech', 'health', 'academic'];
const INDICATORS: readonly CellIndicator[] = DIMENSIONS.flatMap((dimension) =>
  Array.from({ length: 5 }, (_, n) => ({ id: `${dimension}.${n + 1}`, dimension, levels: LEVELS })),
);

/** A district as large as Nanhai with every pupil's 60 marks a term, without a database: what is left is counting and arithmetic. */
export function benchCells(say: (line: string) => void) {
  const took = { counting: 0, cells: 0, marks: 0 };
  const rows: NestedRow[] = [];
  let first: SchoolCells | undefined;
  for (let s = 0; s < SCHOOLS; s++) {
    const began = performance.now();
    const { cells, marks } = schoolOf(s);
    took.counting += (performance.now() - began) / 1000;
    took.cells += cells.size;
    took.marks += marks;
    first ??= cells;
    rows.push(...meansOf(cells, 'labour'));
  }
  say(
    `  ${(took.marks / 1e6).toFixed(1)} million marks made up and counted into ${(took.cells / 1e6).toFixed(1)} million cells in ${took.counting.toFixed(0)} s, school by school`,
  );
  const [added, adding] = timed(() => sumsByClass(rows, 3));
  const [model, fitting] = timed(() => nestedModelFromSums(added, 3));
  const found = 'reml' in model ? `school SD ${Math.sqrt(model.reml.tauSchool).toFixed(3)} levels` : model.reason;
  say(
    `  3-level model, ${rows.length} pupils in ${added.sums.length} classes: sums ${adding.toFixed(1)} s, REML and ML fits ${fitting.toFixed(2)} s (${found}; made with .150)`,
  );
  if (!first) return;
  const ratings = ratingsOf(first, 'labour');
  const [severity, rating] = timed(() => crossedModel(ratings));
  const lambda =
    'variances' in severity ? `rater SD ${Math.sqrt(severity.variances[1] ?? 0).toFixed(3)}` : severity.reason;
  say(
    `  one school’s severity, ${ratings.y.length} ratings by ${ratings.random[1]?.names.length} raters: ${rating.toFixed(1)} s (${lambda}; made with .250)`,
  );
}

function timed<T>(work: () => T): [T, number] {
  const began = performance.now();
  const made = work();
  return [made, (performance.now() - began) / 1000];
}

/** Pupils differ, and so do schools (SD .15 level), classes (.10) and raters (.25). A pupil meets his class's fifteen teachers. */
function schoolOf(s: number): { cells: SchoolCells; marks: number } {
  const chance = chanceOf(`scale ${s}`);
  const normal = () => Math.sqrt(-2 * Math.log(1 - chance.next())) * Math.cos(2 * Math.PI * chance.next());
  const size = (all: number) => Math.floor((all * (s + 1)) / SCHOOLS) - Math.floor((all * s) / SCHOOLS);
  const [classes, pupilCount] = [size(CLASSES), size(PUPILS)];
  const pupils = Array.from({ length: pupilCount }, (_, p) => ({
    id: `s${s}p${p}`,
    classId: `s${s}c${p % classes}`,
    grade: 1 + (p % 6),
    sex: p % 2 === 0 ? ('female' as const) : ('male' as const),
  }));
  const school = 0.15 * normal();
  const ofClass = Array.from({ length: classes }, () => 0.1 * normal());
  const ofRater = Array.from({ length: RATERS }, () => 0.25 * normal());
  const cells = openCells(`s${s}`, pupils, INDICATORS);
  for (const [p, pupil] of pupils.entries()) {
    const able = 2.8 + school + (ofClass[p % classes] ?? 0) + 0.4 * normal();
    for (let n = 0; n < MARKS_EACH; n++) {
      const indicator = INDICATORS[n % INDICATORS.length];
      const rater = ((p % classes) * 4 + chance.below(15)) % RATERS;
      const seen = Math.round(able + (ofRater[rater] ?? 0) + 0.6 * normal());
      cells.add({
        pupilId: pupil.id,
        indicatorId: indicator?.id ?? '',
        raterId: `s${s}r${rater}`,
        raterKind: 'staff',
        kind: 'level',
        level: LEVELS[4 - Math.min(4, Math.max(1, seen))] ?? 'B',
        amount: null,
        isFresh: n % 7 > 0,
      });
    }
  }
  return { cells: cells.close(), marks: pupilCount * MARKS_EACH };
}

const isOf = (cells: SchoolCells, cell: number, dimension: Dimension) =>
  cells.indicators[cells.indicator[cell] ?? -1]?.dimension === dimension;

/** Each pupil's mean step in one dimension. */
function meansOf(cells: SchoolCells, dimension: Dimension): NestedRow[] {
  const sums = cells.pupils.map(() => ({ steps: 0, ratings: 0 }));
  for (let cell = 0; cell < cells.size; cell++) {
    const sum = sums[cells.pupil[cell] ?? -1];
    if (!sum || !isOf(cells, cell, dimension)) continue;
    sum.steps += cells.steps[cell] ?? 0;
    sum.ratings += cells.ratings[cell] ?? 0;
  }
  return sums.flatMap(({ steps, ratings }, place) =>
    ratings === 0
      ? []
      : { school: cells.schoolId, class: cells.pupils[place]?.classId ?? '', y: steps / ratings, x: [] },
  );
}

function ratingsOf(cells: SchoolCells, dimension: Dimension): CrossedData {
  const own = Array.from({ length: cells.size }, (_, cell) => cell).filter((cell) => isOf(cells, cell, dimension));
  const rows = own.flatMap((cell) => Array.from({ length: cells.ratings[cell] ?? 0 }, () => cell));
  const of = (names: readonly string[], place: Int32Array) => coded(rows.map((cell) => names[place[cell] ?? -1] ?? ''));
  const idOf = ({ id }: { readonly id: string }) => id;
  return {
    y: Float64Array.from(rows, (cell) => (cells.steps[cell] ?? 0) / (cells.ratings[cell] ?? 1)),
    random: [of(cells.pupils.map(idOf), cells.pupil), of(cells.raters, cells.rater)],
    fixed: [of(cells.indicators.map(idOf), cells.indicator)],
  };
}
