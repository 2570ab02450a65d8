import { expect, test } from 'vitest';
import { readProfile } from '../../server/contract/child-profile.ts';
import { setPhotoConsent } from '../../server/contract/photo.ts';
import { chooseWorks, readWorks } from '../../server/contract/selection.ts';
import { actsOf, FAMILY, GARDEN } from '../support/contributions.ts';
import { enter, HOMEROOM, letIn, openOwn } from '../support/own-accounts.ts';
import { askingActs, LABOUR_LEVEL } from '../support/questions.ts';
import { codeOf } from '../support/two-schools.ts';

/** What a pupil does with the own account, beside a guardian who sees all of it. */
async function openPupil(wanted: Parameters<typeof openOwn>[0] = {}) {
  const world = await openOwn(wanted);
  const [pupilId = '', other = ''] = world.at.pupils;
  await world.setLine(4);
  const slips = (await world.print()).body.people;
  const slip = slips.find((one) => one.pupilId === pupilId) ?? { username: null, code: null };
  const pupil = await letIn(world, slip.username ?? '');
  return { ...world, pupilId, other, slip, pupil, ...actsOf(world) };
}

test('a pupil adds what it did; the queue says who sent it, both read what became of it, and each changes its own', async () => {
  const { add, change, takeBack, move, approve, listed, waiting, pupil, pupilId, other } = await openPupil();
  const own = await add({ title: '给弟弟讲故事', indicatorId: 'labour.g1' }, pupil);
  expect(own.status).toBe(201);
  const theirs = await add({ title: '和外公种菜' });
  expect((await waiting()).contributions.map(({ title, isByPupil }) => [title, isByPupil])).toEqual([
    ['给弟弟讲故事', true],
    ['和外公种菜', false],
  ]);
  const told = (rows: Awaited<ReturnType<typeof listed>>) =>
    Object.fromEntries(rows.contributions.map((one) => [one.title, [one.isMine, one.isByPupil, one.state]]));
  expect(told(await listed(pupil))).toEqual({
    给弟弟讲故事: [true, true, 'proposed'],
    和外公种菜: [false, false, 'proposed'],
  });
  expect((await listed(pupil)).siblings).toEqual([]);
  expect(told(await listed())).toEqual({
    给弟弟讲故事: [false, true, 'proposed'],
    和外公种菜: [true, false, 'proposed'],
  });

  expect((await change(theirs.body, { title: '改' }, pupil)).status).toBe(403);
  expect((await takeBack(theirs.body, pupil)).status).toBe(403);
  expect((await move(own.body, other, pupil)).status).toBe(404);
  expect((await change(own.body, { title: '改' })).status).toBe(403);
  const changed = await change(own.body, { title: '给弟弟讲了两个故事' }, pupil);
  expect(changed.body).toMatchObject({ version: 2, state: 'proposed' });
  expect((await add({}, pupil, 2)).status, 'of another child').toBe(404);

  expect((await approve(changed.body)).status).toBe(201);
  for (const as of [pupil, FAMILY])
    expect(told(await listed(as))['给弟弟讲了两个故事'], as).toEqual([as === pupil, true, 'approved']);
  // A guardian takes back what the child sent; the child, its own.
  const [third, fourth] = [(await add({ title: '扫地' }, pupil)).body, (await add({ title: '洗碗' }, pupil)).body];
  expect((await takeBack(third)).body.state).toBe('withdrawn');
  expect((await takeBack(fourth, pupil)).body.state).toBe('withdrawn');
  expect((await listed(pupil)).pupil.pupilId).toBe(pupilId);
});

test('the days of a pupil are its own: also those before it had an account', async () => {
  const { add, pupil } = await openPupil();
  expect((await add({ ...GARDEN, happenedOn: '2026-10-12' }, pupil)).status).toBe(201);
});

