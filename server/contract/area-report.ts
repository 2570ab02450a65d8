import { z } from 'zod';
import { AreaMeasuredReply, NotCompared } from './area-measured.ts';
import { ImprovementActions } from './improvement.ts';
import { route } from './route.ts';
import { ReportFile, ReportSentences } from './school-report.ts';
import { Bilingual, Day, Dimension, FileReply, Term, TermCode, Time, Why } from './words.ts';

const AreaKind = z.enum(['district', 'town', 'group']);
/** In the place of every figure that may not leave its school: fewer than 10 pupils, or what such a number would follow from. */
const Locked = z.literal('locked');
/** Pupils or records, to the nearest 5. */
const Count = z.union([z.int().min(0), Locked]);
/** Whole per cent, coded at both ends where the whole is below 100; null where there is nothing to take a part of. */
const Share = z.union([z.int().min(0).max(100), z.enum(['≥95', '≤5']), Locked]).nullable();
/** Levels that are counted together stand in one entry; best first. */
const Levels = z.union([
  z.array(z.strictObject({ levels: z.array(z.string()).min(1), count: z.int().min(0) })),
  Locked,
]);

const Participation = {
  dimension: Dimension,
  /** Of all pupils: with any record this term; with enough evidence. */
  noticed: Share,
  ok: Share,
  /** Records for each pupil, one decimal; and of the records, those entered within 7 days. */
  recordsEach: z.union([z.number().min(0), Locked]),
  fresh: Share,
};
const SchoolResult = z.strictObject({
  ...Participation,
  /** The school's own term before; null where there was none. */
  before: z.strictObject({ noticed: Share, ok: Share, recordsEach: Participation.recordsEach }).nullable(),
});
const AreaResult = z.strictObject({
  ...Participation,
  records: Count,
  scored: Share,
  /** Pupils with a result: the n of `levels`. */
  levelled: Count,
  levels: Levels,
  before: z
    .strictObject({ noticed: Share, ok: Share, recordsEach: Participation.recordsEach, levels: Levels })
    .nullable(),
});
const BandResult = z.strictObject({
  dimension: Dimension,
  noticed: Share,
  ok: Share,
  scored: Share,
  levelled: Count,
  levels: Levels,
});

export const AreaReport = z
  .strictObject({
    area: z.strictObject({ areaId: z.string(), kind: AreaKind, name: Bilingual }),
    term: Term,
    terms: z.array(Term),
    /** The term that `before` is about. */
    before: TermCode.nullable(),
    asOf: Time,
    methodVersion: z.string(),
    why: Why,
    /** Comparable: in one dimension at least, which `measured` says; where in none, why not. */
    comparability: z.enum(['comparable', 'own-trend-only']),
    comparabilityReason: NotCompared.nullable(),
    n: Count,
    schoolCount: z.int(),
    /** How many figures of this report are hidden. */
    hidden: z.int(),
    findings: z
      .array(
        z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('nothing-yet') }),
          z.strictObject({
            kind: z.enum(['schools-without', 'schools-late']),
            dimension: Dimension,
            schools: z.int(),
            of: z.int(),
          }),
          z.strictObject({ kind: z.literal('least-noticed'), dimension: Dimension, noticed: Share }),
          z.strictObject({ kind: z.literal('thin'), dimension: Dimension, ok: Share }),
        ]),
      )
      .max(3),
    actions: ImprovementActions,
    results: z.array(AreaResult),
    bands: z.array(z.strictObject({ from: z.int(), to: z.int(), n: Count, results: z.array(BandResult) })),
    /** By name, never by a figure. */
    schools: z.array(
      z.strictObject({ schoolId: z.string(), name: Bilingual, n: Count, results: z.array(SchoolResult) }),
    ),
    weeks: z.array(
      z.strictObject({
        week: Day,
        daysOff: z.int().min(0).max(5),
        holiday: z.string().nullable(),
        records: Count,
        fresh: Share,
      }),
    ),
    /** Null until the first measuring of the term. */
    measured: AreaMeasuredReply.nullable(),
    sentences: ReportSentences,
  })
  .meta({ id: 'AreaReport' });
export type AreaReport = z.output<typeof AreaReport>;

const AreaList = z
  .strictObject({
    areas: z.array(z.strictObject({ areaId: z.string(), kind: AreaKind, name: Bilingual, schools: z.int() })),
  })
  .meta({ id: 'AreaList' });

export const listAreas = route({
  id: 'list-areas',
  method: 'get',
  path: '/api/areas',
  access: { roles: ['officer'], act: 'read', on: 'self', detail: 'aggregate' },
  summary: 'The district, towns and education groups whose reports I may open',
  reply: AreaList,
});

export const readAreaReport = route({
  id: 'read-area-report',
  method: 'get',
  path: '/api/areas/:areaId/report',
  access: { roles: ['officer'], act: 'read', on: 'area', detail: 'aggregate' },
  summary:
    'A district, town or education group in one term: participation, coverage, distributions; small figures hidden',
  query: z.strictObject({ term: TermCode.optional() }),
  reply: AreaReport,
});

export const exportAreaReport = route({
  id: 'export-area-report',
  method: 'get',
  path: '/api/areas/:areaId/report/file',
  access: { roles: ['officer'], act: 'read', on: 'area', detail: 'aggregate' },
  summary: 'The same report as a file: CSV or XLSX',
  query: ReportFile,
  download: 'table',
  reply: FileReply,
});
