import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { listActivities } from '../../server/contract/activity-list.ts';
import { findPupils, listEvidence } from '../../server/contract/child-profile.ts';
import { listClasses, listClassPupils } from '../../server/contract/evidence.ts';
import { readMe } from '../../server/contract/session.ts';
import { putActivity } from '../support/records.ts';
import { openWorld, type World } from '../support/world.ts';
import { addPersonas, DATED, NAMES, OWN, PERSONAS, type Persona } from './personas.ts';
import { placeIdOf } from './place-ids.ts';
import { placeFor } from './samples.ts';

const SEEING = NAMES.filter((name) => PERSONAS[name].pupils.length > 0 && !DATED.includes(name));

/** Every page of a list, until there is no next one. */
async function allPages<T>(page: (cursor: string | undefined) => Promise<{ next: string | null; items: T[] }>) {
  const all: T[] = [];
  for (let cursor: string | undefined, more = true; more; ) {
    const { next, items } = await page(cursor);
    all.push(...items);
    [cursor, more] = [next ?? undefined, next !== null];
  }
  return all;
}

const sorted = (ids: Iterable<string>) => [...ids].sort();

/** Everything there is, read without a scope: what the oracle picks from. */
async function everything(store: World['store']) {
  return await store.read(async (q) => {
    const t = unsafeTables(q);
    return {
      pupils: await q.select().from(t.pupils),
      classes: await q.select().from(t.classes),
      enrolments: await q.select().from(t.enrolments),
      activities: await q.select().from(t.activities),
      marks: await q.select().from(t.marks),
    };
  });
}

async function openFull() {
  const world = await openWorld({ pupilsInClass: 6 });
  await addPersonas({
    ...world,
    placeOf: (key) => placeIdOf(world, key),
  });
  for (const key of ['d1s1c1', 'd1s1c2', 'd1s2c1', 'd2s1c2']) {
    const { at } = placeFor(world, key);
    for (let day = 1; day <= (key === 'd1s1c2' ? 23 : 2); day++) {
      const said = {
        happenedOn: `2026-10-${String(Math.ceil(day / 2)).padStart(2, '0')}`,
        visibility: day % 5 === 0 ? ('staff' as const) : ('family' as const),
        isWithdrawn: day % 7 === 0,
      };
      await putActivity(world, at, `homeroom-${key}`, at.pupils, said);
    }
    await putActivity(world, at, `homeroom-${key}`, at.pupils.slice(0, 2), { happenedOn: '2026-05-06' });
  }
  return { ...world, all: await everything(world.store) };
}

test('every list holds exactly what the asker may see: nothing missing, nothing more, on all its pages', async () => {
  const { ask, all } = await openFull();
  const sees = (persona: Persona, key: string) =>
    persona.pupils.some((prefix) => key === prefix || key.startsWith(`${prefix}p`));
  for (const name of SEEING) {
    const persona: Persona = PERSONAS[name];
    const { username } = persona;
    const pupils = all.pupils.filter((pupil) => sees(persona, pupil.sourcedId));
    const classes = all.classes.filter((row) => persona.classes.includes(row.sourcedId));
    const search = (query?: string) =>
      allPages(async (cursor) => {
        const { body } = await ask(username, findPupils, { body: { query, cursor } });
        return { next: body.next, items: body.pupils.map((pupil) => pupil.pupilId) };
      });
    if (OWN.includes(name)) {
      expect((await ask(username, findPupils, {})).status, name).toBe(403);
      if (name === 'young-pupil') continue;
    } else expect(sorted(await search()), name).toEqual(sorted(pupils.map((pupil) => pupil.id)));
    for (const word of OWN.includes(name) ? [] : ['陈', '安', 'chen', 'LI', '知', 'zzz']) {
      const matching = pupils.filter(
        (pupil) => pupil.name.includes(word) || pupil.sortKey.startsWith(word.toLowerCase()),
      );
      expect(sorted(await search(word)), `${name} looking for ${word}`).toEqual(sorted(matching.map(({ id }) => id)));
    }
    const listed = await ask(username, listClasses, {});
    expect(listed.status, name).toBe(classes.length > 0 ? 200 : 403);
    if (listed.status === 200)
      expect(sorted(listed.body.classes.map((row) => row.classId)), name).toEqual(sorted(classes.map((row) => row.id)));
    for (const { id: classId } of classes) {
      const inClass = await ask(username, listClassPupils, { params: { classId } });
      const enrolled = new Set(all.enrolments.filter((row) => row.classId === classId).map((row) => row.pupilId));
      expect(sorted(inClass.body.pupils.map((pupil) => pupil.pupilId)), name).toEqual(sorted(enrolled));
      const activities = await allPages(async (cursor) => {
        const { body } = await ask(username, listActivities, { params: { classId }, body: { cursor } });
        return { next: body.next, items: body.activities };
      });
      const logged = all.activities.filter((row) => row.classId === classId && row.happenedOn >= '2026-09-01');
      expect(sorted(activities.map((row) => row.activityId)), name).toEqual(sorted(logged.map((row) => row.id)));
      const marked = all.marks.filter((mark) => logged.some((row) => row.id === mark.activityId));
      expect(sorted(activities.flatMap((row) => row.marks.map((mark) => mark.markId))), name).toEqual(
        sorted(marked.map((mark) => mark.id)),
      );
    }
    await expectEvidence(
      ask,
      persona,
      pupils.map((pupil) => pupil.id),
      all,
    );
  }
});

