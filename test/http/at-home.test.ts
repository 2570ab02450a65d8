import { expect, test } from 'vitest';
import { addArrangement } from '../../server/contract/arrangement.ts';
import { readProfile } from '../../server/contract/child-profile.ts';
import { logActivity } from '../../server/contract/evidence.ts';
import { shippedRubrics } from '../../server/operator/shipped-rubrics.ts';
import { paperOf, squeezed } from '../support/pdf.ts';
import { openWorld, TODAY, type World } from '../support/world.ts';

const [FAMILY, TEACHER] = ['guardian-d1s1c2p1', 'homeroom-d1s1c2'];
/** Three quarters of the weight of moral in grade 4, and the only dimension with records: each is asked for two ratings at most. */
const MORAL = ['moral.m1', 'moral.m2', 'moral.m3', 'moral.m6', 'moral.m4'];
const DAY = 86_400_000;

const openEdition = (isSecondEdition: boolean) => openWorld({ isSecondEdition });
const childOf = (world: World) => world.place(1, 1, 2).pupils[0] ?? '';

async function log(world: World, indicatorIds: readonly string[], happenedOn: string, said: { note?: string } = {}) {
  const { classId } = world.place(1, 1, 2);
  const marks = indicatorIds.map((indicatorId) => ({
    pupilId: childOf(world),
    indicatorId,
    value: { kind: 'level' as const, level: 'B' },
    ...said,
  }));
  const body = { clientId: world.newClientId(), title: '值日', happenedOn, marks };
  const { status } = await world.ask(TEACHER, logActivity, { params: { classId }, body });
  expect(status).toBe(201);
}

async function familyPage(world: World) {
  const { body } = await world.ask(FAMILY, readProfile, { params: { pupilId: childOf(world) } });
  if (body.audience !== 'family') throw new Error('a guardian reads as a family');
  return body;
}

const seenEnough = async (world: World) => {
  for (const day of ['2026-11-02', '2026-11-03']) await log(world, MORAL, day);
};

const ideasFor4 = (indicatorId: string) =>
  shippedRubrics()
    .flatMap(({ indicators }) => indicators)
    .find(({ id }) => id === indicatorId)?.homeIdeas?.['p34'] ?? [];

async function lastPage(world: World, as: string) {
  const response = await world.send(as, 'get', `/api/pupils/${childOf(world)}/book/file?lang=zh`);
  expect(response.status).toBe(200);
  return (await paperOf(response)).pages.at(-1) ?? '';
}

test('with little recorded nothing is suggested and that is said; with enough it is an idea of the rubric for the child’s grade, the same all week', async () => {
  const world = await openEdition(true);
  expect((await familyPage(world)).atHome).toEqual({ kind: 'too-little' });
  await log(world, MORAL.slice(0, 2), '2026-11-02');
  expect((await familyPage(world)).atHome).toEqual({ kind: 'too-little' });
  await log(world, MORAL.slice(2), '2026-11-02');
  await log(world, MORAL, '2026-11-03');
  const { atHome } = await familyPage(world);
  if (atHome?.kind !== 'idea') throw new Error('there is enough for an idea');
  expect(MORAL).toContain(atHome.indicatorId);
  expect(ideasFor4(atHome.indicatorId)).toContainEqual(atHome.idea);
  // It is a Tuesday. On Sunday it is the same; from Monday on it may be another.
  for (const days of [0, 1, 4]) {
    world.clock.now += days * DAY;
    expect((await familyPage(world)).atHome, `${days} days on`).toEqual(atHome);
  }
  const found = new Set<string>();
  for (let week = 0; week < 8; week++) {
    world.clock.now += 7 * DAY;
    const later = (await familyPage(world)).atHome;
    if (later?.kind === 'idea') found.add(later.idea.zh);
  }
  expect(found.size).toBeGreaterThan(1);
});

test('a family reads no words of a next level, and whoever teaches reads them', async () => {
  const world = await openEdition(true);
  await seenEnough(world);
  const { body } = await world.ask(TEACHER, readProfile, { params: { pupilId: childOf(world) } });
  const next = body.audience === 'staff' ? body.nextStep : null;
  expect(next?.reason).toBe('lowest');
  expect(Object.keys(body)).not.toContain('atHome');
  const family = await familyPage(world);
  expect(Object.keys(family)).not.toContain('nextStep');
  expect(JSON.stringify(family)).not.toContain(next?.descriptor.zh);
});

test('nothing is suggested of what is arranged otherwise for the child', async () => {
  const world = await openEdition(true);
  await seenEnough(world);
  const arrange = async (indicatorId: string, goal: string | null) => {
    const kind = goal === null ? ('exempt' as const) : ('adapted' as const);
    const body = {
      clientId: world.newClientId(),
      indicatorId,
      kind,
      goal,
      reason: '手受了伤',
      from: TODAY,
      to: '2027-01-15',
    };
    const { status } = await world.ask(TEACHER, addArrangement, { params: { pupilId: childOf(world) }, body });
    expect(status).toBe(201);
  };
  for (const [at, id] of MORAL.slice(0, -1).entries()) await arrange(id, at % 2 ? '扫好自己的一角' : null);
  expect((await familyPage(world)).atHome).toMatchObject({ kind: 'idea', indicatorId: 'moral.m4' });
  await arrange('moral.m4', null);
  expect((await familyPage(world)).atHome).toEqual({ kind: 'too-little' });
});

test('the book ends with the page’s idea, whoever prints it', async () => {
  const world = await openEdition(true);
  expect(await lastPage(world, FAMILY)).toContain('老师记下的还不多，先不提建议');
  await seenEnough(world);
  const { atHome } = await familyPage(world);
  const idea = atHome?.kind === 'idea' ? squeezed(atHome.idea.zh) : 'none';
  for (const as of [FAMILY, TEACHER]) {
    const page = await lastPage(world, as);
    expect(page, as).toContain('在家可以试的一件事');
    expect(page, as).toContain(idea);
    expect(page, as).not.toContain('可以朝这个样子努力');
  }
});

test('a term with the first edition has no ideas: page and book say nothing in their place', async () => {
  const world = await openEdition(false);
  await seenEnough(world);
  expect((await familyPage(world)).atHome).toBeNull();
  expect(await lastPage(world, FAMILY)).not.toContain('在家可以试的一件事');
});

test('of the records behind a strength the one is shown that has somebody’s words', async () => {
  const world = await openEdition(true);
  await log(world, ['moral.m4'], '2026-11-02', { note: '把没写完的纸收好再用' });
  await log(world, ['moral.m4'], '2026-11-05');
  const [strength] = (await familyPage(world)).strengths;
  expect(strength?.evidence).toMatchObject({ happenedOn: '2026-11-02', note: '把没写完的纸收好再用' });
});
