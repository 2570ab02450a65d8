import type { Text } from './text.ts';

export type Sex = 'female' | 'male';

/** Sex → grade (1–12) → something. */
export type BySexAndGrade<T> = { readonly [S in Sex]?: { readonly [grade: string]: T } };

export type FitnessItem = {
  readonly id: string;
  readonly title: Text;
  readonly unit: Text;
  /** Which way is better; null for height and weight, which are judged together as the body mass index. */
  readonly better: 'higher' | 'lower' | null;
  /** What can be true of a pupil, in `unit`; anything else is a slip of the pen. */
  readonly min: number;
  readonly max: number;
  /** The finest difference that is written down, such as 0.1. */
  readonly step: number;
};

/** Thresholds in the order of `scoreLevels`, none harder than the one before; null where these points are given for nothing. */
export type FitnessRow = {
  readonly v: readonly (number | null)[];
  readonly source: string;
  readonly toBeChecked: boolean;
};

/**
 * A fitness standard as data: the tables are part of the published rubric, so a term stays pinned to them.
 * `toBeChecked`: nobody has compared the row with the official annex yet, and every figure made of it says so.
 */
export type FitnessStandard = {
  readonly title: Text;
  readonly ref: string;
  readonly items: readonly FitnessItem[];
  /** Points of the thresholds, falling from 100. Beyond the last threshold there are 0. */
  readonly scoreLevels: readonly number[];
  /** Cuts over standard + bonus (docs/rules.md 7), from the best level; the last begins at 0. */
  readonly levels: readonly { readonly code: string; readonly min: number }[];
  /** Per cent of each item ('bmi' is made of height and weight), 100 for each sex in each grade. */
  readonly weights: readonly {
    readonly grades: readonly number[];
    readonly items: readonly { readonly item: string; readonly weight: number; readonly sex?: Sex }[];
  }[];
  readonly bmi: {
    readonly points: { readonly normal: number; readonly low: number; readonly over: number; readonly obese: number };
    /** kg/m², compared at one decimal: low below `normalMin`, over above `normalMax`, obese above `overMax`. */
    readonly bounds: BySexAndGrade<{
      readonly normalMin: number;
      readonly normalMax: number;
      readonly overMax: number;
    }>;
    readonly source: string;
    readonly toBeChecked: boolean;
  };
  readonly tables: { readonly [item: string]: BySexAndGrade<FitnessRow> };
  /** One point for each step passed beyond the threshold of 100 points, in the item's unit. */
  readonly bonus: readonly {
    readonly item: string;
    readonly grades: readonly number[];
    readonly sex?: Sex;
    readonly steps: readonly number[];
    readonly source: string;
    readonly toBeChecked: boolean;
  }[];
};
