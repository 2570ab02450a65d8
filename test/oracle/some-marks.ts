import type { FactValue } from './facts.ts';
import type { Lane } from './lane.ts';
import { bandOf, RUBRICS } from './oracle.ts';
import { someValue } from './some-value.ts';
import { termAt, termOn } from './stays.ts';

const DAY = 86_400_000;
const FITNESS = 'health.h1';
export const FIRST_DAY = '2026-09-01';
export const dayAfter = (day: string, n: number) => new Date(Date.parse(day) + n * DAY).toISOString().slice(0, 10);

function someDayFrom({ chance }: Lane, first: string, last: string): string {
  return dayAfter(first, chance.below((Date.parse(last) - Date.parse(first)) / DAY + 1));
}

/** Mostly of the term that runs; some of the holidays before, which are the autumn's, and some that are entered very late. */
export function someDay(lane: Lane): string {
  const today = lane.at.today();
  const x = lane.chance.next();
  const holidays = dayAfter(termAt('2026-2027-1').endsOn, 1);
  const spring = termAt('2026-2027-2').startsOn;
  if (today > holidays && x < 0.25) return someDayFrom(lane, holidays, today < spring ? today : dayAfter(spring, -1));
  const running = termOn(today);
  return someDayFrom(lane, x < 0.4 || !running ? FIRST_DAY : termAt(running).startsOn, today);
}

export function some<T>({ chance }: Lane, list: readonly T[], most: number): T[] {
  const start = chance.below(list.length);
  const n = 1 + chance.below(Math.min(most, list.length));
  return Array.from({ length: n }, (_, index) => list[(start + index) % list.length] as T);
}

export function valueFor(lane: Lane, { indicatorId, pupilId }: { indicatorId: string; pupilId: string }): FactValue {
  const indicator = RUBRICS.flatMap((rubric) => rubric.indicators).find((one) => one.id === indicatorId);
  if (!indicator || lane.chance.next() < 0.08) return { kind: 'observation' };
  const turn = lane.measured.get(pupilId) ?? 0;
  if (indicatorId === FITNESS) lane.measured.set(pupilId, turn + 1);
  return someValue(indicator, { grade: lane.at.grade, turn }, lane.chance);
}

/** Fitness more often than the rest, and of few, for a pupil must have done every item before they say anything. */
export function someIndicators(lane: Lane): string[] {
  if (lane.chance.next() < 0.25) return [FITNESS, 'health.b1'];
  const { grade } = lane.at;
  const offered = RUBRICS.flatMap((rubric) =>
    rubric.indicators.filter((one) => one.gradeBands.includes(bandOf(rubric, grade))).map((one) => one.id),
  );
  return some(lane, offered, 3);
}

/** Something that a teacher may log: of those who were there on the day, the first half more often. */
export function someActivity(lane: Lane) {
  const { stays, classId } = lane.at;
  const { chance } = lane;
  const happenedOn = someDay(lane);
  const there = stays.thereOn(classId, happenedOn);
  const marks = someIndicators(lane).flatMap((indicatorId, _at, all) => {
    const few = all.includes(FITNESS) ? there.slice(0, 2) : there.slice(0, there.length / 2);
    return some(lane, all.includes(FITNESS) || chance.next() < 0.8 ? few : there, 3).map((pupilId) => ({
      ...{ pupilId, indicatorId },
      value: valueFor(lane, { indicatorId, pupilId }),
    }));
  });
  return {
    title: `活动 ${chance.below(1000)}`,
    happenedOn,
    visibility: chance.pick(['family', 'family', 'family', 'staff'] as const),
    marks,
  };
}

/** A pupil of the class, sooner or later, and a day on which it was not there; undefined where all always were. */
export function someAbsence(lane: Lane) {
  const { stays, classId } = lane.at;
  for (let tried = 0; tried < 40; tried++) {
    const [day, pupilId] = [someDay(lane), lane.chance.pick(stays.everIn(classId))];
    const code = stays.absence(classId, pupilId, day);
    if (code) return { day, pupilId, code };
  }
  return undefined;
}
