import { expect, test } from 'vitest';
import { z } from 'zod';
import { routes } from '../../server/contract/all-routes.ts';
import { type RouteSpec, route } from '../../server/contract/route.ts';
import { FileReply } from '../../server/contract/words.ts';

type Json = { readonly [name: string]: unknown };
type Found = { readonly at: string; readonly schema: Json };

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Every object a reply can hold, by where it stands: `a.b[].c`. References are followed, and what is under a definition that refers to
 * itself is looked at once.
 */
function objectsIn(root: Json): Found[] {
  const found: Found[] = [];
  const walk = (value: unknown, at: string, within: readonly string[]) => {
    if (Array.isArray(value)) {
      for (const one of value) walk(one, at, within);
      return;
    }
    if (!isObject(value)) return;
    const ref = value['$ref'];
    if (typeof ref === 'string') {
      if (!within.includes(ref)) walk(definitionOf(root, ref), at, [...within, ref]);
      return;
    }
    if (isObject(value['properties'])) {
      found.push({ at, schema: value });
      for (const [name, part] of Object.entries(value['properties'])) walk(part, at ? `${at}.${name}` : name, within);
    }
    walk(value['items'], `${at}[]`, within);
    walk(value['additionalProperties'], `${at}{}`, within);
    for (const way of ['anyOf', 'oneOf', 'allOf', 'prefixItems']) walk(value[way], at, within);
  };
  walk(root, '', []);
  return found;
}

function definitionOf(root: Json, ref: string): unknown {
  return ref
    .split('/')
    .slice(1)
    .reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), root);
}

const namesOf = ({ schema }: Found) => Object.keys(schema['properties'] as Json);
const objectsOf = (type: z.ZodType, io: 'input' | 'output' = 'output') =>
  objectsIn(z.toJSONSchema(type, { io }) as Json);

/** 'teachersForOneChild' → teachers, for, one, child. */
const wordsOf = (name: string) => name.split(/(?=[A-Z])|[-_\d]+/).map((word) => word.toLowerCase());
const hasWord = (name: string, words: readonly string[]) => wordsOf(name).some((word) => words.includes(word));

const RANKS = [
  'rank',
  'ranks',
  'ranking',
  'rankings',
  'ranked',
  'percentile',
  'percentiles',
  'position',
  'standing',
  'league',
  'place',
];
const COMPOSITES = ['composite', 'index', 'gpa', 'star', 'stars', 'grade-point'];
const TOTALS = [/^(total|overall|combined|final|whole)-?(score|level|points|mark)$/i, /^quality$/i, /^evaluation$/i];
const FORECASTS = ['forecast', 'predicted', 'prediction', 'projection', 'potential'];

/** Names that sound like it and are not: what they are. */
const RANK_NAMED: Readonly<Record<string, string>> = {
  // The prize of an award as the certificate has it, a value of a mark and never computed.
  rank: 'award',
  // Where a thing is.
  place: 'place',
};

/** What a reply says in a name that it may not say. */
function wordFaults({ at, schema }: Found): string[] {
  return Object.entries(schema['properties'] as Json).flatMap(([name, part]) => {
    const where = at ? `${at}.${name}` : name;
    if (hasWord(name, COMPOSITES) || hasWord(name, FORECASTS)) return [`${where}: composite or forecast`];
    if (TOTALS.some((way) => way.test(name))) return [`${where}: total over dimensions`];
    if (!hasWord(name, RANKS)) return [];
    const isAward = RANK_NAMED[name] === 'award' && isAwardRank(part);
    const isWhere = RANK_NAMED[name] === 'place' && !isNumeric(part);
    return isAward || isWhere ? [] : [`${where}: rank`];
  });
}

const isAwardRank = (part: unknown) => isObject(part) && Array.isArray(part['enum']) && part['enum'].includes('first');
const isNumeric = (part: unknown): boolean =>
  isObject(part) &&
  (part['type'] === 'number' ||
    part['type'] === 'integer' ||
    (['anyOf', 'oneOf'] as const).some((way) => Array.isArray(part[way]) && part[way].some(isNumeric)));

/** A figure that says how good somebody is. Records, coverage and dates say how much was seen. */
const JUDGING = ['score', 'mean', 'level', 'value', 'bonus', 'points', 'severity', 'g', 'phi', 'change', 'band', 'sd'];
/** What stands for one pupil. */
const isPupil = (names: readonly string[]) => names.includes('pupilId');
const RATERS = ['raterId', 'teacherId', 'authorId', 'rater', 'teacher', 'author', 'staffId', 'homeroom'];
const RATED = [
  'mean',
  'severity',
  'leniency',
  'strictness',
  'average',
  'bias',
  'share',
  'score',
  'agreement',
  'deviation',
  'sd',
];

/** Lists with a judgement of several pupils in them, each with why it may be: none is a list to be sorted, each is on the way to its evidence. */
const LISTS_WITH_A_VALUE: Readonly<Record<string, string>> = {
  'list-waiting-contributions contributions[]':
    'what families sent, the first sent first, each with the level that its sender gave it: raw evidence, one by one to be approved',
  'list-activities activities[].marks[]':
    'the marks of one activity as they were given: raw evidence and no score, by name',
  'read-class-confirmations terms[].pupils[]':
    'the list that each child’s confirmation is of, entry by entry with the level that was given: raw evidence and no score, by name',
  'read-grid marks[]':
    'the marks of a class as the grid lets them be typed: raw evidence, of one dimension, in no order of figures',
};
/** Figures by rater, each with why: only the teacher's own pattern, shown to that teacher, belongs here. */
const BY_RATER: Readonly<Record<string, string>> = {};

