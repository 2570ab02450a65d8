import { z } from 'zod';
import { ClassRubric } from './evidence.ts';
import { route } from './route.ts';
import { Apart, Bilingual, ClassName, ClientId, Day, Term, text, Why } from './words.ts';

const teachers = ['teacher', 'homeroom'] as const;

/** Why nothing may be recorded for a class on a day: it has not come yet, lies before the first term, or outside the own grant's days. */
export const DAY_FAULTS = ['day.future', 'day.none', 'day.not-yours'] as const;

/**
 * Why a mark is refused. Of a pupil: comes to the class later, has left it, never was in it in that term, is exempt from it. Of an indicator: the term's
 * rubrics have none such for the grade, or the school does not offer it. `path` says which mark; pages have words for each code.
 */
export const MARK_FAULTS = [
  'pupil.not-yet',
  'pupil.left',
  'pupil.never',
  'pupil.exempt',
  'indicator.none',
  'value.misfit',
  'mark.twice',
  'mark.not-yours',
  'mark.own-view',
] as const;
export type MarkFault = (typeof MARK_FAULTS)[number];

export const readClassDay = route({
  id: 'read-class-day',
  method: 'get',
  path: '/api/classes/:classId/days/:day',
  access: { roles: teachers, act: 'read', on: 'class', detail: 'individual' },
  summary: 'What may be recorded for a class on a day: who was there, and the rubrics of the term the day belongs to',
  reply: z
    .strictObject({
      class: ClassName,
      schoolName: Bilingual,
      term: Term,
      on: Day,
      /** The day belongs to a term that is over: what is recorded now is marked as a late entry. */
      isLate: z.boolean(),
      /** The last day of the notice that runs over the records of that term: until then nothing is recorded in it. */
      noticeUntil: Day.nullable(),
      /** Something of the class's term is filed: a correction alone opens it. */
      isFiled: z.boolean(),
      why: Why,
      /** Who was in the class on that day, those who have left since among them. */
      pupils: z.array(
        z.strictObject({
          pupilId: z.string(),
          name: z.string(),
          apart: Apart,
          /** Records of that term, and the day of the last: who has not been noticed lately. */
          records: z.int(),
          lastOn: Day.nullable(),
          /** Whether a guardian allows photos in which the child can be recognised; nobody asked is no. */
          photoConsent: z.boolean(),
        }),
      ),
      /** Who is in the class in that term, and was not on that day: from and to are those of the nearest stay. */
      away: z.array(
        z.strictObject({
          pupilId: z.string(),
          name: z.string(),
          apart: Apart,
          from: Day,
          to: Day.nullable(),
          why: z.enum(['not-yet', 'left']),
        }),
      ),
      rubrics: z.array(ClassRubric),
    })
    .meta({ id: 'ClassDay' }),
});

export const amendActivity = route({
  id: 'amend-activity',
  method: 'put',
  path: '/api/activities/:activityId',
  access: { roles: teachers, act: 'write', on: 'activity', detail: 'individual' },
  summary:
    'Amend what an activity says: a new version, the old one is kept; its marks move with the day. Its author or the homeroom teacher',
  body: z
    .strictObject({
      clientId: ClientId,
      /** The version that was on the screen; if somebody amended it meanwhile the answer is 409 stale. */
      version: z.int().min(1),
      title: text(80),
      happenedOn: Day,
      place: text(80).nullable(),
      organiser: text(80).nullable(),
      baseId: z.string().min(1).max(64).nullable(),
      note: text(2000).nullable(),
      visibility: z.enum(['staff', 'family']),
      reason: text(200),
    })
    .meta({ id: 'ActivityAmendment' }),
  reply: z.strictObject({ activityId: z.string(), version: z.int(), marks: z.int() }).meta({ id: 'ActivityAmended' }),
});
