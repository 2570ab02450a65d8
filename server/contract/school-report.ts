import { z } from 'zod';
import { SENTENCE_KEYS } from '../core/reports/sentences.ts';
import { ERRORS_FROM } from '../core/scoring/dimension-score.ts';
import { ImprovementActions } from './improvement.ts';
import { route } from './route.ts';
import { SchoolFindings } from './school-findings.ts';
import { SchoolMonitoring } from './school-monitoring.ts';
import { Bilingual, ClassName, Day, Dimension, FileReply, LevelCounts, Term, TermCode, Time, Why } from './words.ts';

/** One group of pupils in one dimension. Scores are on 0–100. Staff who may open the pupils see every group, with its n. */
export const GroupResult = z.strictObject({
  dimension: Dimension,
  /** Enrolled pupils; those with any record this term; those with a score ('ok' or 'provisional'); those with an 'ok' one. */
  pupils: z.int(),
  noticed: z.int(),
  scored: z.int(),
  ok: z.int(),
  /** Mean of the scored pupils, their spread (SD), and the 95 % interval of the mean from rating error alone. */
  mean: z.number().nullable(),
  sd: z.number().nullable(),
  lo: z.number().nullable(),
  hi: z.number().nullable(),
  errorsFrom: z.enum(ERRORS_FROM),
  levels: LevelCounts,
  records: z.int(),
  /** Share of records entered within 7 days of happening. */
  freshShare: z.number().nullable(),
});

/** One week by its Monday: how many of its five workdays are free and what they are called; records that happened in it. */
export const ReportWeek = z.strictObject({
  week: Day,
  daysOff: z.int().min(0).max(5),
  holiday: z.string().nullable(),
  records: z.int(),
  /** Of these, entered within 7 days of happening. */
  fresh: z.int(),
});

/** What a report says of itself (docs/methods.md §10): a whole sentence for each key, always all of them. */
export const ReportSentences = z.array(z.strictObject({ key: z.enum(SENTENCE_KEYS), ...Bilingual.shape }));

/** As a file: CSV, or a workbook with a sheet a table, in the reader's language; figures rounded as on screen. */
export const ReportFile = z.strictObject({
  term: TermCode.optional(),
  format: z.enum(['csv', 'xlsx']),
  lang: z.enum(['zh', 'en']).default('zh'),
});

/** The same on paper. */
export const ReportPaper = z.strictObject({ term: TermCode.optional(), lang: z.enum(['zh', 'en']).default('zh') });

export const SchoolReport = z
  .strictObject({
    school: z.strictObject({ schoolId: z.string(), name: Bilingual }),
    term: Term,
    terms: z.array(Term),
    asOf: Time,
    methodVersion: z.string(),
    why: Why,
    /** Ratings of different classes come from different teachers: own trend only, until a moderation links them. */
    comparability: z.literal('own-trend-only'),
    pupils: z.int(),
    classes: z.int(),
    records: z.int(),
    findings: SchoolFindings,
    actions: ImprovementActions,
    overall: z.array(GroupResult),
    grades: z.array(z.strictObject({ grade: z.int(), results: z.array(GroupResult) })),
    byClass: z.array(z.strictObject({ class: ClassName, results: z.array(GroupResult) })),
    /** Pupils without a single record this term, in any dimension. */
    participation: z.strictObject({
      pupils: z.int(),
      silent: z.int(),
      grades: z.array(z.strictObject({ grade: z.int(), pupils: z.int(), silent: z.int() })),
    }),
    /** From the term's first week to its last or this one. `pupils` had a record of that dimension in the week. */
    weeks: z.array(
      z.strictObject({
        ...ReportWeek.shape,
        dimensions: z.array(
          z.strictObject({ dimension: Dimension, records: z.int(), fresh: z.int(), pupils: z.int() }),
        ),
      }),
    ),
    monitoring: SchoolMonitoring,
    sentences: ReportSentences,
  })
  .meta({ id: 'SchoolReport' });
export type SchoolReport = z.output<typeof SchoolReport>;
export type GroupResult = z.output<typeof GroupResult>;

export const readSchoolReport = route({
  id: 'read-school-report',
  method: 'get',
  path: '/api/schools/:schoolId/report',
  access: { roles: ['principal', 'school-office'], act: 'read', on: 'school', detail: 'aggregate' },
  summary: 'The school in one term: dimension by grade, distributions, coverage and freshness, class by class',
  query: z.strictObject({ term: TermCode.optional() }),
  reply: SchoolReport,
});

export const exportSchoolReport = route({
  id: 'export-school-report',
  method: 'get',
  path: '/api/schools/:schoolId/report/file',
  access: { roles: ['principal', 'school-office'], act: 'read', on: 'school', detail: 'aggregate' },
  summary: 'The same report as a file: CSV or XLSX',
  query: ReportFile,
  download: 'table',
  reply: FileReply,
});

export const printSchoolReport = route({
  id: 'print-school-report',
  method: 'get',
  path: '/api/schools/:schoolId/report/paper',
  access: { roles: ['principal', 'school-office'], act: 'read', on: 'school', detail: 'aggregate' },
  summary: 'The same report as PDF: two pages of A4 at most, for a meeting or a file',
  query: ReportPaper,
  download: 'document',
  reply: FileReply,
});
