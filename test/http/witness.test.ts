import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { routes } from '../../server/contract/all-routes.ts';
import { listEvidence } from '../../server/contract/child-profile.ts';
import { pathWith } from '../../server/contract/request.ts';
import type { RouteSpec } from '../../server/contract/route.ts';
import { alsoHas, FAMILY, GARDEN, HOMEROOM } from '../support/contributions.ts';
import { dump } from '../support/dump.ts';
import { codeOf, NOTES } from '../support/two-schools.ts';
import { COACH, openWitnesses } from '../support/witnesses.ts';

const DAYS = 24 * 3_600_000;

test('whoever holds the link reads what it is about and nothing else, and answers once; family and teacher read who said so', async () => {
  const { add, link, open, witness, listed, waiting, send, clock, pupils } = await openWitnesses();
  const { body } = await add();
  const made = await link(body);
  expect(made).toMatchObject({ status: 201, body: { endsAt: clock.now + 14 * DAYS } });
  const { token, linkId, endsAt } = made.body;
  expect(token).toMatch(/^[\w-]{43}$/);

  const { name } = (await listed()).pupil;
  const seen = await open(token);
  expect(seen).toMatchObject({ status: 200 });
  const { title, happenedOn, hours, organiser } = GARDEN;
  expect(seen.body).toEqual({
    state: 'open',
    version: 1,
    pupilName: name,
    title,
    happenedOn,
    hours,
    organiser,
    endsAt,
  });
  expect(JSON.stringify(seen.body)).not.toContain(pupils[0]);
  expect(seen.headers.get('set-cookie')).toBeNull();

  const answered = await witness(token);
  expect(answered).toMatchObject({ status: 201, body: { done: true } });
  expect(answered.headers.get('set-cookie')).toBeNull();
  const { version: _of, isPledged: _said, ...said } = COACH;
  const answer = { ...said, at: clock.now, isEarlier: false };
  expect((await listed()).contributions).toMatchObject([
    { state: 'proposed', version: 1, witnesses: [{ linkId, state: 'answered', answer }] },
  ]);
  expect((await waiting()).contributions).toMatchObject([{ witnesses: [answer] }]);
  const copy = await send(FAMILY, 'get', `/api/pupils/${pupils[0]}/record/file?format=csv&lang=zh`);
  expect(await copy.text()).toContain('青禾龙舟会 教练 梁教练 · 2026-11-10 · 属实 · 每周六都来');
  // It is said in one word, and nothing of what it was about.
  expect((await open(token)).body).toEqual({ state: 'answered' });
  expect((await witness(token, { isTrue: false })).problem).toMatchObject({ status: 409, code: 'conflict' });
  expect((await listed()).contributions[0]?.witnesses[0]?.answer).toEqual(answer);
});

test('a family that does not say what the child is called has it said nowhere', async () => {
  const { add, link, open } = await openWitnesses();
  const { token } = (await link((await add()).body, { showsName: false })).body;
  expect((await open(token)).body).toMatchObject({ state: 'open', pupilName: null });
});

