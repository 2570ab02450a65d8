import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { v7 as newGridId } from 'uuid';
import type { routes } from '../../server/contract/all-routes.ts';
import { usualYear } from '../../server/core/calendar/usual-year.ts';
import { packUrl } from '../rubrics/packs.ts';
import { activityFor } from '../support/activities.ts';
import { blackPng } from '../support/make-photo.ts';
import { putActivity } from '../support/records.ts';
import { TODAY, type World } from '../support/world.ts';
import { archiveBelow, cycleBelow } from './archive-samples.ts';
import { ARRANGEMENT_SAMPLES, arrangementBelow } from './arrangement-samples.ts';
import { COMMENT_SAMPLES } from './comment-samples.ts';
import { contributionBelow } from './contribution-samples.ts';
import { FAMILY_SAMPLES } from './family-samples.ts';
import { actionBelow, IMPROVEMENT_SAMPLES } from './improvement-samples.ts';
import { incidentOfClass } from './incident-samples.ts';
import { areaFor, BELOW, personBelow, photoBelow, photoOfChild, placesBelow, roundBelow } from './lower-params.ts';
import { objectionBelow } from './notice-samples.ts';
import type { PersonaName } from './personas.ts';
import { plain } from './plain-routes.ts';
import { questionBelow, questionOfChild } from './question-samples.ts';
import { MODERATION_SAMPLES } from './samples-moderation.ts';
import { ROSTER_SAMPLES } from './samples-rosters.ts';
import { SCHOOL_YEAR_SAMPLES } from './samples-school-year.ts';
import { SCREEN_SAMPLES } from './screen-samples.ts';
import { SECOND_STEP_SAMPLES } from './second-step-samples.ts';
import { SHEET_SAMPLES } from './sheet-samples.ts';
import { AUTHORS, CLASSES, DAYS, NOW_IN, NOWHERE, PUPILS, SCHOOLS } from './targets.ts';
import { addedBelow } from './witness-samples.ts';

export type RouteId = (typeof routes)[number]['id'];
type Sample = { readonly query?: Readonly<Record<string, string>>; readonly body?: unknown };

/** 'd1s1c2' → that class; 'd1s1c2p1' → that pupil's id with it. */
export function placeFor(world: World, key: string) {
  const [d = 0, s = 0, c = 0, p = 0] = key
    .split(/[dscp]/)
    .slice(1)
    .map(Number);
  const at = world.place(d, s, c);
  return { at, pupilId: at.pupils[p - 1] ?? '' };
}

/** The parameters that name a target. A record is a new one each time, so that no cell finds what another left. */
export async function paramsFor(world: World, path: string, target: string): Promise<Record<string, string>> {
  const [name] = /(?<=:)\w+/.exec(path) ?? [];
  if (name === undefined) return {};
  // Nobody's, and so not one's own.
  if (name === 'sessionId') return { sessionId: 'none' };
  const nowhere = NOWHERE[target as keyof typeof NOWHERE];
  const lower = { ...Object.fromEntries(BELOW.map((id) => [id, 'none'])), kind: 'fitness', day: TODAY };
  if (nowhere !== undefined) return { gridId: newGridId(), ...lower, [name]: nowhere };
  const key = CLASSES[target] ?? '';
  if (name === 'classId') {
    const { at } = placeFor(world, key);
    const { classId, pupils } = at;
    if (path.includes(':contributionId')) {
      // The third child of each class has stayed in it.
      const happenedOn = DAYS[target];
      const of = [at, `${key}p3`, pupils[2] ?? ''] as const;
      return { classId, ...(await contributionBelow(world, ...of, happenedOn === undefined ? {} : { happenedOn })) };
    }
    const ended = await cycleBelow(world, at, path);
    if (ended) return { classId, ...ended };
    if (path.includes(':questionId')) {
      const said = { aboutOn: DAYS[target], author: AUTHORS[target] };
      return { classId, ...(await questionBelow(world, at, `${key}p3`, pupils[2] ?? '', said)) };
    }
    if (path.includes(':incidentId')) return { classId, ...(await incidentOfClass(world, at, target, path)) };
    return { classId, gridId: newGridId(), kind: 'fitness', day: TODAY, pupilId: pupils[0] ?? '' };
  }
  if (name === 'pupilId') {
    const { at, pupilId } = placeFor(world, PUPILS[target] ?? '');
    if (path.includes(':grantId')) return { pupilId, ...(await personBelow(world, at, 'guardian', pupilId)) };
    if (path.includes(':arrangementId')) return { pupilId, ...(await arrangementBelow(world, at, pupilId)) };
    if (path.includes(':archiveId')) return { pupilId, ...(await archiveBelow(world, at, pupilId)) };
    const child = PUPILS[target] ?? '';
    if (path.includes(':contributionId')) return { pupilId, ...(await addedBelow(world, at, child, pupilId, path)) };
    if (path.includes(':questionId')) return { pupilId, ...(await questionOfChild(world, at, child, pupilId, path)) };
    if (!path.includes(':photoId')) return { pupilId, day: TODAY };
    const classKey = NOW_IN[target] ?? PUPILS[target]?.slice(0, 6) ?? '';
    return { pupilId, ...(await photoOfChild(world, placeFor(world, classKey).at, `homeroom-${classKey}`, pupilId)) };
  }
  if (name === 'areaId') {
    const { id } = placeFor(world, key).at.district;
    const areaId = await areaFor(world, target, id);
    const below = { ...(await placesBelow(world, path, id, null)), ...(await actionBelow(world, path, id, areaId)) };
    const round = path.includes(':roundId') ? await roundBelow(world, placeFor(world, key).at, areaId) : {};
    return { areaId, ...below, ...round };
  }
  if (name === 'schoolId') {
    const { at } = placeFor(world, SCHOOLS[target] ?? '');
    const { schoolId, district } = at;
    if (/:grantId|:personId/.test(path)) return { schoolId, ...(await personBelow(world, at, 'homeroom', at.classId)) };
    if (path.includes(':objectionId')) return { schoolId, ...(await objectionBelow(world, at)) };
    const below = await actionBelow(world, path, district.id, schoolId);
    return { schoolId, classId: 'none', ...(await placesBelow(world, path, district.id, schoolId)), ...below };
  }
  const { at } = placeFor(world, key);
  const by = AUTHORS[target] ?? `homeroom-${key}`;
  const happenedOn = DAYS[target];
  const made = await putActivity(world, at, by, at.pupils.slice(0, 1), happenedOn === undefined ? {} : { happenedOn });
  if (path.includes(':photoId')) {
    return { activityId: made.activityId, ...(await photoBelow(world, at, { activityId: made.activityId, by })) };
  }
  return { activityId: made.activityId, markId: made.marks[0]?.id ?? '' };
}

