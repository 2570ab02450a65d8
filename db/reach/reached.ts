import type { Span } from '../../server/core/calendar/spans.ts';
import type { AreaKind, Stage } from '../schema/org.ts';
import type { GrantRole } from '../schema/people.ts';

declare const reached: unique symbol;

/** A row found inside the asker's reach: holding it is the permission. Only db/reach makes one. */
export type Reached<Kind extends string, Row> = Row & { readonly [reached]: Kind; readonly by: ReachedBy };

/** The grant that reached it. */
export type ReachedBy = { readonly role: GrantRole; readonly startsOn: string; readonly endsOn: string | null };

export type ClassRow = {
  readonly id: string;
  readonly schoolId: string;
  readonly districtId: string;
  readonly stage: Stage;
  readonly entryYear: number;
  readonly number: number;
  readonly schoolName: string;
  readonly schoolNameEn: string;
};
export type SchoolRow = {
  readonly id: string;
  readonly districtId: string;
  readonly name: string;
  readonly nameEn: string;
  /** The last day it was open; null while it goes on. */
  readonly lastDay: string | null;
};
export type AreaRow = {
  readonly id: string;
  readonly districtId: string;
  readonly kind: AreaKind;
  readonly path: string;
  readonly name: string;
  readonly nameEn: string;
};
/** The days that a child's stay in a class and a grant on that class have in common; `held` are those of the grant. */
export type Window = Span & { readonly classId: string; readonly termId: string; readonly held: Span };
/**
 * `schoolId` is the school whose records may be seen; null for the family, who sees those of every school. `within` is null where all of them
 * may be, else what was recorded in a class on days of a window.
 */
export type PupilRow = {
  readonly id: string;
  readonly name: string;
  readonly districtId: string;
  readonly schoolId: string | null;
  readonly within: readonly Window[] | null;
};
export type ActivityRow = {
  readonly id: string;
  readonly schoolId: string;
  readonly classId: string;
  readonly termId: string;
  readonly happenedOn: string;
  readonly authorId: string;
  readonly withdrawnAt: number | null;
};
export type MarkRow = {
  readonly id: string;
  readonly schoolId: string;
  readonly activityId: string;
  readonly pupilId: string;
  readonly classId: string;
  readonly termId: string;
  readonly rubricId: string;
  readonly dimension: string;
  readonly indicatorId: string;
  readonly raterId: string;
  readonly happenedOn: string;
  readonly version: number;
  readonly isWithdrawn: boolean;
};

/** The days of the grants on a class, for what is recorded in it, each with its role; null where the class is reached through its school. */
export type HeldDays = readonly (Span & { readonly role: GrantRole })[] | null;
export type ReachedClass = Reached<'class', ClassRow & { readonly days: HeldDays }>;
export type ReachedSchool = Reached<'school', SchoolRow>;
export type ReachedPupil = Reached<'pupil', PupilRow>;
/** Its days are those of its class. */
export type ReachedActivity = Reached<'activity', ActivityRow & { readonly days: HeldDays }>;
export type ReachedMark = Reached<'mark', MarkRow>;

export type ReachedArea = Reached<'area', AreaRow>;

export type ReachedTarget = {
  class: ReachedClass;
  school: ReachedSchool;
  pupil: ReachedPupil;
  activity: ReachedActivity;
  mark: ReachedMark;
  area: ReachedArea;
};
