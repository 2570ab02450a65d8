import { expect, test } from 'vitest';
import { readOwnTerm } from '../../server/contract/own-term.ts';
import { shanghaiNoon } from '../../server/core/calendar/days.ts';
import { OFFICE, openFiling } from '../support/archives.ts';
import { PRINCIPAL, putNoticed } from '../support/confirmations.ts';
import { FAMILY, HOMEROOM } from '../support/contributions.ts';
import { openNoticed, UNTIL } from '../support/notices.ts';
import { openWorld, type World } from '../support/world.ts';

const TERM = '2026-2027-1';

/** The steps of the first place of a kind in the running term, as 'step state count of by'. */
async function stepsFor({ ask }: World, as: string, term = TERM) {
  const { parts } = (await ask(as, readOwnTerm, {})).body;
  const part = parts.find((one) => one.term.code === term);
  return part?.steps.map(({ step, state, count, of, by }) =>
    [step, state, count, of, by].filter((one) => one !== null).join(' '),
  );
}

test('in the middle of a term nothing of its end is anybody’s to do', async () => {
  const world = await openWorld();
  expect(await stepsFor(world, FAMILY)).toEqual([
    'works later 2027-01-22',
    'notice later',
    'confirm later',
    'filed later',
  ]);
  expect(await stepsFor(world, HOMEROOM)).toEqual([
    expect.stringMatching(/^comments later 0 \d+ 2027-01-22$/),
    ...['notice later', 'confirm later', 'filed later'],
  ]);
  const school = await stepsFor(world, PRINCIPAL);
  expect(school?.map((step) => step.split(' ').slice(0, 2).join(' '))).toEqual([
    ...['notice later', 'confirm later', 'filed later'],
  ]);
  // And of the term before nobody is told: it had no notice.
  expect(await stepsFor(world, PRINCIPAL, '2025-2026-2')).toBeUndefined();
});

test('near the end of a term works are chosen, comments written and notices opened, until each is done', async () => {
  const world = await openWorld();
  world.clock.now = shanghaiNoon('2027-01-10');
  expect((await stepsFor(world, FAMILY))?.[0]).toBe('works now 2027-01-22');
  expect((await stepsFor(world, HOMEROOM))?.slice(0, 2)).toEqual([
    expect.stringMatching(/^comments now 0 \d+/),
    'notice now',
  ]);
  expect((await stepsFor(world, PRINCIPAL))?.[0]).toMatch(/^notice now 0 \d+$/);
});

test('while a notice runs its families look, and the others wait for its last day', async () => {
  const world = await openNoticed();
  await world.open();
  expect((await stepsFor(world, FAMILY))?.[1]).toBe(`notice now ${UNTIL}`);
  expect((await stepsFor(world, HOMEROOM))?.[1]).toBe(`notice waits ${UNTIL}`);
  expect((await stepsFor(world, PRINCIPAL))?.[0]).toMatch(new RegExp(`^notice later 1 \\d+ ${UNTIL}$`));
});

test('after it each is told when it is their turn to confirm, to file and to correct, and of a term that is over no more', async () => {
  const world = await openFiling();
  const { both, file, askFor, decide, confirmOwn, confirmClass, rows, takeBackOwn } = world;
  expect((await stepsFor(world, FAMILY))?.slice(1)).toEqual(['notice done 2026-11-06', 'confirm done', 'filed waits']);
  await takeBackOwn();
  expect((await stepsFor(world, FAMILY))?.[2]).toBe('confirm now');
  const of = (await rows()).length;
  expect((await stepsFor(world, HOMEROOM))?.slice(2)).toEqual([`confirm now 0 ${of}`, `filed waits 0 ${of}`]);
  await confirmOwn();
  for (const as of [HOMEROOM, PRINCIPAL]) {
    const all = (await rows(as)).map(({ pupilId, hash }) => ({ pupilId, hash, excuse: 'no-account' as const }));
    await confirmClass(as, all);
  }
  expect((await stepsFor(world, HOMEROOM))?.slice(2)).toEqual([`confirm done ${of} ${of}`, `filed waits 0 ${of}`]);
  const classes = Number((await stepsFor(world, PRINCIPAL))?.[0]?.split(' ')[3]);
  expect((await stepsFor(world, PRINCIPAL))?.slice(1)).toEqual(['confirm now 1 1', `filed now 0 ${classes}`]);
  expect((await stepsFor(world, OFFICE))?.[1]).toBe('confirm waits 1 1');
  const all = (await rows()).map(({ pupilId, hash }) => ({ pupilId, hash }));
  for (let at = 0; at < all.length; at += 4) await file(PRINCIPAL, all.slice(at, at + 4));
  expect((await stepsFor(world, FAMILY))?.[3]).toBe('filed done');
  // No comment was released: they come into no report any more, and are asked for no more.
  expect(await stepsFor(world, HOMEROOM)).toEqual([
    ...['notice done 2026-11-06', `confirm done ${of} ${of}`, `filed done ${of} ${of}`],
  ]);
  expect((await stepsFor(world, PRINCIPAL))?.slice(1)).toEqual(['confirm done 0 1', `filed later 1 ${classes}`]);
  const { body } = await askFor(both.activityId);
  expect((await stepsFor(world, HOMEROOM))?.[2]).toBe('corrections waits 1');
  // Whoever asked does not decide, and is not asked to.
  expect((await stepsFor(world, PRINCIPAL))?.[2]).toBe('corrections now 1');
  await decide(body.correctionId, 'grant');
  expect((await stepsFor(world, HOMEROOM))?.[2]).toBe('corrections now 1');
  expect((await stepsFor(world, PRINCIPAL))?.[2]).toMatch(/^filed/);
});

test('of the term before nobody is told but while something of it is left', async () => {
  const world = await openWorld();
  const at = world.place(1, 1, 2);
  await putNoticed(world, at);
  world.clock.now = shanghaiNoon('2027-03-10');
  expect((await stepsFor(world, HOMEROOM))?.[1]).toBe('notice done 2026-11-06');
});
