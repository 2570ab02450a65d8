import { ClassReport } from '../../server/contract/class-report.ts';
import { SchoolReport } from '../../server/contract/school-report.ts';
import { DIMENSIONS, type Dimension } from '../../server/contract/words.ts';
import { dayNumber, dayOf } from '../../server/core/calendar/days.ts';
import { RECORD_BANDS } from '../../server/core/reports/attention.ts';
import { SENTENCE_KEYS } from '../../server/core/reports/sentences.ts';
import type { ClassPaper, SchoolPaper } from '../../server/report-paper/report-paper.ts';
import { sampleEmblem } from './sample-emblem.ts';

/** How much there is: as usual, nothing at all, or everything as long and as many as it may be. */
export type Much = 'all' | 'nothing' | 'long';
type Wanted = { readonly language?: 'zh' | 'en'; readonly much?: Much };

const both = (zh: string, en: string) => ({ zh, en });
const ASKED_AT = Date.UTC(2026, 10, 10, 4);
const TERM = { code: '2026-2027-1', startsOn: '2026-09-01', endsOn: '2027-01-22', isCurrent: true };

const longer = (much: Much) => (said: string) => (much === 'long' ? said.repeat(12) : said);

const resultOf = (dimension: Dimension, much: Much, scored = 30) => {
  const has = much !== 'nothing' && scored > 0;
  return {
    dimension,
    pupils: 42,
    noticed: has ? 40 : 0,
    scored: has ? scored : 0,
    ok: has ? 20 : 0,
    mean: has ? 72 + DIMENSIONS.indexOf(dimension) * 5 : null,
    sd: has ? 9 : null,
    lo: has ? 65 : null,
    hi: has ? 98.5 : null,
    errorsFrom: much === 'long' ? ('district' as const) : ('default' as const),
    levels: ['A', 'B', 'C', 'D'].map((level, at) => ({ level, count: has ? at * 3 + 1 : 0 })),
    records: has ? 120 : 0,
    freshShare: has ? 0.82 : null,
  };
};

const weeksOf = (much: Much) =>
  Array.from({ length: much === 'long' ? 24 : 10 }, (_, at) => ({
    week: dayOf(dayNumber('2026-08-31') + at * 7),
    daysOff: at === 4 ? 5 : 0,
    holiday: at === 4 ? '国庆节' : null,
    records: much === 'nothing' || at === 4 ? 0 : 20 + at,
    fresh: much === 'nothing' || at === 4 ? 0 : 15,
    pupils: much === 'nothing' || at === 4 ? 0 : 10 + at,
  }));

const sentencesOf = (much: Much) =>
  SENTENCE_KEYS.map((key) => ({
    key,
    ...both(longer(much)(`关于${key}的一句话。`), longer(much)(`What is to be known of ${key}. `)),
  }));

const head = {
  term: TERM,
  terms: [TERM],
  asOf: ASKED_AT,
  methodVersion: 'score-4',
  comparability: 'own-trend-only' as const,
};

/** A made-up class of 42. */
export function sampleClass({ language = 'zh', much = 'all' }: Wanted = {}): ClassPaper {
  const long = longer(much);
  const isEmpty = much === 'nothing';
  const children = Array.from({ length: much === 'long' ? 60 : 3 }, (_, at) => ({
    pupilId: `pupil-${at}`,
    name: much === 'long' ? `阿依古丽·麦冬阳${at}号` : `麦冬${'阳晴雨'[at % 3]}`,
    apart: null,
    lastOn: at === 0 ? null : '2026-09-07',
  }));
  const report: ClassReport = {
    ...head,
    class: { classId: 'class', grade: 4, number: 1 },
    schoolName: both(long('青禾小学'), long('Qinghe Primary School ')),
    why: { role: 'homeroom', place: both('四(1)班', 'Class 4(1)'), from: '2026-09-01', to: null },
    pupils: 42,
    noticed: isEmpty ? 0 : 40,
    thisWeek: isEmpty ? 0 : 17,
    records: isEmpty ? 0 : 1234,
    freshShare: isEmpty ? null : 0.82,
    isOver: false,
    unseen: isEmpty ? [] : children,
    attention: {
      bands: RECORD_BANDS.map(({ from, to }, at) => ({ from, to, pupils: isEmpty ? (at === 0 ? 42 : 0) : at * 4 + 1 })),
      far: isEmpty ? null : { atMost: 2, median: 9.5 },
      least: isEmpty ? [] : children,
    },
    dimensions: DIMENSIONS.map((dimension, at) => ({
      dimension,
      result: resultOf(dimension, much, at === 5 && much !== 'long' ? 0 : 30),
      withBonus: much === 'long' ? 12 : 0,
      unseen: [],
      indicators: Array.from({ length: 12 }, (_, n) => ({
        indicatorId: `${dimension}.${n}`,
        title: both(long(`第${n + 1}项`), long(`Indicator ${n + 1} `)),
        weight: 8,
        pupils: much === 'long' || isEmpty || n % 3 === 0 ? 0 : 30,
        records: 30,
        lastOn: null,
      })),
    })),
    weeks: weeksOf(much),
    sentences: sentencesOf(much),
  };
  return {
    kind: 'class',
    report: ClassReport.parse(report),
    language,
    by: long('甘棠'),
    emblem: sampleEmblem(much === 'long'),
  };
}

