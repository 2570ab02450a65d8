import { z } from 'zod';
import { RosterChange } from './roster.ts';
import { route } from './route.ts';
import { Apart, Bilingual, ClassName, ClientId, Day, FileReply, nameText, Term, text } from './words.ts';

/** A homeroom teacher keeps the list of the own class; what concerns two classes, or the school, is the office's. */
const ofClass = ['homeroom', 'school-office', 'principal'] as const;

const NumberInClass = z.int().min(1).max(999).nullable();
/** Whoever sends this has read what it would do and wants it; without it a question is asked first (422). */
const isSure = z.boolean().default(false);

/** What was done, old to new: the sentences of an import. */
const Said = z
  .strictObject({ pupilId: z.string(), listed: z.array(RosterChange), listedOf: z.int() })
  .meta({ id: 'PupilChanged' });

/** 'here' today, 'coming' on a later day, or 'left' in this term. */
export const MEMBER_STATES = ['here', 'coming', 'left'] as const;

export const listMembers = route({
  id: 'list-members',
  method: 'get',
  path: '/api/classes/:classId/members',
  access: { roles: ofClass, act: 'read', on: 'class', detail: 'individual' },
  summary: 'Who is in a class this term, comes later or has left, from when to when, with the number in class',
  reply: z
    .strictObject({
      ...ClassName.shape,
      schoolId: z.string(),
      schoolName: Bilingual,
      term: Term,
      /** The first day that a new stay may begin on: today, or the first of the next term in the holidays; null where none is in the calendar. */
      firstDay: Day.nullable(),
      /** The school's other classes, for whoever may move a pupil; empty for a homeroom teacher. */
      others: z.array(ClassName),
      pupils: z.array(
        z.strictObject({
          pupilId: z.string(),
          name: z.string(),
          apart: Apart,
          numberInClass: NumberInClass,
          state: z.enum(MEMBER_STATES),
          from: Day,
          /** The last day, where one is said. */
          to: Day.nullable(),
        }),
      ),
    })
    .meta({ id: 'ClassMembers' }),
});

/** Nobody but the office that gave the numbers gets them back, a class at a time; each time is noted, with how many there were. */
export const exportStudentNumbers = route({
  id: 'export-student-numbers',
  method: 'get',
  path: '/api/classes/:classId/student-numbers',
  access: { roles: ['school-office'], act: 'read', on: 'class', detail: 'individual' },
  summary: 'The list of a class with its student numbers, as a workbook for the school office',
  query: z.strictObject({ lang: z.enum(['zh', 'en']).default('zh') }),
  download: 'table',
  reply: FileReply,
});

export const addPupil = route({
  id: 'add-pupil',
  method: 'post',
  path: '/api/classes/:classId/members',
  access: { roles: ofClass, act: 'write', on: 'class', detail: 'individual' },
  summary: 'A pupil comes into a class on a day; one whose student number is known keeps the record so far',
  body: z
    .strictObject({
      clientId: ClientId,
      name: nameText(300),
      sex: z.enum(['female', 'male']).nullable(),
      /** The national student number; null where nobody has it yet. */
      studentNumber: text(40).nullable(),
      numberInClass: NumberInClass,
      from: Day,
      /** A child of this name is there already, and this is another. */
      isSure,
    })
    .meta({ id: 'NewPupil' }),
  reply: Said,
});

export const returnPupil = route({
  id: 'return-pupil',
  method: 'post',
  path: '/api/classes/:classId/members/:pupilId/return',
  access: { roles: ofClass, act: 'write', on: 'class', detail: 'individual' },
  summary: 'Somebody who left the class is back on a day; the days between stay days away',
  body: z.strictObject({ clientId: ClientId, from: Day }).meta({ id: 'PupilReturn' }),
  reply: Said,
});

export const movePupils = route({
  id: 'move-pupils',
  method: 'post',
  path: '/api/classes/:classId/moves',
  access: { roles: ['school-office', 'principal'], act: 'write', on: 'class', detail: 'individual' },
  summary:
    'Pupils go into another class of the school on a day, one or a part of the class or all: all of them or none; records stay in the class they were made in',
  body: z
    .strictObject({
      clientId: ClientId,
      pupilIds: z.array(z.string().min(1).max(64)).min(1).max(100),
      toClassId: z.string().min(1).max(64),
      from: Day,
      isSure,
    })
    .meta({ id: 'PupilMoves' }),
  reply: Said.omit({ pupilId: true }).extend({ moved: z.int() }).meta({ id: 'PupilsMoved' }),
});

export const endStay = route({
  id: 'end-stay',
  method: 'put',
  path: '/api/classes/:classId/members/:pupilId/end',
  access: { roles: ofClass, act: 'write', on: 'class', detail: 'individual' },
  summary:
    'Say the last day of a pupil in the class; the record is kept (422 where there are records of later days, unless sure)',
  body: z.strictObject({ clientId: ClientId, lastDay: Day, isSure }).meta({ id: 'StayEnd' }),
  reply: Said,
});

const Written = { name: nameText(300), numberInClass: NumberInClass };
export const correctPupil = route({
  id: 'correct-pupil',
  method: 'put',
  path: '/api/classes/:classId/members/:pupilId',
  access: { roles: ofClass, act: 'write', on: 'class', detail: 'individual' },
  summary: 'Correct the name of a pupil, or the number in class; the name as it was is kept',
  body: z
    .strictObject({
      clientId: ClientId,
      ...Written,
      /** As whoever sends this last saw it: 409 where somebody has changed it since. */
      seen: z.strictObject(Written),
      isSure,
    })
    .meta({ id: 'PupilCorrection' }),
  reply: Said,
});
