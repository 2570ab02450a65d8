import { z } from 'zod';
import { Author } from './evidence.ts';
import { WitnessAnswer } from './witness.ts';
import { Bilingual, Day, Dimension, MarkValue, PhotoRef, RatedBy, Time } from './words.ts';

/** One record of a child as its page shows it. */
export const EvidenceItem = z
  .strictObject({
    markId: z.string(),
    version: z.int(),
    activityId: z.string(),
    title: z.string(),
    happenedOn: Day,
    enteredAt: Time,
    /** Entered when another term had begun. */
    isLate: z.boolean(),
    /** When what the activity says was amended last, and the day it said at first where that was another. */
    amended: z.strictObject({ at: Time, firstDay: Day.nullable() }).nullable(),
    place: z.string().nullable(),
    organiser: z.string().nullable(),
    activityNote: z.string().nullable(),
    dimension: Dimension,
    indicatorId: z.string(),
    indicatorTitle: Bilingual,
    value: MarkValue,
    /** Who gave it: staff, the child itself, or its family. Of the last two `author` is who approved it. */
    ratedBy: RatedBy,
    levelLabel: Bilingual.nullable(),
    /** Rated by the child's own goal: say so beside the level. */
    byOwnGoal: z.boolean(),
    /** Of a measurement: what was measured, in which unit. */
    measured: z.strictObject({ title: Bilingual, unit: Bilingual }).nullable(),
    note: z.string().nullable(),
    /** The task of a series that was done. */
    task: Bilingual.nullable(),
    author: Author,
    /** The family added it: when it was sent first, and what the family says of it. `author` approved it, when it was entered. */
    contributed: z
      .strictObject({
        at: Time,
        hours: z.number().nullable(),
        reflection: z.string().nullable(),
        /** What somebody outside said of it, before it was approved. */
        witnesses: z.array(WitnessAnswer),
      })
      .nullable(),
    /** The activity's photos that this child is in, or that nobody can be recognised in. */
    photos: z.array(PhotoRef),
  })
  .meta({ id: 'EvidenceItem' });