test('of two who answer at the same moment one wins, and the other is told', async () => {
  const { add, link, witness, listed } = await openWitnesses();
  const { token } = (await link((await add()).body)).body;
  const answers = await Promise.all([
    witness(token, { name: '梁甲' }),
    witness(token, { name: '梁乙', isTrue: false }),
    witness(token, { name: '梁丙' }),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  expect(answers.filter(({ status }) => status === 409).map(({ problem }) => problem.code)).toEqual([
    'conflict',
    'conflict',
  ]);
  const winner = ['梁甲', '梁乙', '梁丙'][answers.findIndex(({ status }) => status === 201)];
  const witnesses = (await listed()).contributions.flatMap((one) => one.witnesses);
  expect(witnesses.map(({ answer }) => answer?.name)).toEqual([winner]);
});

test('after fourteen days, taken back, decided, withdrawn or given to another child it is over and says no more', async () => {
  const { add, link, open, witness, endLink, approve, takeBack, move, listed, clock, pupils, store } =
    await openWitnesses();
  await alsoHas({ store }, FAMILY, { role: 'guardian', placeId: pupils[1] ?? '' });
  const made = async () => {
    const { body } = await add();
    return { ...body, ...(await link(body)).body };
  };
  const [old, ended, approved] = [await made(), await made(), await made()];
  const [withdrawn, moved] = [await made(), await made()];
  expect((await endLink(ended, ended.linkId)).status).toBe(201);
  expect((await endLink(ended, ended.linkId)).problem).toMatchObject({ status: 409, code: 'conflict' });
  await approve(approved);
  await takeBack(withdrawn);
  expect((await move(moved, pupils[1] ?? '')).status).toBe(201);
  clock.now = old.endsAt - 1;
  expect((await open(old.token)).body).toMatchObject({ state: 'open' });
  clock.now = old.endsAt;
  expect((await open(old.token)).body).toEqual({ state: 'expired' });
  for (const one of [ended, approved, withdrawn, moved])
    expect((await open(one.token)).body, one.state).toEqual({ state: 'ended' });
  for (const one of [old, ended, approved, withdrawn, moved])
    expect((await witness(one.token)).problem).toMatchObject({ status: 409, code: 'conflict' });
  const states = (await listed()).contributions.map(({ witnesses }) => witnesses.map(({ state }) => state));
  expect(states.flat().sort()).toEqual(['ended', 'ended', 'ended', 'expired']);
});

test('what the family says otherwise afterwards makes it a witness of what was said before; what was on the screen is what is answered for', async () => {
  const { add, link, open, witness, change, giveBack, approve, listed, waiting, ask, pupils } = await openWitnesses();
  const { body } = await add();
  const [first, second] = [(await link(body)).body, (await link(body)).body];
  expect((await witness(first.token)).status).toBe(201);
  // Given back, and sent again with another thought alone: the witness was asked about neither.
  await giveBack(body, { reason: 'witness', words: null });
  await change({ ...body, version: 2 }, { reflection: '还想再去' });
  const isEarlier = async () => (await waiting()).contributions.flatMap((one) => one.witnesses.map((w) => w.isEarlier));
  expect(await isEarlier()).toEqual([false]);

  // Somebody has it open while the family changes the day.
  expect((await open(second.token)).body).toMatchObject({ version: 3, happenedOn: GARDEN.happenedOn });
  await change({ ...body, version: 3 }, { happenedOn: '2026-11-08' });
  expect((await witness(second.token, { version: 3 })).problem).toMatchObject({ status: 409, code: 'stale' });
  expect((await open(second.token)).body).toMatchObject({ version: 4, happenedOn: '2026-11-08' });
  expect((await witness(second.token, { version: 4, isTrue: false, line: null })).status).toBe(201);
  expect(await isEarlier()).toEqual([true, false]);

  // A teacher decides whatever was said; it stays beside the record, for who reads the reflection.
  expect((await approve({ ...body, version: 4 })).status).toBe(201);
  expect((await listed()).contributions[0]?.witnesses.map(({ answer }) => answer?.isEarlier)).toEqual([true, false]);
  for (const as of [FAMILY, HOMEROOM]) {
    const { items } = (await ask(as, listEvidence, { params: { pupilId: pupils[0] ?? '' } })).body;
    expect(items.map(({ contributed }) => contributed?.witnesses)).toMatchObject([
      [
        { name: '梁教练', isTrue: true, isEarlier: true },
        { name: '梁教练', isTrue: false, line: null, isEarlier: false },
      ],
    ]);
  }
});

test('three are open at once, twenty are made of one, and only by who sent it; another child’s is not there', async () => {
  const { add, link, endLink, giveBack, pupils, store } = await openWitnesses();
  const { body } = await add();
  const ids = [];
  for (let n = 0; n < 3; n += 1) ids.push((await link(body)).body.linkId);
  expect(codeOf(await link(body))).toBe('witness.open');
  for (let n = 3; n < 20; n += 1) {
    expect((await endLink(body, ids.pop() ?? '')).status).toBe(201);
    ids.push((await link(body)).body.linkId);
  }
  for (const linkId of ids) await endLink(body, linkId);
  expect(codeOf(await link(body))).toBe('witness.all');

  const other = (await add()).body;
  const OTHER = 'guardian-d1s1c2p2';
  await alsoHas({ store }, OTHER, { role: 'guardian', placeId: pupils[0] ?? '' });
  expect((await link(other, { as: OTHER })).problem).toMatchObject({ status: 403, code: 'not-allowed' });
  expect((await link(other, { as: OTHER, n: 2 })).status).toBe(404);
  const { linkId } = (await link(other)).body;
  expect((await endLink(other, linkId, OTHER, 2)).status).toBe(404);
  expect((await endLink(body, linkId)).status).toBe(404);
  expect((await endLink(other, linkId, OTHER)).status).toBe(201);
  await giveBack(other);
  expect((await link(other)).status).toBe(201);
});

test('the secret is kept nowhere and logged nowhere; what is done with it is in the history, of nobody of ours', async () => {
  const { add, link, open, witness, store, lines, ...world } = await openWitnesses();
  const { body } = await add();
  const OWN = ['contributions', 'contribution_versions', 'witness_links', 'sign_in_attempts'];
  const before = await dump({ ...world, store }, [...NOTES, ...OWN]);
  const { token, linkId } = (await link(body)).body;
  await open(token);
  await witness(token, { isTrue: false });
  expect(await dump({ ...world, store }, [...NOTES, ...OWN]), 'it changes nothing that counts').toEqual(before);
  const { audits, ...kept } = await store.read(async (q) => {
    const t = unsafeTables(q);
    const [links, requests, attempts] = [t.witnessLinks, t.requests, t.signInAttempts];
    const found = [await q.select().from(links), await q.select().from(requests), await q.select().from(attempts)];
    return { audits: await q.select().from(t.audits), found };
  });
  const everything = JSON.stringify([kept, audits, lines]);
  expect(everything).toContain(linkId);
  expect(everything).not.toContain(token);
  const own = audits.filter(({ routeId }) => routeId.endsWith('witness-link'));
  const detail = { pupilId: world.pupils[0], linkId };
  expect(own.map(({ routeId, personId, object, detail: said }) => [routeId, personId !== null, object, said])).toEqual([
    ['make-witness-link', true, body.contributionId, detail],
    ['answer-witness-link', false, body.contributionId, { ...detail, isTrue: 0 }],
  ]);
});

test('it is no session: nothing else opens with it, wherever it is put', async () => {
  const { add, link, send } = await openWitnesses();
  const { token } = (await link((await add()).body)).body;
  const all: readonly RouteSpec[] = routes;
  const answered = [];
  for (const { access, path, method } of all.filter((route) => route.access.roles !== 'public')) {
    const params = Object.fromEntries([...path.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, token]));
    const headers = { cookie: `chucai-session=${token}; chucai-device=${token}`, authorization: `Bearer ${token}` };
    const response = await send(undefined, method, pathWith(path as '/api/x', { params } as never), { headers });
    answered.push([access.act, response.status]);
    await response.arrayBuffer();
  }
  expect(answered.filter(([, status]) => status !== 401)).toEqual([]);
  expect(answered.length).toBeGreaterThan(150);
});

test('who tries secrets from one address waits after ten, and keeps nobody from signing in; who has a right one does not', async () => {
  const { add, link, open, witness, send } = await openWitnesses();
  const { token } = (await link((await add()).body)).body;
  const wrong = (n: number) => String(n).padStart(43, '-');
  // All at once: each is counted before it is compared.
  const tried = await Promise.all(Array.from({ length: 14 }, (_none, n) => (n % 2 ? open : witness)(wrong(n))));
  expect(tried.map(({ status }) => status).sort()).toEqual([...Array(10).fill(404), ...Array(4).fill(429)]);
  expect((await open(token)).problem).toMatchObject({ status: 429, code: 'slow-down' });
  const signIn = await send(undefined, 'post', '/api/session', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'nobody', password: 'not this one' }),
  });
  expect(signIn.status).toBe(401);
});

