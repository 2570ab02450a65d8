import { v7 as newGridId } from 'uuid';
import { approveContribution } from '../../server/contract/contribution-review.ts';
import { amendMark, listClassPupils, logActivity, withdrawActivity } from '../../server/contract/evidence.ts';
import { attachPupil, detachPupil, saveGrid } from '../../server/contract/grid.ts';
import { openNotice, readClassNotice, stopNotice } from '../../server/contract/notice.ts';
import { addPhoto, withdrawPhoto } from '../../server/contract/photo.ts';
import { amendActivity } from '../../server/contract/recording.ts';
import { importSheet } from '../../server/contract/sheet.ts';
import { csv } from '../sheets/make-sheet.ts';
import { activityFor } from './activities.ts';
import { GARDEN, HOMEROOM, openFamily } from './contributions.ts';
import { drawPhoto } from './make-photo.ts';
import { putPhoto } from './photos.ts';
import { putActivity } from './records.ts';
import { type openWorld, TODAY, type World } from './world.ts';

/** What runs on TODAY in this world, and what ended before it; a day of each. */
export const [NOW, LAST] = [
  { code: '2026-2027-1', day: TODAY },
  { code: '2025-2026-2', day: '2026-06-10' },
];
/** The tenth school day after TODAY. */
export const UNTIL = '2026-11-24';

/** A notice of class 4(2) of the first school. */
export function noticeActsOf({ ask, place, newClientId }: World) {
  const { classId } = place(1, 1, 2);
  const at = { params: { classId } };
  const read = async (as = HOMEROOM) => (await ask(as, readClassNotice, at)).body;
  return {
    read,
    open: async (term = NOW.code, as = HOMEROOM, until?: string) => {
      const shown = (await read(as)).terms?.find((one) => one.term.code === term)?.wouldEndOn;
      return await ask(as, openNotice, {
        ...at,
        body: { clientId: newClientId(), term, until: until ?? shown ?? UNTIL },
      });
    },
    stop: (noticeId: string, as = 'office-d1s1', reason = '有一条记录要先改正') =>
      ask(as, stopNotice, { params: { classId, noticeId }, body: { clientId: newClientId(), reason } }),
  };
}

export async function openNoticed(wanted: Parameters<typeof openWorld>[0] = {}) {
  const world = await openFamily(wanted);
  return { ...world, ...noticeActsOf(world) };
}
type Noticed = Awaited<ReturnType<typeof openNoticed>>;

/** Everything that touches records by its route, each about a record of a day that was made for it; what is prepared is prepared at once. */
export async function touchesOf(world: Noticed, day: string, otherDay: string) {
  const { ask, place, newClientId, classId } = world;
  const at = place(1, 1, 2);
  const [pupilId = '', second = ''] = at.pupils;
  const once = () => ({ clientId: newClientId() });
  const made = async (happenedOn = day) => await putActivity(world, at, HOMEROOM, [pupilId, second], { happenedOn });
  const [amended, said, moved, movedIn, detached, attached, withdrawn, photographed] = [
    await made(),
    await made(),
    await made(),
    await made(otherDay),
    await made(),
    await made(),
    await made(),
    await made(),
  ];
  const out = { ...once(), pupilId, reason: '当天请假了' };
  await ask(HOMEROOM, detachPupil, { params: { activityId: attached.activityId }, body: out });
  const photoId = await putPhoto(world, {
    schoolId: at.schoolId,
    activityId: photographed.activityId,
    by: HOMEROOM,
  });
  const garden = (await world.add({ ...GARDEN, happenedOn: day })).body;
  const inClass = { params: { classId } };
  const names = (await ask(HOMEROOM, listClassPupils, inClass)).body.pupils.map(({ name }) => name);
  const of = ({ activityId }: { activityId: string }) => ({ params: { activityId } });
  const amend = (one: { activityId: string }, happenedOn: string) =>
    ask(HOMEROOM, amendActivity, {
      ...of(one),
      body: {
        ...{ ...once(), version: 1, title: '改过的题目', happenedOn, place: null, organiser: null, baseId: null },
        ...{ note: null, visibility: 'staff', reason: '记错了' },
      },
    });
  const [first] = amended.marks;
  return {
    'log-activity': () => ask(HOMEROOM, logActivity, { ...inClass, body: activityFor(at.pupils, { happenedOn: day }) }),
    'save-grid': () => {
      const { title, happenedOn, marks } = activityFor(at.pupils, { happenedOn: day });
      const cells = marks.map((mark) => ({ ...mark, version: null }));
      const body = { ...once(), activity: { title, happenedOn }, cells };
      return ask(HOMEROOM, saveGrid, { params: { classId, gridId: newGridId() }, body });
    },
    'save-grid of nothing': () => {
      const { title, happenedOn, marks } = activityFor([pupilId], { happenedOn: day });
      const cells = marks.map((mark) => ({ ...mark, value: null, version: null }));
      const body = { ...once(), activity: { title, happenedOn }, cells };
      return ask(HOMEROOM, saveGrid, { params: { classId, gridId: newGridId() }, body });
    },
    'save-grid of what is there': () => {
      const { title, happenedOn, marks } = activityFor([pupilId], { happenedOn: day });
      const cells = marks.map((mark) => ({ ...mark, version: null }));
      const body = { ...once(), activity: { title, happenedOn }, cells };
      return ask(HOMEROOM, saveGrid, { params: { classId, gridId: amended.activityId }, body });
    },
    'import-sheet': async () =>
      await ask(HOMEROOM, importSheet, {
        params: { classId, kind: 'fitness' },
        query: { ...once(), dryRun: 'false', happenedOn: day, title: '体测', lang: 'zh' },
        body: csv([['姓名', '肺活量（毫升）'], ...names.map((name) => [name, 1850])]),
      }),
    'amend-mark': () =>
      ask(HOMEROOM, amendMark, {
        params: { markId: first?.id ?? '' },
        body: { ...once(), version: 1, value: { kind: 'level', level: 'A' }, note: null, reason: '看错了一格' },
      }),
    'amend-activity': () => amend(said, day),
    'amend-activity out of the term': () => amend(moved, otherDay),
    'amend-activity into the term': () => amend(movedIn, day),
    'detach-pupil': () => ask(HOMEROOM, detachPupil, { ...of(detached), body: { ...out, ...once() } }),
    'attach-pupil': () => ask(HOMEROOM, attachPupil, { ...of(attached), body: { ...once(), pupilId } }),
    'withdraw-activity': () =>
      ask(HOMEROOM, withdrawActivity, { ...of(withdrawn), body: { ...once(), reason: '记错了班' } }),
    'approve-contribution': () =>
      ask(HOMEROOM, approveContribution, {
        params: { classId, contributionId: garden.contributionId },
        body: {
          ...{ ...once(), version: 1, indicatorId: 'labour.h3', note: null },
          value: { kind: 'level', level: 'B' },
        },
      }),
    'add-photo': async () =>
      await ask(HOMEROOM, addPhoto, {
        ...of(photographed),
        query: { ...once(), pupils: '' },
        body: await drawPhoto('jpeg', 24, 16),
      }),
    'withdraw-photo': () =>
      ask(HOMEROOM, withdrawPhoto, { params: { activityId: photographed.activityId, photoId }, body: once() }),
  };
}
