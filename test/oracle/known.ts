import type { Fact, FactValue } from './facts.ts';
import type { Absence, Stays } from './stays.ts';
import { termOn } from './stays.ts';

export type KnownMark = {
  readonly id: string;
  readonly activityId: string;
  readonly pupilId: string;
  readonly indicatorId: string;
  readonly value: FactValue;
  readonly raterId: string;
  readonly enteredOn: string;
  readonly version: number;
  /** Who took it away, by what, and in which act; null while it stands. */
  readonly taken: {
    readonly by: 'detachment' | 'grid' | 'withdrawal';
    readonly whoId: string;
    readonly at: number;
  } | null;
};

export type KnownActivity = {
  readonly id: string;
  readonly authorId: string;
  readonly title: string;
  readonly happenedOn: string;
  readonly visibility: 'family' | 'staff';
  readonly version: number;
  readonly isWithdrawn: boolean;
};

/** What there is of one class, according to the replies alone. */
export class Known {
  readonly #marks = new Map<string, KnownMark>();
  readonly #activities = new Map<string, KnownActivity>();

  get marks(): KnownMark[] {
    return [...this.#marks.values()];
  }

  get activities(): KnownActivity[] {
    return [...this.#activities.values()];
  }

  activity(id: string): KnownActivity {
    const found = this.#activities.get(id);
    if (!found) throw new Error('an activity that nobody made');
    return found;
  }

  marksOf(activityId: string): KnownMark[] {
    return this.marks.filter((mark) => mark.activityId === activityId);
  }

  standingOf(activityId: string): KnownMark[] {
    return this.marksOf(activityId).filter((mark) => mark.taken === null);
  }

  putActivity(activity: KnownActivity) {
    this.#activities.set(activity.id, activity);
  }

  putMark(mark: KnownMark) {
    this.#marks.set(mark.id, mark);
  }

  takeAway(marks: readonly KnownMark[], taken: NonNullable<KnownMark['taken']>) {
    for (const mark of marks) this.putMark({ ...mark, version: mark.version + 1, taken });
  }

  /** Marks that stand; day, term and reader are those of their activity. */
  get facts(): Fact[] {
    return this.marks.flatMap((mark) => {
      if (mark.taken !== null) return [];
      const { happenedOn, visibility } = this.activity(mark.activityId);
      const term = termOn(happenedOn) ?? '';
      const { id, pupilId, indicatorId, value, raterId, enteredOn } = mark;
      return { id, pupilId, term, indicatorId, value, raterId, happenedOn, enteredOn, visibility };
    });
  }
}

/** Why some pupils may not have marks on a day, each reason once: as a refusal names them. */
export function absences(stays: Stays, classId: string, pupilIds: readonly string[], day: string): string {
  const codes = new Set<Absence>();
  for (const pupilId of pupilIds) {
    const code = stays.absence(classId, pupilId, day);
    if (code) codes.add(code);
  }
  return [...codes].sort().join();
}