test('a right secret is no guess, however often it is read', async () => {
  const { add, link, open, witness } = await openWitnesses();
  const { token } = (await link((await add()).body)).body;
  for (let n = 0; n < 25; n += 1) expect((await open(token)).status).toBe(200);
  expect((await witness(token)).status).toBe(201);
});

test('what is sent is bounded and cleaned as everywhere: a name, a role and an organisation are said, and the pledge is made', async () => {
  const { add, link, witness, listed } = await openWitnesses();
  const { token } = (await link((await add()).body)).body;
  const paths = async (said: object) =>
    ((await witness(token, said)).problem.errors ?? []).map(({ path, code }) => code ?? path);
  expect(await paths({ name: ' ' })).toEqual(['name']);
  expect(await paths({ role: '教'.repeat(41) })).toEqual(['role']);
  expect(await paths({ organisation: '' })).toEqual(['organisation']);
  expect(await paths({ line: '好'.repeat(201) })).toEqual(['line']);
  expect(await paths({ line: 'a\ue000' })).toEqual(['text.private']);
  expect(await paths({ isPledged: false })).toEqual(['isPledged']);
  expect(await paths({ contributionId: 'x' })).toEqual(['']);
  expect((await witness('short')).status).toBe(422);
  expect((await witness(token, { name: '  梁\u200b 教练\n', line: null })).status).toBe(201);
  const [answer] = (await listed()).contributions.flatMap(({ witnesses }) => witnesses.map((one) => one.answer));
  expect(answer?.name).toBe('梁 教练');
});
