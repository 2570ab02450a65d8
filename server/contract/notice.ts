import { z } from 'zod';
import { FAMILY } from '../core/account/family.ts';
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

/** What may be seen of a child of the class: the name as class lists have it, and of what its family reads titles and days alone. */
const Entry = z.strictObject({
  activityId: z.string(),
  title: z.string(),
  on: Day,
  /** Corrected since the notice began, after an objection that was upheld. */
  isCorrected: z.boolean(),
});
const Running = {
  noticeId: z.string(),
  class: ClassName,
  schoolName: Bilingual,
  term: Term,
  from: Day,
  until: Day,
};

export const readOwnNotice = route({
  id: 'read-own-notice',
  method: 'get',
  path: '/api/pupils/:pupilId/notice',
  access: { roles: FAMILY, act: 'read', on: 'pupil', detail: 'individual' },
  summary:
    'The notices that run over records of a class the child is in: classmates by name, with titles and days alone',
  reply: z
    .strictObject({
      pupil: z.strictObject({ pupilId: z.string(), name: z.string() }),
      /** The guardian's word that classmates see no titles of the child. */
      isHidden: z.boolean(),
      /** None where none runs: outside its days nothing is shown. */
      notices: z.array(
        z.strictObject({
          ...Running,
          /** In the order of names; whoever has nothing to show and whoever wants nothing shown look the same. */
          classmates: z.array(z.strictObject({ name: z.string(), entries: z.array(Entry) })),
        }),
      ),
    })
    .meta({ id: 'OwnNotice' }),
});

export const hideInNotice = route({
  id: 'hide-in-notice',
  method: 'put',
  path: '/api/pupils/:pupilId/notice-hiding',
  access: { roles: ['guardian'], act: 'write', on: 'pupil', detail: 'individual' },
  summary:
    "Say whether classmates' families see titles of the child's records in a notice; they do unless a guardian says no",
  body: z.strictObject({ clientId: ClientId, isHidden: z.boolean() }).meta({ id: 'NoticeHiding' }),
  reply: z.strictObject({ isHidden: z.boolean() }).meta({ id: 'NoticeHidingSaid' }),
});

export const readShownNotice = route({
  id: 'read-shown-notice',
  method: 'get',
  path: '/api/classes/:classId/notice/shown',
  access: { roles: staff, act: 'read', on: 'class', detail: 'individual' },
  summary: 'What the families of a class see of one another in the notices that run, for its staff',
  reply: z
    .strictObject({
      class: ClassName,
      notices: z.array(
        z.strictObject({
          ...Running,
          pupils: z.array(z.strictObject({ pupilId: z.string(), name: z.string(), entries: z.array(Entry) })),
        }),
      ),
    })
    .meta({ id: 'ShownNotice' }),
});

export const noticeRoutes = [
  readClassNotice,
  openNotice,
  stopNotice,
  readOwnNotice,
  hideInNotice,
  readShownNotice,
] as const;