const words = (text: string) => ({ zh: text, en: text });
const offeredToAll = { dimension: 'labour', indicatorId: 'labour.g1', isForAll: true };
const switched = { dimension: 'labour', indicatorId: 'labour.x1', isOffered: true };
const written = {
  dimension: 'labour',
  parentId: 'labour.g6',
  title: words('校本：香云纱'),
  levels: ['A', 'B', 'C', 'D'].map((level) => ({ level, descriptor: words(`能做到 ${level}`) })),
  observationPoints: [],
};
const draft = (version: number) => ({ clientId: randomUUID(), key: 'labour', version });
const newBase = () => ({ body: { clientId: randomUUID(), kind: 'base', name: '藤编工坊' } });
const changedBase = () => ({ body: { clientId: randomUUID(), name: '藤编馆', address: null, hasEnded: false } });
const newTemplate = () => ({ body: { clientId: randomUUID(), title: '藤编体验课', indicatorIds: ['labour.h3'] } });
const changedTemplate = () => ({ body: { clientId: randomUUID(), title: '藤编课', hasEnded: true } });

const newPerson = () => ({ username: randomUUID(), name: '新来', isNew: true });
const autumn = { startsOn: '2026-09-01', endsOn: '2027-01-22', daysOff: [], holdsBreakBefore: false };

const FOUNDING = {
  kind: 'school' as const,
  place: { name: '试用小学', nameEn: 'Trial Primary School', code: 'trial' },
  schoolYear: usualYear('2026-11-10'),
  account: { username: 'founder', name: '创办人', password: 'four gay pebbles at noon' },
};
const wrongPassword = 'certainly not this one';

