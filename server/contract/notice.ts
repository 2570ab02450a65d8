import { z } from 'zod';
import { NOTICE_STATES } from '../core/cycle/notice.ts';
import { route } from './route.ts';
import { Bilingual, ClassName, ClientId, Day, Term, TermCode, Time, text, Why } from './words.ts';

/** Who opens one: the homeroom teacher of today and whoever answers for the school. */
const openers = ['homeroom', 'school-office', 'principal'] as const;
const staff = ['teacher', ...openers] as const;

/** Why no notice can be opened: not by whoever asks, nobody is in the class, or the terms that are known end before its last day. */
export const NOTICE_HINDRANCES = ['not-yours', 'no-pupil', 'no-days'] as const;

const Opened = z.strictObject({ noticeId: z.string(), from: Day, until: Day, openedBy: z.string(), openedAt: Time });

export const readClassNotice = route({
  id: 'read-class-notice',
  method: 'get',
  path: '/api/classes/:classId/notice',
  access: { roles: staff, act: 'read', on: 'class', detail: 'aggregate' },
  summary: 'Whether the records of a class are at notice (公示), for its current term and the one that ended last',
  reply: z
    .strictObject({
      class: ClassName,
      schoolName: Bilingual,
      why: Why,
      today: Day,
      /** In school days, as the district says. */
      noticeDays: z.int(),
      /** The current term first. */
      terms: z.array(
        z.strictObject({
          term: Term,
          state: z.enum(NOTICE_STATES),
          /** The one that runs or has ended; null where none was opened, or it was stopped. */
          notice: Opened.nullable(),
          mayStop: z.boolean(),
          /** The last day of one that is opened today; null where none can be, and then why, or it is not open any more. */
          wouldEndOn: Day.nullable(),
          hindrance: z.enum(NOTICE_HINDRANCES).nullable(),
          /** Those that were stopped, in the order they were opened. */
          stopped: z.array(
            z.strictObject({ ...Opened.shape, stoppedAt: Time, stoppedBy: z.string(), reason: z.string() }),
          ),
        }),
      ),
    })
    .meta({ id: 'ClassNotice' }),
});

export const openNotice = route({
  id: 'open-notice',
  method: 'post',
  path: '/api/classes/:classId/notices',
  access: { roles: openers, act: 'write', on: 'class', detail: 'aggregate' },
  summary: "Put a class's term at notice: until its last day no record of it moves (409 conflict where it is or was)",
  body: z
    .strictObject({
      clientId: ClientId,
      term: TermCode,
      /** As whoever opens it was shown: 409 stale where it would be another day. */
      until: Day,
    })
    .meta({ id: 'NewNotice' }),
  reply: z.strictObject({ noticeId: z.string(), until: Day }).meta({ id: 'NoticeOpened' }),
});

export const stopNotice = route({
  id: 'stop-notice',
  method: 'post',
  path: '/api/classes/:classId/notices/:noticeId/stop',
  access: { roles: ['school-office', 'principal'], act: 'write', on: 'class', detail: 'aggregate' },
  summary: 'Stop a notice that runs, with a reason: the records are open again, and it may be opened anew',
  body: z.strictObject({ clientId: ClientId, reason: text(200) }).meta({ id: 'NoticeStop' }),
  reply: z.strictObject({ noticeId: z.string() }).meta({ id: 'NoticeStopped' }),
});

export const noticeRoutes = [readClassNotice, openNotice, stopNotice] as const;