test('works are the guardian’s to choose until the pupil has signed in, and who chose is said', async () => {
  const { ask, pupil, pupilId, slip, setLine, newClientId, ...world } = await openPupil();
  const { record } = askingActs({ ...world, ask, newClientId });
  const { about } = await record();
  const choose = (as: string, version: number) =>
    ask(as, chooseWorks, {
      params: { pupilId },
      body: {
        ...{ clientId: newClientId(), term: '2026-2027-1', version },
        works: [{ markId: about.markId, why: '第一次自己做' }],
      },
    });
  const read = async (as: string) => (await ask(as, readWorks, { params: { pupilId }, query: {} })).body;
  expect(await read(FAMILY)).toMatchObject({ mayChoose: true, isForPupil: false, chosenBy: null });
  expect((await choose(FAMILY, 0)).status).toBe(200);
  expect(await read(HOMEROOM)).toMatchObject({ mayChoose: false, chosenBy: 'guardian' });

  await enter({ ...world, ask, newClientId }, slip);
  expect(await read(FAMILY)).toMatchObject({ mayChoose: false, isForPupil: true, chosenBy: 'guardian' });
  expect(codeOf(await choose(FAMILY, 1))).toBe('works.pupil');
  expect((await choose(pupil, 0)).problem.code).toBe('stale');
  expect((await choose(pupil, 1)).body).toEqual({ version: 2 });
  for (const as of [pupil, FAMILY, HOMEROOM]) expect((await read(as)).chosenBy, as).toBe('pupil');
  // Where its school closes the account, somebody has to choose.
  await setLine(null);
  expect(await read(FAMILY)).toMatchObject({ mayChoose: true, isForPupil: false });
  expect((await choose(FAMILY, 2)).status).toBe(200);
});

test('a pupil asks, both read the answer, and the pupil goes on with its own question alone', async () => {
  const world = await openPupil();
  const { pupil } = world;
  const { askAbout, answer, again, settle, takeBack, openAnswer, questions, inClass } = askingActs(world);
  const own = await askAbout(LABOUR_LEVEL, '我想知道怎么做到A', pupil);
  expect(own.status).toBe(201);
  expect((await inClass()).questions).toMatchObject([
    { steps: [{ isByPupil: true, by: null, text: '我想知道怎么做到A' }] },
  ]);
  expect(await questions()).toMatchObject([{ steps: [{ isMine: false, isByPupil: true }] }]);
  expect((await askAbout(LABOUR_LEVEL)).status, 'one about it is open').toBe(422);
  const theirs = (await askAbout({ ...LABOUR_LEVEL, dimension: 'arts' })).body;
  expect((await takeBack(theirs, pupil)).status).toBe(403);

  const answered = (await answer(own.body)).body;
  const other = (await answer(theirs)).body;
  expect((await openAnswer(other, pupil)).body, 'a guardian asked, and has not read it').toEqual({ first: 0 });
  expect((await settle(other, pupil)).status).toBe(403);
  expect((await again(other, '?', pupil)).status).toBe(403);
  expect((await openAnswer(answered, pupil)).body).toEqual({ first: 1 });
  const further = (await again(answered, '还是不明白', pupil)).body;
  expect(further.state).toBe('asked-again');
  // A guardian may take it from there.
  expect((await takeBack(further)).body.state).toBe('withdrawn');
});

test('what is written to guardians, and theirs to say, is not on the page of the pupil', async () => {
  const { ask, pupil, pupilId, newClientId } = await openPupil({ isSecondEdition: true, hasEvidence: true });
  const params = { pupilId };
  await ask(FAMILY, setPhotoConsent, { params, body: { clientId: newClientId(), isGiven: true } });
  const told = async (as: string) => (await ask(as, readProfile, { params })).body;
  expect(await told(FAMILY)).toMatchObject({ atHome: { kind: 'idea' }, photoConsent: { isGiven: true } });
  expect(await told(pupil)).toMatchObject({ audience: 'family', atHome: null, photoConsent: null });
});