/** A figure that judges, anywhere under an entry of a list of pupils but under another entry of a list. */
function pupilListFaults(id: string, found: readonly Found[]): string[] {
  return found.flatMap((one) => {
    if (!one.at.endsWith('[]') || !isPupil(namesOf(one))) return [];
    if (`${id} ${one.at}` in LISTS_WITH_A_VALUE) return [];
    const under = found.filter(({ at }) => at === one.at || at.startsWith(`${one.at}.`));
    const judged = under.flatMap((part) => namesOf(part).filter((name) => hasWord(name, JUDGING)));
    return judged.length === 0 ? [] : [`${one.at}: pupils with ${[...new Set(judged)].join(', ')}`];
  });
}

function raterFaults(id: string, found: readonly Found[]): string[] {
  return found.flatMap((one) => {
    const names = namesOf(one);
    if (!names.some((name) => RATERS.includes(name)) || `${id} ${one.at}` in BY_RATER) return [];
    const figures = names.filter((name) => hasWord(name, RATED));
    return figures.length === 0 ? [] : [`${one.at}: a rater with ${figures.join(', ')}`];
  });
}

const SORTS = [
  'sort',
  'order',
  'orderBy',
  'orderby',
  'sortBy',
  'rank',
  'rankBy',
  'top',
  'bottom',
  'best',
  'worst',
  'min',
  'max',
];
const queryFaults = ({ query, body }: RouteSpec) =>
  [query, body].flatMap((sent, isBody) =>
    sent
      ? objectsOf(sent, 'input').flatMap((one) => namesOf(one).filter((name) => !isBody && SORTS.includes(name)))
      : [],
  );

/** Everything a route says that must never be said. */
function faultsOf(spec: RouteSpec): string[] {
  // The document about the API and files: the one has another standard, the others are the pages' own tables.
  if (spec.id === 'read-openapi' || spec.reply === (FileReply as z.ZodType)) return queryFaults(spec).map(sorted);
  const found = objectsOf(spec.reply);
  return [
    ...found.flatMap(wordFaults),
    ...pupilListFaults(spec.id, found),
    ...raterFaults(spec.id, found),
    ...queryFaults(spec).map(sorted),
  ];
}
const sorted = (name: string) => `${name}: asks for an order`;

test.each((routes as readonly RouteSpec[]).map((spec) => [spec.id, spec] as const))(
  '%s has no rank, no list of children by score, no comparison of teachers, no composite',
  (_, spec) => {
    expect(faultsOf(spec)).toEqual([]);
  },
);

test('what is allowed by hand is there, and each has its reason', () => {
  const allowed = [...Object.entries(LISTS_WITH_A_VALUE), ...Object.entries(BY_RATER)];
  for (const [name, why] of allowed) {
    const [id = '', at = ''] = name.split(' ');
    const spec = (routes as readonly RouteSpec[]).find((one) => one.id === id);
    expect(spec && objectsOf(spec.reply).some((one) => one.at === at), name).toBe(true);
    expect(why.length).toBeGreaterThan(20);
  }
});

const planted = (reply: z.ZodType, query?: z.ZodType) =>
  faultsOf(
    route({
      ...{ id: 'planted', method: 'get', path: '/api/classes/:classId/planted', summary: '' },
      access: { roles: ['teacher'], act: 'read', on: 'class', detail: 'individual' },
      reply,
      ...(query ? { query } : {}),
    }),
  );

test('each of them, planted, is found', () => {
  const pupil = { pupilId: z.string(), name: z.string() };
  const listed = (more: z.ZodRawShape) => z.strictObject({ pupils: z.array(z.strictObject({ ...pupil, ...more })) });
  expect(planted(listed({ classRank: z.int() }))).toEqual(['pupils[].classRank: rank']);
  expect(planted(z.strictObject({ place: z.int().nullable() }))).toEqual(['place: rank']);
  expect(planted(z.strictObject({ rank: z.number() }))).toEqual(['rank: rank']);
  expect(planted(z.strictObject({ percentile: z.number() }))).toHaveLength(1);
  expect(planted(z.strictObject({ qualityIndex: z.number() }))).toEqual(['qualityIndex: composite or forecast']);
  expect(planted(z.strictObject({ child: z.strictObject({ totalScore: z.number() }) }))).toHaveLength(1);
  expect(planted(z.strictObject({ predictedLevel: z.string() }))).toHaveLength(1);
  expect(planted(listed({ score: z.number() }))).toEqual(['pupils[]: pupils with score']);
  // As deep as it is hidden, behind a union and a reference too.
  const deep = z.strictObject({ labour: z.strictObject({ level: z.string() }) }).meta({ id: 'Planted' });
  expect(planted(listed({ results: z.union([deep, z.null()]) }))).toEqual(['pupils[]: pupils with level']);
  const teachers = z.array(z.strictObject({ teacherId: z.string(), meanLevel: z.number() }));
  expect(planted(z.strictObject({ teachers }))).toEqual(['teachers[]: a rater with meanLevel']);
  expect(planted(z.strictObject({ ok: z.boolean() }), z.strictObject({ orderBy: z.string() }))).toEqual([
    'orderBy: asks for an order',
  ]);
  expect(planted(listed({ lastOn: z.string(), records: z.int() }))).toEqual([]);
});
