import { z } from 'zod';
import { checkRubric } from '../core/rubric/check-rubric.ts';
import type { Fault } from '../core/rubric/fault.ts';
import { lineOf, lineOfBadToken, linesIn } from '../core/rubric/json-lines.ts';
import type { Rubric } from '../core/rubric/rubric.ts';
import { Awards, code, Fitness, id, points, Text, words } from './rubric-tables.ts';

const share = z.number().gt(0).max(100);

const thresholds = z.array(z.number().gt(0)).min(1);
const byBand = <T extends z.ZodType>(each: T) => z.record(id, each);
const nothing = z.strictObject({});
const percent = z.strictObject({ percent: z.number().gt(0).lt(100) });

const method = <const Name extends string, Params extends z.ZodType>(name: Name, params: Params) =>
  z.strictObject({
    method: z.literal(name),
    period: z.enum(['term', 'year']),
    missing: z.enum(['not-assessed', 'neutral']),
    params,
  });

const Aggregation = z.discriminatedUnion('method', [
  method('latest-confirmed', nothing),
  method('mean-of-levels', nothing),
  method('median-of-levels', nothing),
  method('highest', nothing),
  method('best-n-mean', z.strictObject({ n: z.int() })),
  method('decaying-average', percent),
  method('weighted-average', percent),
  method('n-times-at-mastery', z.strictObject({ n: z.int(), mastery: code })),
  method('count-to-level', z.strictObject({ counts: z.union([thresholds, byBand(thresholds)]) })),
  method(
    'hours-to-level',
    z.union([
      z.strictObject({ hours: byBand(thresholds) }),
      z.strictObject({ weeks: z.int().min(1).max(60), hoursPerWeek: byBand(thresholds) }),
    ]),
  ),
  method(
    'amount-to-target',
    z.strictObject({ kind: z.enum(['count', 'hours']), target: z.number().gt(0), zeroIfAbsent: z.boolean() }),
  ),
  method('coverage-to-level', z.strictObject({ cuts: z.array(z.number().gt(0).max(1)).min(1) })),
  method('participation', nothing),
  method('standard-score', z.strictObject({ items: z.array(id).min(1) })),
  method('award-points', z.strictObject({ levelCuts: thresholds.exactOptional() })),
  method('progress-vs-own-baseline', z.strictObject({ minHistoryTerms: z.int() })),
  method('points-capped', z.strictObject({ capPoints: points, levelPoints: z.record(code, points) })),
]);

const Levels = z.array(z.strictObject({ code, descriptor: Text }));

const Indicator = z.strictObject({
  id,
  title: Text,
  scope: z.enum(['core', 'school']),
  parent: id.exactOptional(),
  weight: points.exactOptional(),
  weightByBand: byBand(points).exactOptional(),
  weightWhenRecordOnly: points.exactOptional(),
  gradeBands: z.array(id).min(1),
  aggregation: Aggregation,
  contributionCap: z.number().gt(0).max(100).exactOptional(),
  limits: z
    .strictObject({
      recordsPerTerm: z.int().min(1).exactOptional(),
      hoursPerDay: z.number().gt(0).max(24).exactOptional(),
      hoursPerWeek: z.number().gt(0).max(168).exactOptional(),
      hoursPerYear: z.number().gt(0).exactOptional(),
    })
    .exactOptional(),
  raters: z.array(z.strictObject({ kind: z.enum(['staff', 'self', 'guardian']), share })).min(1),
  peerShareNotUsed: share.exactOptional(),
  visibility: z.enum(['family', 'staff', 'author']),
  levels: Levels,
  levelsByBand: byBand(Levels).exactOptional(),
  fact: Text.exactOptional(),
  seenAt: z.literal('home').exactOptional(),
  needsOffer: z.literal(true).exactOptional(),
  minRecords: z.int().min(2).max(20).exactOptional(),
  homeIdeas: byBand(z.array(Text)).exactOptional(),
  observationPoints: z.array(
    z.strictObject({
      id,
      title: Text,
      step: z.enum(['read', 'tell', 'do', 'judge']).exactOptional(),
      observable: Text.exactOptional(),
    }),
  ),
  evidenceTypes: z.array(id),
  note: Text.exactOptional(),
});

