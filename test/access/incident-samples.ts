import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import type { IncidentState, IncidentStep } from '../../server/core/incident/steps.ts';
import { CANARY, TODAY, type World } from '../support/world.ts';
import { MOVED_ON } from './moved.ts';
import type { PersonaName } from './personas.ts';
import { AUTHORS, CLASSES, DAYS } from './targets.ts';

type At = ReturnType<World['place']>;
type Said = {
  readonly happenedOn?: string | undefined;
  /** Who noted it, by name; the homeroom teacher of the class where nobody is said. */
  readonly by?: string | undefined;
  readonly words?: string;
  readonly state?: IncidentState;
};

const SCHOOL = ['office', 'principal'] as const;
/** Words in every text of incidents: whoever is not named reads none of them anywhere, nor in any count, search, report or file. */
export const INCIDENT_STORIES: Readonly<Record<string, readonly PersonaName[]>> = {
  SEENQUIET: ['homeroom', ...SCHOOL],
  HELPAGREED: ['homeroom', ...SCHOOL],
  SEENBYLABOUR: ['homeroom', 'labour-teacher', ...SCHOOL],
  TOLDFAMILY: ['homeroom', ...SCHOOL, 'guardian', 'two-school-guardian', 'pupil'],
  ISREPAIRED: ['homeroom', ...SCHOOL],
  TAKENAWAY: ['homeroom', ...SCHOOL],
  // Of a day on which the teacher since lately did not have the class; who teaches another subject reads nothing of it.
  INCIDENTEARLY: ['former-homeroom', ...SCHOOL],
  // The child has moved since: what was noted before and after is for the school alone.
  BEFOREITMOVED: SCHOOL,
  AFTERITMOVED: SCHOOL,
};

const once = () => ({ clientId: randomUUID() });
const sentence = (version: number) => () => ({ body: { ...once(), version, text: '说明一下' } });
export const INCIDENT_SAMPLES = {
  'list-class-incidents': () => ({}),
  'list-school-incidents': () => ({}),
  'count-school-incidents': () => ({}),
  'list-shared-incidents': () => ({}),
  'note-incident': (world: World, target: string) => {
    const [d = 0, s = 0, c = 0] = (CLASSES[target] ?? 'd1s1c2').split(/[dsc]/).slice(1).map(Number);
    const { pupils } = world.place(d, s, c);
    // The third child of each class has stayed in it.
    return { body: { ...once(), happenedOn: DAYS[target] ?? TODAY, text: '推了同学', pupilIds: [pupils[2] ?? ''] } };
  },
  'amend-incident': sentence(1),
  'add-support': () => ({ body: { ...once(), version: 1, agreed: '每天聊聊', helper: '班主任', until: '2026-11-20' } }),
  'settle-support': () => ({ body: { ...once(), version: 2, support: 2, isDone: true } }),
  'share-incident': () => ({ body: { ...once(), version: 2 } }),
  'repair-incident': sentence(2),
  'reopen-incident': sentence(3),
  'withdraw-incident': sentence(1),
};

const STEPS: Readonly<Record<IncidentState, readonly IncidentStep[]>> = {
  noted: ['note'],
  supported: ['note', 'support'],
  shared: ['note', 'support', 'share'],
  repaired: ['note', 'support', 'repair'],
  withdrawn: ['note', 'withdraw'],
};

/** An incident of a child from long ago, with all that led to its state, made for the occasion. */
export async function incidentBelow(world: World, at: At, key: string, pupilId: string, said: Said = {}) {
  const { by = `homeroom-${key.slice(0, 6)}`, happenedOn = TODAY, words = '', state = 'noted' } = said;
  const incidentId = randomUUID();
  const text = `推了同学${words}${key.startsWith('d2') ? CANARY : ''}`;
  await world.store.write(async (tx) => {
    const t = unsafeTables(tx);
    const [author] = await tx.select().from(t.persons).where(eq(t.persons.username, by));
    const authorId = author?.id ?? '';
    const place = { schoolId: at.schoolId, classId: at.classId };
    const steps = STEPS[state];
    await tx.insert(t.incidents).values({
      ...{ ...place, id: incidentId, togetherId: incidentId, pupilId, happenedOn, authorId, state },
      dueOn: steps.includes('support') && state !== 'repaired' ? '2026-11-30' : null,
      sharedAt: state === 'shared' ? 0 : null,
      closedOn: state === 'repaired' || state === 'withdrawn' ? TODAY : null,
      ...{ changedAt: 0, version: steps.length },
    });
    await tx.insert(t.incidentSteps).values(
      steps.map((step, nth) => ({
        ...{ schoolId: at.schoolId, incidentId, version: nth + 1, step, byId: authorId, at: 0 },
        text: step === 'share' ? null : text,
        ...(step === 'support' ? { helper: text, untilOn: '2026-11-30' } : {}),
      })),
    );
  });
  return { incidentId };
}

/** One of a class's third child, who has stayed in it, as a route below it needs it to be. */
export const incidentOfClass = (world: World, at: At, target: string, path: string) =>
  incidentBelow(world, at, `${CLASSES[target]}p3`, at.pupils[2] ?? '', {
    ...{ happenedOn: DAYS[target], by: AUTHORS[target], state: stateFor(path) },
  });

const stateFor = (path: string): IncidentState =>
  path.endsWith('/reopening') ? 'repaired' : /\/(outcome|sharing|repair)$/.test(path) ? 'supported' : 'noted';

/** In each state, by another teacher, of an early day, and of a child before and after it moved. */
export async function addIncidents(world: World) {
  const own = world.place(1, 1, 2);
  const [pupilId = ''] = own.pupils;
  const put = (words: string, said: Said = {}) => incidentBelow(world, own, 'd1s1c2p1', pupilId, { words, ...said });
  await put('SEENQUIET');
  await put('HELPAGREED', { state: 'supported' });
  await put('SEENBYLABOUR', { by: 'labour-d1s1' });
  await put('TOLDFAMILY', { state: 'shared' });
  await put('ISREPAIRED', { state: 'repaired' });
  await put('TAKENAWAY', { state: 'withdrawn' });
  const [before, after] = [world.place(1, 1, 3), world.place(1, 1, 4)];
  const [moved = '', , stayed = ''] = before.pupils;
  const early = { happenedOn: '2026-09-15' };
  await incidentBelow(world, before, 'd1s1c3p3', stayed, { ...early, words: 'INCIDENTEARLY' });
  await incidentBelow(world, before, 'd1s1c3p1', moved, { ...early, words: 'BEFOREITMOVED', state: 'supported' });
  const since = { happenedOn: MOVED_ON, words: 'AFTERITMOVED', state: 'shared' as const };
  await incidentBelow(world, after, 'd1s1c4p1', moved, since);
  const twin = world.place(2, 1, 2);
  await incidentBelow(world, twin, 'd2s1c2p1', twin.pupils[0] ?? '', { state: 'shared' });
}