/** Something right to send to each route, so that a refusal is about who asks and never about what was sent. */
export const SAMPLES: Record<RouteId, (world: World, target: string, name: PersonaName) => Sample> = {
  ...plain,
  'list-overlooked-classes': () => ({ query: { look: 'unseen' } }),
  'list-overlooked-pupils': () => ({ query: { look: 'unnoticed', dimension: 'labour' } }),
  'start-session': ({ clock }, _target, name) => {
    // All of them come from one address, which would have to wait.
    clock.now += 12_000;
    return { body: { username: `nobody like ${name}`, password: wrongPassword } };
  },
  'set-up': () => ({ body: { token: 'no link of ours', ...FOUNDING } }),
  'change-password': () => ({ body: { current: wrongPassword, next: 'four gay pebbles at noon' } }),
  'log-activity': (world, target) => {
    const { at } = placeFor(world, CLASSES[target] ?? 'd1s1c2');
    return { body: activityFor(at.pupils, { indicatorId: 'labour.h3' }) };
  },
  'amend-mark': () => ({
    body: {
      clientId: randomUUID(),
      version: 1,
      value: { kind: 'level', level: 'A' },
      note: null,
      reason: '看错了一格',
    },
  }),
  'withdraw-activity': () => ({ body: { clientId: randomUUID(), reason: '记错了班' } }),
  'amend-activity': () => ({
    body: {
      clientId: randomUUID(),
      version: 1,
      ...{ title: '校园清洁日', happenedOn: '2026-11-05', visibility: 'family', reason: '日子记错了' },
      ...{ place: null, organiser: null, baseId: null, note: null },
    },
  }),
  'save-grid': (world, target) => {
    const { at } = placeFor(world, CLASSES[target] ?? 'd1s1c2');
    const { clientId, title, happenedOn, marks } = activityFor(at.pupils, { indicatorId: 'labour.h3' });
    const cells = marks.map((mark) => ({ ...mark, version: null }));
    return { body: { clientId, activity: { title, happenedOn }, cells } };
  },
  'detach-pupil': (world, target) => {
    const pupilId = placeFor(world, CLASSES[target] ?? 'd1s1c2').at.pupils[0];
    return { body: { clientId: randomUUID(), pupilId, reason: '当天请假了' } };
  },
  // Nobody was taken out before: who may put back is told that there is nothing to put back.
  'attach-pupil': (world, target) => {
    const pupilId = placeFor(world, CLASSES[target] ?? 'd1s1c2').at.pupils[0];
    return { body: { clientId: randomUUID(), pupilId } };
  },
  'export-record': () => ({ query: { format: 'csv' } }),
  'add-photo': () => ({ query: { clientId: randomUUID() }, body: new Uint8Array(blackPng(4, 4)) }),
  'withdraw-photo': () => ({ body: { clientId: randomUUID() } }),
  'set-photo-consent': () => ({ body: { clientId: randomUUID(), isGiven: true } }),
  'keep-template': newTemplate,
  'add-school-base': newBase,
  'change-school-base': changedBase,
  'change-school-template': changedTemplate,
  'add-area-base': newBase,
  'change-area-base': changedBase,
  'add-area-template': newTemplate,
  'change-area-template': changedTemplate,
  'export-class-report': () => ({ query: { format: 'csv' } }),
  'export-school-report': () => ({ query: { format: 'csv' } }),
  'export-area-report': () => ({ query: { format: 'csv' } }),
  'ask-measurement': () => ({ body: { clientId: randomUUID() } }),
  ...SCREEN_SAMPLES,
  ...IMPROVEMENT_SAMPLES,
  ...ROSTER_SAMPLES,
  ...SCHOOL_YEAR_SAMPLES,
  ...SHEET_SAMPLES,
  'read-rubric-version': () => ({ query: { key: 'labour', version: '1' } }),
  'start-rubric-draft': () => ({ body: { clientId: randomUUID(), key: 'labour' } }),
  'read-rubric-draft': () => ({ query: { key: 'labour' } }),
  'save-rubric-draft': () => ({ body: { ...draft(1), file: readFileSync(packUrl('labour.v1.json'), 'utf8') } }),
  // The draft was saved, so that this is about what it was before: who may publish is told so.
  'publish-rubric': () => ({ body: draft(1) }),
  'discard-rubric-draft': () => ({ body: draft(2) }),
  'switch-school-adoption': () => ({ body: { clientId: randomUUID(), ...switched } }),
  'switch-offer-to-all': () => ({ body: { clientId: randomUUID(), ...offeredToAll } }),
  'switch-area-adoption': () => ({ body: { clientId: randomUUID(), ...switched } }),
  'write-school-indicator': () => ({ body: { clientId: randomUUID(), ...written } }),
  'write-area-indicator': () => ({ body: { clientId: randomUUID(), ...written } }),
  'add-grant': (world, target) => {
    const { classId } = placeFor(world, SCHOOLS[target] ?? 'd1s1c1').at;
    const grant = { classId, role: 'teacher', subject: '音乐', from: '2026-11-10', to: null };
    return { body: { clientId: randomUUID(), ...grant, ...newPerson() } };
  },
  'end-grant': () => ({ body: { clientId: randomUUID(), lastDay: '2026-11-10' } }),
  'hand-over-grant': () => ({ body: { clientId: randomUUID(), from: '2026-11-12', ...newPerson() } }),
  // Nobody is called so: who may give a code is told that there is nobody.
  'issue-sign-in-code': () => ({ body: { personId: 'nobody' } }),
  // Nobody on the sheet is called so: a code for one of these people would end a session that other cells need.
  'print-guardian-sheet': () => ({ body: { again: ['nobody'] } }),
  'print-staff-sheet': () => ({ body: { again: ['nobody'] } }),
  'set-account': () => ({ body: { clientId: randomUUID(), isEnabled: false } }),
  'add-guardian': () => ({ body: { clientId: randomUUID(), ...newPerson() } }),
  'end-guardian': () => ({ body: { clientId: randomUUID() } }),
  // The officer adds the next term, so that the roster manager adds the one after it.
  'add-term': (_world, _target, name) => ({
    body: {
      clientId: randomUUID(),
      ...(name === 'roster-manager'
        ? { startsOn: '2027-09-01', endsOn: '2028-01-20', daysOff: [], holdsBreakBefore: false }
        : { startsOn: '2027-02-24', endsOn: '2027-07-10', daysOff: [], holdsBreakBefore: false }),
    },
  }),
  'change-term': () => ({ body: { clientId: randomUUID(), code: '2026-2027-1', ...autumn, seen: autumn } }),
  ...MODERATION_SAMPLES,
  ...ARRANGEMENT_SAMPLES,
  ...COMMENT_SAMPLES,
  ...FAMILY_SAMPLES,
  ...SECOND_STEP_SAMPLES,
};