async function expectEvidence(
  ask: World['ask'],
  { username, classes }: Persona,
  pupilIds: readonly string[],
  { activities, marks }: Awaited<ReturnType<typeof everything>>,
) {
  const isFamily = classes.length === 0;
  for (const pupilId of pupilIds) {
    for (const term of ['2025-2026-2', '2026-2027-1']) {
      const items = await allPages(async (cursor) => {
        const { body } = await ask(username, listEvidence, { params: { pupilId }, body: { term, cursor } });
        return body;
      });
      const standing = marks.filter((mark) => {
        const activity = activities.find((row) => row.id === mark.activityId);
        const inTerm = mark.happenedOn < '2026-08-01' === (term === '2025-2026-2');
        return (
          mark.pupilId === pupilId && inTerm && !mark.isWithdrawn && !(isFamily && activity?.visibility === 'staff')
        );
      });
      expect(sorted(items.map((item) => item.markId)), `${username} ${term}`).toEqual(
        sorted(standing.map((mark) => mark.id)),
      );
    }
  }
}

test('what is typed into the search is looked for as it is, alike on every engine', async () => {
  const { ask, all } = await openFull();
  const found = async (query: string) =>
    (await ask('principal-d2s1', findPupils, { body: { query } })).body.pupils.map((pupil) => pupil.pupilId);
  const twins = all.pupils.filter((pupil) => pupil.sourcedId.startsWith('d2s1')).length;
  expect(twins).toBe(24);
  for (const word of ['%', '_', '%%', '_x', '\\', 'C_NARY', "' or 1=1 --", '陈%'])
    expect(await found(word), word).toEqual([]);
  expect(await found('CANARY')).toHaveLength(20);
  expect(await found('canary'), 'in small letters').toHaveLength(20);
});

test('one is told of one’s own grants, those that hold today and no others', async () => {
  const world = await openFull();
  const idOf = (key: string) => (key.includes('p') ? placeFor(world, key).pupilId : placeFor(world, key).at.classId);
  const placesOf = async (username: string) =>
    sorted((await world.ask(username, readMe, {})).body.grants.map((grant) => grant.place.id));
  expect(await placesOf('two-schools')).toEqual(sorted([idOf('d1s1c2p1'), idOf('d1s2c1p1')]));
  expect(await placesOf('until-yesterday')).toEqual([]);
  expect(await placesOf('from-tomorrow')).toEqual([]);
  expect(await placesOf('labour-d1s1')).toEqual(sorted(['d1s1c1', 'd1s1c2', 'd1s1c3', 'd1s1c4'].map(idOf)));
  expect(await placesOf('homeroom-d1s1c2')).toEqual([idOf('d1s1c2')]);
});
