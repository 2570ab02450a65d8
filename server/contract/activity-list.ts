import { z } from 'zod';
import { Author } from './evidence.ts';
import { route } from './route.ts';
import {
  Apart,
  Cursor,
  Day,
  Dimension,
  MarkValue,
  PhotoRef,
  RatedBy,
  SearchWords,
  Term,
  TermCode,
  Time,
} from './words.ts';

const staff = ['teacher', 'homeroom', 'school-office', 'principal'] as const;

/** What an activity said before it was amended last, by whom and why. */
const Amended = z
  .strictObject({
    at: Time,
    by: z.string(),
    reason: z.string(),
    before: z.strictObject({
      title: z.string(),
      happenedOn: Day,
      place: z.string().nullable(),
      organiser: z.string().nullable(),
      note: z.string().nullable(),
      visibility: z.enum(['staff', 'family']),
    }),
  })
  .meta({ id: 'Amended' });

export const listActivities = route({
  id: 'list-activities',
  method: 'post',
  path: '/api/classes/:classId/activities/search',
  access: { roles: staff, act: 'read', on: 'class', detail: 'individual' },
  sees: 'record',
  summary: 'What was logged for this class, latest first (20 a page), each with its marks',
  body: z
    .strictObject({
      term: TermCode.optional(),
      cursor: Cursor.optional(),
      /** Words in its title, place, organiser or note. */
      query: SearchWords.optional(),
      dimension: Dimension.optional(),
      /** 'me': only what I logged. */
      by: z.literal('me').optional(),
    })
    .meta({ id: 'ActivitiesWanted' }),
  reply: z
    .strictObject({
      term: Term,
      next: Cursor.nullable(),
      activities: z.array(
        z.strictObject({
          activityId: z.string(),
          version: z.int(),
          title: z.string(),
          happenedOn: Day,
          enteredAt: Time,
          /** Entered when another term had begun. */
          isLate: z.boolean(),
          amended: Amended.nullable(),
          /** Whether I may amend or withdraw it. */
          mayAmend: z.boolean(),
          place: z.string().nullable(),
          organiser: z.string().nullable(),
          baseId: z.string().nullable(),
          note: z.string().nullable(),
          visibility: z.enum(['staff', 'family']),
          author: Author,
          isMine: z.boolean(),
          /** When the family of the child sent it first; its author approved it. Null for what staff recorded. */
          contributedAt: Time.nullable(),
          /** Photos that may be shown now; and how many are held back until a guardian agrees (again). */
          photos: z.array(PhotoRef),
          photosHeldBack: z.int(),
          /** Set when it was withdrawn: it stays here, struck out, and counts nowhere. */
          withdrawn: z.strictObject({ at: Time, by: z.string(), reason: z.string() }).nullable(),
          marks: z.array(
            z.strictObject({
              markId: z.string(),
              version: z.int(),
              pupilId: z.string(),
              pupilName: z.string(),
              apart: Apart,
              indicatorId: z.string(),
              value: MarkValue,
              /** Who gave it: staff, the child itself, or its family. */
              ratedBy: RatedBy,
              note: z.string().nullable(),
              /** The task of a series that was done. */
              task: z.string().nullable(),
            }),
          ),
          /** Pupils who were taken out of it again: nothing of theirs counts here. */
          detached: z.array(
            z.strictObject({
              pupilId: z.string(),
              pupilName: z.string(),
              apart: Apart,
              at: Time,
              by: z.string(),
              reason: z.string(),
            }),
          ),
        }),
      ),
    })
    .meta({ id: 'ActivityList' }),
});
