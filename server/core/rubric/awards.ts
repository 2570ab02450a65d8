/** Of which rank the organiser is, from the widest. */
export const AWARD_LEVELS = [
  'international',
  'national',
  'provincial',
  'municipal',
  'district',
  'town',
  'school',
] as const;
export const AWARD_RANKS = ['special', 'first', 'second', 'third', 'merit', 'participation'] as const;
/** The pupil's part: alone, or in a team as one of its core, a member or a reserve. */
export const AWARD_ROLES = ['individual', 'core', 'member', 'reserve'] as const;

export type AwardLevel = (typeof AWARD_LEVELS)[number];
export type AwardRank = (typeof AWARD_RANKS)[number];
export type AwardRole = (typeof AWARD_ROLES)[number];

/** One award. `work` names the work or the event: of one work only the highest award counts. */
export type Award = {
  readonly level: AwardLevel;
  readonly rank: AwardRank;
  readonly role: AwardRole;
  readonly work: string;
};

/** How a rubric treats awards. No national document fixes points; Guangdong moves to recording only, so that is the default. */
export type AwardRules = {
  /** 'record-only': awards are facts without points, and `weightWhenRecordOnly` holds where an indicator has it. */
  readonly mode: 'record-only' | 'points';
  readonly points: { readonly [L in AwardLevel]: { readonly [R in AwardRank]: number } };
  /** 0–1, times the points. */
  readonly roleFactor: { readonly [R in AwardRole]: number };
  /** The most that the points of one school year may come to. */
  readonly capPerYear: number;
  /** Levels whose awards stay facts in points mode too, because a record cannot say whether the contest is on the public list. */
  readonly withoutPoints: readonly AwardLevel[];
};