const gapOf = (difference: number) => ({
  status: 'ok' as const,
  boys: 300,
  girls: 300,
  ofBoys: 0.9,
  ofGirls: 0.8,
  difference,
  lo: difference - 0.05,
  hi: difference + 0.05,
});
const controlOf = (much: Much) => ({
  status: 'ok' as const,
  terms: 3,
  points: [{ week: '2026-09-07', n: 30, value: 0.5, usual: 0.6, lo: 0.55, hi: 0.7, side: 'below' as const }],
  signals:
    much === 'long'
      ? Array.from({ length: 9 }, (_, at) => ({
          from: dayOf(dayNumber('2026-09-07') + at * 14),
          to: dayOf(dayNumber('2026-09-07') + at * 14),
          side: 'below' as const,
        }))
      : [],
});

/** A made-up school: six grades of three classes; a long one has twelve grades of five. */
export function sampleSchool({ language = 'zh', much = 'all' }: Wanted = {}): SchoolPaper {
  const long = longer(much);
  const isEmpty = much === 'nothing';
  const grades = Array.from({ length: much === 'long' ? 12 : 6 }, (_, at) => at + 1);
  const perGrade = much === 'long' ? 5 : 3;
  const results = (grade: number) =>
    DIMENSIONS.map((dimension, at) => resultOf(dimension, much, at === 0 && grade === 2 ? 0 : 30));
  const spread = { p10: 1, p25: 3, p50: 7.5, p75: 12, p90: 20, medianLo: 6, medianHi: 9 };
  const attention = { pupils: 756, none: 12, status: 'ok' as const, ...spread };
  const report: SchoolReport = {
    ...head,
    school: { schoolId: 'school', name: both(long('青禾小学'), long('Qinghe Primary School ')) },
    why: { role: 'principal', place: both('青禾小学', 'Qinghe'), from: '2026-09-01', to: null },
    pupils: 756,
    classes: grades.length * perGrade,
    records: isEmpty ? 0 : 23_456,
    findings: isEmpty
      ? [{ kind: 'nothing-yet' }]
      : [
          { kind: 'unseen', pupils: 12, of: 756, classes: 3 },
          {
            kind: 'unnoticed',
            class: { classId: 'class', grade: 4, number: 1 },
            dimension: 'scitech',
            pupils: 30,
            of: 42,
          },
          { kind: 'gap', dimension: null, boys: 4.2, girls: 9.5 },
        ],
    actions: isEmpty
      ? []
      : Array.from({ length: much === 'long' ? 20 : 1 }, (_, at) => ({
          actionId: `action-${at}`,
          version: 1,
          term: TERM.code,
          about: { kind: 'noticed' as const, dimension: 'labour' as const, class: null },
          before: { value: 61, n: 756, on: '2026-10-01', week: 5 },
          now: { value: 70, n: 756, on: '2026-11-10', week: 11 },
          change: 'more' as const,
          text: long('每周三看一看谁还没有记录。').slice(0, 200),
          owner: '教务处',
          dueOn: '2026-12-01',
          isOverdue: false,
          status: 'open' as const,
          outcome: null,
          changedOn: '2026-10-02',
        })),
    overall: isEmpty ? [] : results(1),
    grades: isEmpty ? [] : grades.map((grade) => ({ grade, results: results(grade) })),
    byClass: isEmpty
      ? []
      : grades.flatMap((grade) =>
          Array.from({ length: perGrade }, (_, at) => ({
            class: { classId: `class-${grade}-${at}`, grade, number: at + 1 },
            results: results(grade),
          })),
        ),
    participation: {
      pupils: 756,
      silent: isEmpty ? 756 : 12,
      grades: grades.map((grade) => ({ grade, pupils: 126, silent: 2 })),
    },
    weeks: isEmpty
      ? []
      : weeksOf(much).map(({ pupils, ...week }) => ({
          ...week,
          dimensions: DIMENSIONS.map((dimension) => ({
            dimension,
            records: week.records,
            fresh: week.fresh,
            pupils,
          })),
        })),
    monitoring: {
      attention: { whole: attention, grades: [], classes: [] },
      gaps: {
        sexUnknown: much === 'long' ? 20 : 0,
        rows: [null, ...DIMENSIONS].map((dimension) => ({
          dimension,
          noticed: gapOf(0.1),
          records: gapOf(2),
          score: null,
          isUnequal: much === 'long',
        })),
      },
      control: { fresh: controlOf(much), records: controlOf(much) },
      reliability: { cutOffAt: null, methodVersion: null, dimensions: [] },
    },
    sentences: sentencesOf(much),
  };
  return {
    kind: 'school',
    report: SchoolReport.parse(report),
    language,
    by: long('祁校长'),
    emblem: sampleEmblem(much === 'long'),
  };
}
