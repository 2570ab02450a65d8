import { randomUUID } from 'node:crypto';
import type { routes } from '../../server/contract/all-routes.ts';
import { activityFor } from '../support/activities.ts';
import { putActivity } from '../support/records.ts';
import type { World } from '../support/world.ts';
import type { PersonaName } from './personas.ts';

export type RouteId = (typeof routes)[number]['id'];
type Sample = { readonly query?: Readonly<Record<string, string>>; readonly body?: unknown };

/** Ids that are no row's. NUL cannot be kept by either engine, and no id is so long. */
const NOWHERE = { missing: '01900000-0000-7000-8000-000000000000', dots: '../x', nul: '\0', long: 'a'.repeat(300) };

const CLASSES: Readonly<Record<string, string>> = {
  own: 'd1s1c2',
  'own-by-labour': 'd1s1c2',
  'other-class': 'd1s1c1',
  'other-school': 'd1s2c1',
  twin: 'd2s1c2',
};
const AUTHORS: Readonly<Record<string, string>> = { 'own-by-labour': 'labour-d1s1' };
const PUPILS: Readonly<Record<string, string>> = {
  own: 'd1s1c2p1',
  classmate: 'd1s1c2p2',
  'other-class': 'd1s1c1p1',
  'other-school': 'd1s2c1p1',
  twin: 'd2s1c2p1',
};
const SCHOOLS: Readonly<Record<string, string>> = { own: 'd1s1c1', 'other-school': 'd1s2c1', twin: 'd2s1c1' };

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
  const nowhere = NOWHERE[target as keyof typeof NOWHERE];
  if (nowhere !== undefined) return { [name]: nowhere };
  const key = CLASSES[target] ?? '';
  if (name === 'classId') return { classId: placeFor(world, key).at.classId };
  if (name === 'pupilId') return { pupilId: placeFor(world, PUPILS[target] ?? '').pupilId };
  if (name === 'schoolId') return { schoolId: placeFor(world, SCHOOLS[target] ?? '').at.schoolId };
  const { at } = placeFor(world, key);
  const made = await putActivity(world, at, AUTHORS[target] ?? `homeroom-${key}`, at.pupils.slice(0, 1));
  return { activityId: made.activityId, markId: made.marks[0]?.id ?? '' };
}

const wrongPassword = 'certainly not this one';

/** Something right to send to each route, so that a refusal is about who asks and never about what was sent. */
export const SAMPLES: Record<RouteId, (world: World, target: string, name: PersonaName) => Sample> = {
  'start-session': (_world, _target, name) => ({ body: { username: `nobody like ${name}`, password: wrongPassword } }),
  'end-session': () => ({}),
  'read-me': () => ({}),
  'change-password': () => ({ body: { current: wrongPassword, next: 'four gay pebbles at noon' } }),
  'list-classes': () => ({}),
  'list-class-pupils': () => ({}),
  'list-class-rubrics': () => ({}),
  'log-activity': (world, target) => {
    const { at } = placeFor(world, CLASSES[target] ?? 'd1s1c2');
    return { body: activityFor(at.pupils, { indicatorId: 'labour.h3' }) };
  },
  'list-activities': () => ({}),
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
  'find-pupils': () => ({}),
  'read-profile': () => ({}),
  'list-evidence': () => ({}),
  'read-school-report': () => ({}),
  'import-roster': () => ({
    query: { clientId: randomUUID(), dryRun: 'true' },
    body: new TextEncoder().encode('no zip'),
  }),
  'read-health': () => ({}),
  'read-openapi': () => ({}),
};