/** A rubric file: strict (a field it does not know is a fault) and in both languages throughout. What must fit together is `checkRubric`'s. */
export const RubricFile = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be small letters, digits and dashes'),
  version: z.int().min(1),
  edition: z.literal(2).exactOptional(),
  title: Text,
  dimension: z.enum(['moral', 'arts', 'labour', 'scitech', 'health', 'academic']),
  gradeBands: z.array(z.strictObject({ id, title: Text, grades: z.array(z.int().min(1).max(12)).min(1) })).min(1),
  levelScale: z.array(z.strictObject({ code, score: points, label: Text })).min(2),
  scoring: z.strictObject({
    minCoverage: z.number().gt(0).max(1),
    bands: z.array(z.strictObject({ code, min: points })).min(2),
    bonusMax: z.number().min(0).max(20),
    rounding: z.enum(['half-up-1', 'none']),
  }),
  evidenceTypes: z.array(z.strictObject({ id, title: Text })),
  indicators: z.array(Indicator).min(1),
  groupRules: z.array(
    z.strictObject({
      id,
      title: Text,
      method: z.literal('weighted-mean-of-offered'),
      members: z.array(id).min(1),
      totalWeight: share,
      minOffered: byBand(z.int().min(1)),
      note: Text.exactOptional(),
    }),
  ),
  awards: Awards.exactOptional(),
  fitness: Fitness.exactOptional(),
  sources: z.array(
    z.strictObject({ kind: z.enum(['sourced', 'recalled', 'design']), text: Text, ref: words.exactOptional() }),
  ),
}) satisfies z.ZodType<Rubric>;

export type RubricRead = { readonly rubric: Rubric } | { readonly faults: readonly Fault[] };

/** Reads what a rubric file holds: the rubric, or every fault of its shape, or (with the shape right) every fault of its content. */
export function readRubricFile(json: unknown): RubricRead {
  const read = RubricFile.safeParse(json);
  if (!read.success) return { faults: read.error.issues.flatMap((issue) => shapeFaults(issue, json)) };
  const faults = checkRubric(read.data);
  return faults.length > 0 ? { faults } : { rubric: read.data };
}

export type PlacedFault = Fault & {
  /** From 1; that of the nearest thing around it where the place itself is not in the file. */ readonly line: number;
};

/** The same from the file's text, each fault with its line. Text that is not JSON, or has a name twice in one object, is refused as well. */
export function readRubricText(
  file: string,
): { readonly rubric: Rubric } | { readonly faults: readonly PlacedFault[] } {
  // Windows editors put a byte order mark in front, which is no part of the JSON.
  const text = file.replace(/^\uFEFF/, '');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (problem) {
    return { faults: [notJson(text, problem)] };
  }
  const lines = linesIn(text);
  const read = readRubricFile(json);
  const found = 'faults' in read ? read.faults : [];
  const faults = [...found.map((fault) => ({ ...fault, line: lineOf(lines, fault.path) })), ...lines.twice];
  return 'rubric' in read && faults.length === 0 ? read : { faults };
}

/** Not every engine says where, and what it quotes of the text instead helps nobody. */
function notJson(text: string, problem: unknown): PlacedFault {
  const said = problem instanceof Error ? problem.message.replace(/, \.*".*$/s, '') : 'cannot be read';
  const position = /position (\d+)/.exec(said)?.[1];
  const line = position === undefined ? lineOfBadToken(text) : text.slice(0, Number(position)).split('\n').length;
  return { path: '', reason: `is not JSON: ${said}`, line };
}

type Issue = z.core.$ZodIssue;

function shapeFaults(issue: Issue, json: unknown, base: readonly PropertyKey[] = []): Fault[] {
  const at = [...base, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: pathOf([...at, key]), reason: 'is not a field of a rubric file' }));
  }
  if (issue.code === 'invalid_key') {
    return issue.issues.map(({ message }) => ({ path: pathOf(at), reason: message }));
  }
  const value = valueAt(json, at);
  if (issue.code === 'invalid_union') {
    // Of the alternatives, the one with the least wrong is the one that was meant.
    const [meant] = [...issue.errors].sort((a, b) => a.length - b.length);
    if (meant) return meant.flatMap((inner) => shapeFaults(inner, json, at));
    if (value !== undefined)
      return [{ path: pathOf(at), reason: `there is no method '${String(value)}'; there is: ${METHODS}` }];
  }
  const reason = value === undefined ? 'is missing' : issue.message.replace(/^Invalid input: /, '');
  return [{ path: pathOf(at), reason }];
}

const METHODS = Aggregation.options.map((option) => option.shape.method.value).join(', ');

const pathOf = (path: readonly PropertyKey[]) =>
  path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text ? `${text}.${String(part)}` : String(part)),
    '',
  );

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inside, part) => (typeof inside === 'object' && inside !== null ? Reflect.get(inside, part) : undefined),
    json,
  );
}
