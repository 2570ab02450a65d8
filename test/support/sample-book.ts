import type { Book, BookProfile, BookRecord } from '../../server/book/book.ts';
import { readProfile } from '../../server/contract/child-profile.ts';
import { DIMENSIONS, type Dimension } from '../../server/contract/words.ts';
import { sampleEmblem } from './sample-emblem.ts';

const both = (zh: string, en: string) => ({ zh, en });
const SCALE = ['A', 'B', 'C', 'D'];
const ASKED = ['2025-2026-1', '2025-2026-2', '2026-2027-1'];

type Wanted = {
  readonly language?: 'zh' | 'en';
  readonly name?: string;
  /** How much there is: everything, nothing at all, or everything as long as it may be. */
  readonly much?: 'all' | 'nothing' | 'long';
  readonly photos?: number;
  readonly awards?: number;
};

/** A made-up book: six dimensions of eight indicators, as many records as are wanted. */
export function sampleBook({
  language = 'zh',
  name = '麦冬阳',
  much = 'all',
  photos = 0,
  awards = 0,
}: Wanted = {}): Book {
  const isEmpty = much === 'nothing';
  const long = (zh: string) => (much === 'long' ? zh.repeat(12) : zh);
  const dimensions = DIMENSIONS.map((dimension, at) => resultOf(dimension, at, isEmpty, long));
  const records = isEmpty
    ? []
    : DIMENSIONS.flatMap((dimension, at) => [0, 1, 2].map((n) => recordOf(dimension, at * 3 + n, long)));
  const pictured = records.map((one, at) =>
    at < photos ? { ...one, photos: [{ photoId: `photo-${at}`, width: 1600, height: 1200 }] } : one,
  );
  const won = Array.from({ length: awards }, (_, at) => awardOf(at, long));
  const strengths = isEmpty
    ? []
    : dimensions.slice(0, 2).map((one, at) => ({
        dimension: one.dimension,
        indicatorId: `i-${at}`,
        title: both(long('手工制作'), long('Making things by hand ')),
        descriptor: both(long('能按步骤做完，并说出为什么。'), long('Finishes step by step and says why. ')),
        records: 3,
        evidence: recordOf(one.dimension, 40 + at, long),
      }));
  const profile: BookProfile = {
    pupil: { pupilId: 'pupil', name, apart: null },
    class: { classId: 'class', grade: 4, number: 1 },
    schoolName: both(long('青禾小学'), long('Qinghe Primary School ')),
    term: { code: '2026-2027-1', startsOn: '2026-09-01', endsOn: '2027-01-22', isCurrent: true },
    terms: [],
    asOf: Date.UTC(2026, 10, 10, 4),
    methodVersion: 'score-4',
    dimensions,
    headline: isEmpty ? { kind: 'nothing-yet' } : { kind: 'good', dimensions: DIMENSIONS, records: 18 },
    strengths,
    atHome: isEmpty
      ? { kind: 'too-little' }
      : {
          kind: 'idea',
          dimension: 'labour',
          indicatorId: 'i-2',
          title: both('整理与收纳', 'Tidying and storage'),
          idea: both(long('睡前一起把明天的书包整理好。'), long('Pack the school bag together before bed. ')),
        },
    growth: isEmpty ? [] : DIMENSIONS.map((dimension) => ({ dimension, points: ASKED.map(pointOf) })),
  };
  readProfile.reply.parse({
    ...{
      audience: 'family',
      series: [],
      arranged: [],
      recent: [],
      photoConsent: null,
      noticeUntil: null,
      toConfirm: null,
    },
    why: { role: 'guardian', place: both(name, name), from: '2026-09-01', to: null },
    ...profile,
  });
  return { profile, language, records: [...pictured, ...won], nextTerm: null, emblem: sampleEmblem(much === 'long') };
}

function resultOf(dimension: Dimension, at: number, isEmpty: boolean, long: (zh: string) => string) {
  const score = 80 + at / 7;
  return {
    dimension,
    rubricTitle: both('量规', 'Rubric'),
    rubricVersion: 1,
    status: isEmpty ? ('insufficient_evidence' as const) : ('ok' as const),
    score: isEmpty ? null : score,
    se: isEmpty ? null : 4,
    errorStatus: isEmpty ? ('none' as const) : ('estimated' as const),
    errorsFrom: 'default' as const,
    lo: isEmpty ? null : score - 8,
    hi: isEmpty ? null : score + 8,
    level: isEmpty ? null : 'B',
    levelLabel: isEmpty ? null : both('良好', 'Good'),
    bonus: 0,
    records: isEmpty ? 0 : 3,
    ratings: isEmpty ? 0 : 3,
    raters: isEmpty ? 0 : 2,
    weightShare: isEmpty ? 0 : 0.8,
    freshShare: null,
    lastOn: isEmpty ? null : '2026-11-02',
    levels: SCALE.map((level, n) => ({ level, count: isEmpty ? 0 : n + 1 })),
    change: isEmpty
      ? null
      : { term: '2025-2026-2', verdict: 'within-error' as const, before: 81, now: 82, smallest: 15, indicators: 5 },
    needed: null,
    toBeChecked: false,
    indicators: Array.from({ length: 8 }, (_, n) => ({
      indicatorId: `${dimension}.${n}`,
      title: both(long(`第${n + 1}项`), long(`Indicator ${n + 1} `)),
      weight: 10,
      value: isEmpty ? null : 85,
      lo: null,
      hi: null,
      level: isEmpty || n > 5 ? null : 'B',
      byOwnGoal: false,
      bonus: 0,
      toBeChecked: false,
      missing: isEmpty || n === 7 ? ('no-marks' as const) : null,
      records: isEmpty ? 0 : 1,
      fact: !isEmpty && n === 6 ? { kind: 'attendance' as const, amount: 19, held: 20, said: null } : null,
    })),
  };
}

const pointOf = (term: string, at: number) => ({
  term,
  grade: 3 + Math.ceil(at / 2),
  schoolName: both('青禾小学', 'Qinghe Primary School'),
  rubricVersion: 1,
  value: at === 1 ? null : 75 + at * 5,
  lo: at === 1 ? null : 65 + at * 5,
  hi: at === 1 ? null : 85 + at * 5,
  records: 5,
  ratings: 5,
  raters: 2,
  errorsFrom: 'default' as const,
  isJoined: false,
  apart: null,
});

function recordOf(dimension: Dimension, at: number, long: (zh: string) => string): BookRecord {
  return {
    markId: `mark-${at}`,
    version: 1,
    activityId: `activity-${at}`,
    title: long(`活动${at}`),
    happenedOn: `2026-10-${String(10 + (at % 20)).padStart(2, '0')}`,
    enteredAt: 0,
    isLate: false,
    amended: null,
    place: null,
    organiser: null,
    activityNote: null,
    dimension,
    indicatorId: `${dimension}.0`,
    indicatorTitle: both(long('第1项'), long('Indicator 1 ')),
    value: { kind: 'level', level: 'A' },
    levelLabel: both('优秀', 'Excellent'),
    ratedBy: 'staff',
    byOwnGoal: false,
    task: null,
    contributed: null,
    measured: null,
    note: long(`看到的第${at}件事。`),
    author: { name: '甘棠', role: 'homeroom' },
    photos: [],
  };
}

const awardOf = (at: number, long: (zh: string) => string): BookRecord => ({
  ...recordOf('arts', 60 + at, long),
  value: { kind: 'award', level: 'district', rank: 'first', role: 'core', work: long(`作品${at}`).slice(0, 80) },
  levelLabel: null,
});
