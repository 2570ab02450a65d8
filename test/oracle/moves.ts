import { and, eq } from 'drizzle-orm';
import { derive } from '../../db/derive/derive.ts';
import { turnDay } from '../../db/derive/turn-day.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { DIMENSIONS } from '../../server/contract/words.ts';
import type { World } from '../support/world.ts';
import { type OracleStay, type Stays, TERM_CODES, type TermCode, termAt } from './stays.ts';

/** Class, grade, and who writes there: the four of one school, and one where the youngest band's weights hold. */
export const PLACES = [
  [1, 1, 1, 3],
  [1, 1, 2, 4],
  [1, 1, 3, 4],
  [1, 1, 4, 5],
  [1, 2, 1, 2],
] as const;

const [A, S] = ['2026-2027-1', '2026-2027-2'] as const;
const SEPTEMBER = termAt(A).startsOn;
const FEBRUARY = termAt(S).startsOn;
type In = readonly [at: number, term: TermCode, from: string, to: string | null];
type Move = readonly [at: number, n: number, stays: readonly In[]];

/**
 * The days of the year on which something is recorded, how many acts there are of each class, and who moves before: by place and number,
 * from 1, all the stays that pupil has now. A day to come is announced, and holds from that day on.
 */
export const PARTS: readonly { readonly today: string; readonly acts: number; readonly moves: readonly Move[] }[] = [
  {
    today: '2026-11-10',
    acts: 60,
    moves: [
      // Has left, and comes to no other; went to another class; was away for a month; comes next week; goes next week, to another class and for good.
      [2, 8, [[2, A, SEPTEMBER, '2026-10-15']]],
      [
        1,
        8,
        [
          [1, A, SEPTEMBER, '2026-10-25'],
          [2, A, '2026-10-26', null],
          [2, S, FEBRUARY, null],
        ],
      ],
      [
        3,
        1,
        [
          [3, A, SEPTEMBER, '2026-09-25'],
          [3, A, '2026-10-20', null],
          [3, S, FEBRUARY, null],
        ],
      ],
      [
        1,
        7,
        [
          [1, A, '2026-11-16', null],
          [1, S, FEBRUARY, null],
        ],
      ],
      [
        2,
        1,
        [
          [2, A, SEPTEMBER, '2026-11-17'],
          [3, A, '2026-11-18', null],
          [3, S, FEBRUARY, null],
        ],
      ],
      [4, 2, [[4, A, SEPTEMBER, '2026-11-17']]],
    ],
  },
  {
    today: '2026-11-24',
    acts: 35,
    moves: [
      // From today, one of them to a grade whose band has other weights.
      [
        3,
        2,
        [
          [3, A, SEPTEMBER, '2026-11-23'],
          [2, A, '2026-11-24', null],
          [2, S, FEBRUARY, null],
        ],
      ],
      [
        4,
        4,
        [
          [4, A, SEPTEMBER, '2026-11-23'],
          [3, A, '2026-11-24', null],
          [3, S, FEBRUARY, null],
        ],
      ],
    ],
  },
  {
    today: '2027-02-10',
    acts: 30,
    moves: [
      // In the holidays: comes back in spring; does not come back.
      [
        4,
        2,
        [
          [4, A, SEPTEMBER, '2026-11-17'],
          [4, S, '2027-03-08', null],
        ],
      ],
      [5, 8, [[5, A, SEPTEMBER, null]]],
    ],
  },
  {
    today: '2027-03-16',
    acts: 40,
    moves: [
      // Went a week ago; will be away for some days; will leave.
      [
        2,
        2,
        [
          [2, A, SEPTEMBER, null],
          [2, S, FEBRUARY, '2027-03-09'],
          [3, S, '2027-03-10', null],
        ],
      ],
      [
        1,
        1,
        [
          [1, A, SEPTEMBER, null],
          [1, S, FEBRUARY, '2027-03-31'],
          [1, S, '2027-04-12', null],
        ],
      ],
      [
        3,
        3,
        [
          [3, A, SEPTEMBER, null],
          [3, S, FEBRUARY, '2027-04-09'],
        ],
      ],
    ],
  },
  {
    today: '2027-04-20',
    acts: 35,
    // Said late: there are records of days on which the pupil was already elsewhere.
    moves: [
      [
        2,
        3,
        [
          [2, A, SEPTEMBER, null],
          [2, S, FEBRUARY, '2027-03-04'],
          [3, S, '2027-03-05', null],
        ],
      ],
    ],
  },
];

const placeOf = ({ place }: World, at: number) => {
  const [d = 0, s = 0, c = 0] = PLACES[at - 1] ?? [];
  return place(d, s, c);
};

/** Everybody stays both terms, as the seed says. */
export function seededStays(world: World, stays: Stays) {
  for (const at of PLACES.keys()) {
    const { classId, pupils } = placeOf(world, at + 1);
    const both = TERM_CODES.map((term) => ({ classId, term, from: termAt(term).startsOn, to: null }));
    for (const pupilId of pupils) stays.set(pupilId, both);
  }
}

/** A move as the roster makes it: the stays of the pupil, and the figures of all classes it leaves or comes to. */
export async function makeMoves(world: World, stays: Stays, { today, moves }: (typeof PARTS)[number]) {
  for (const [at, n, rows] of moves) {
    const { schoolId, pupils } = placeOf(world, at);
    const pupilId = pupils[n - 1] ?? '';
    const before = stays.of(pupilId);
    const after = rows.map(([to, term, from, until]) => ({
      classId: placeOf(world, to).classId,
      ...{ term, from, to: until },
    }));
    stays.set(pupilId, after);
    const classIds = [...before, ...after].map(({ classId }) => classId);
    await writeStays(world, { schoolId, pupilId, after });
    await bringUpToDate(world, { schoolId, pupilIds: [pupilId], classIds, today });
  }
}

async function writeStays(
  { store, seeded }: World,
  { schoolId, pupilId, after }: { schoolId: string; pupilId: string; after: readonly OracleStay[] },
) {
  const terms = seeded.districts[0]?.terms ?? [];
  const rows = after.map(({ classId, term, from, to }) => ({
    ...{ schoolId, pupilId, classId },
    id: `${pupilId}-${from}`,
    termId: terms.find(({ code }) => code === term)?.id ?? '',
    startsOn: from,
    endedOn: to,
    sourcedId: `${pupilId}-${from}`,
  }));
  await store.write(async (tx) => {
    const { enrolments } = unsafeTables(tx);
    await tx.delete(enrolments).where(and(eq(enrolments.schoolId, schoolId), eq(enrolments.pupilId, pupilId)));
    await tx.insert(enrolments).values(rows);
  });
}

type Touched = { schoolId: string; pupilIds: readonly string[]; classIds: readonly string[]; today: string };

async function bringUpToDate({ store, seeded }: World, touched: Touched) {
  const autumn = seeded.districts[0]?.terms.find(({ code }) => code === A);
  // What the autumn says moves the spring with it.
  await store.write((tx) => derive(tx, { ...touched, termId: autumn?.id ?? '', dimensions: DIMENSIONS }));
}

/** What was announced takes effect on its day, as the service says it when a day has begun. */
export async function turn({ store, seeded }: World, today: string) {
  await store.write(async (tx) => {
    for (const { id } of seeded.districts) await turnDay(tx, id, today);
  });
}
