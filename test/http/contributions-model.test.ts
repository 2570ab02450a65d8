import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alsoHas, FAMILY, openFamily } from '../support/contributions.ts';
import { letIn, ownActs } from '../support/own-accounts.ts';
import { within } from '../support/patience.ts';
import { linksOf } from '../support/witnesses.ts';

/** `pupil` is the own account of the first child. */
type Family = Awaited<ReturnType<typeof openFamily>> & ReturnType<typeof linksOf> & { readonly pupil: string };
/** What was sent, as the model knows it. */
type Sent = {
  key: { contributionId: string; version: number };
  child: 1 | 2;
  isByPupil: boolean;
  state: 'proposed' | 'returned' | 'approved' | 'withdrawn';
  /** Somebody outside holds a link about this child, and has answered or not. */
  link?: { readonly token: string; readonly child: 1 | 2; isAnswered: boolean };
};
type Model = { sent: Sent[] };
type Step = 'send' | 'move' | 'withdraw' | 'return' | 'approve';

/** Written down by hand and not asked of the code: what may be done with what is open, and what becomes of it. */
const NEXT: Readonly<Record<string, Sent['state']>> = {
  ...{ 'proposed send': 'proposed', 'proposed move': 'proposed', 'proposed withdraw': 'withdrawn' },
  ...{ 'proposed return': 'returned', 'proposed approve': 'approved' },
  ...{ 'returned send': 'proposed', 'returned move': 'proposed', 'returned withdraw': 'withdrawn' },
};
/** Each of them must have come, and each that is refused. */
const seen = new Set<string>();

/** Everything that counts: in this order, so that two alike are equal texts. */
async function counted({ store }: Family) {
  return await store.read(async (q) => {
    const { activities, marks, scores, rollups } = q.tables;
    const rows = [
      ...(await q.select().from(activities).orderBy(activities.id)),
      ...(await q.select().from(marks).orderBy(marks.id)),
      ...(await q.select().from(scores).orderBy(scores.pupilId, scores.termId, scores.dimension)),
      ...(await q.select().from(rollups).orderBy(rollups.classId, rollups.termId, rollups.dimension)),
    ];
    return JSON.stringify(rows);
  });
}

/** Takes a step on one of what was sent, with the version on the screen or an older one, and looks at what came of it. */
class Take implements fc.AsyncCommand<Model, Family> {
  readonly step: Step;
  readonly at: number;
  readonly isStale: boolean;
  readonly isPupil: boolean;
  constructor(step: Step, at: number, isStale: boolean, isPupil: boolean) {
    this.step = step;
    this.at = at;
    this.isStale = isStale;
    // A teacher’s steps are the homeroom teacher’s.
    this.isPupil = isPupil && step !== 'return' && step !== 'approve';
  }
  check = ({ sent }: Readonly<Model>) => sent.length > 0;
  toString = () =>
    `${this.step} ${this.at}${this.isPupil ? ' by the child' : ''}${this.isStale ? ' (as it was before)' : ''}`;

  /** Whose it is not: the child has one page and moves nothing; what it says it is its author’s, and it takes back its own. */
  refusal({ child, isByPupil }: Sent): 404 | 403 | undefined {
    if (this.isPupil && (child === 2 || this.step === 'move')) return 404;
    const isOthers = this.isPupil !== isByPupil;
    if (this.step === 'send' || this.step === 'move') return isOthers ? 403 : undefined;
    return this.step === 'withdraw' && this.isPupil && isOthers ? 403 : undefined;
  }

  async run({ sent }: Model, family: Family) {
    const one = sent[this.at % sent.length];
    if (!one) throw new Error('nothing was sent');
    const before = await counted(family);
    const version = this.isStale ? one.key.version - 1 : one.key.version;
    const tried = `${one.state} ${this.step}`;
    const state = NEXT[tried];
    const refused = this.refusal(one);
    seen.add(this.isStale ? 'stale' : !state ? `refused ${one.state}` : refused ? `${refused}` : tried);
    const { status, problem } = await this.ask(family, one, version);
    const after = await counted(family);
    if (version === 0) expect(status).toBe(422);
    else if (refused === 404) expect(status).toBe(404);
    else if (this.isStale) expect(problem).toMatchObject({ status: 409, code: 'stale' });
    else if (!state) expect(problem).toMatchObject({ status: 409, code: 'conflict' });
    else if (refused) expect(status).toBe(refused);
    else {
      expect([200, 201]).toContain(status);
      one.key = { ...one.key, version: version + 1 };
      one.state = state;
      if (this.step === 'move') one.child = one.child === 1 ? 2 : 1;
    }
    const isApproval = !this.isStale && this.step === 'approve' && state !== undefined;
    expect(after === before, 'whether anything that counts changed').toBe(!isApproval);
    await asModelled(sent, family);
  }

  ask({ change, move, takeBack, giveBack, approve, pupils, pupil }: Family, { key, child }: Sent, version: number) {
    const at = { ...key, version };
    const as = this.isPupil ? pupil : FAMILY;
    switch (this.step) {
      case 'send':
        return change(at, { title: '改过' }, as, child);
      case 'move':
        return move(at, pupils[child === 1 ? 1 : 0] ?? '', as, child);
      case 'withdraw':
        return takeBack(at, as, child);
      case 'return':
        return giveBack(at);
      case 'approve':
        return approve(at);
    }
  }
}

class Add implements fc.AsyncCommand<Model, Family> {
  readonly isByPupil: boolean;
  constructor(isByPupil: boolean) {
    this.isByPupil = isByPupil;
  }
  check = ({ sent }: Readonly<Model>) => sent.length < 8;
  toString = () => (this.isByPupil ? 'add by the child' : 'add');
  async run({ sent }: Model, family: Family) {
    const before = await counted(family);
    const { body } = await family.add({}, this.isByPupil ? family.pupil : FAMILY);
    expect(await counted(family)).toBe(before);
    sent.push({ key: body, child: 1, isByPupil: this.isByPupil, state: 'proposed' });
    await asModelled(sent, family);
  }
}

/** Makes a link of one that is open, or has the one that was made answered: neither changes how it stands, and nothing that counts. */
class Witness implements fc.AsyncCommand<Model, Family> {
  readonly at: number;
  constructor(at: number) {
    this.at = at;
  }
  check = ({ sent }: Readonly<Model>) => sent.length > 0;
  toString = () => `witness ${this.at}`;
  async run({ sent }: Model, family: Family) {
    const one = sent[this.at % sent.length];
    if (!one) throw new Error('nothing was sent');
    const { key, child, isByPupil, link } = one;
    const before = await counted(family);
    const isOpen = one.state === 'proposed' || one.state === 'returned';
    if (link) {
      const isGood = isOpen && link.child === child && !link.isAnswered;
      const { status, problem } = await family.witness(link.token, { version: key.version });
      seen.add(isGood ? 'witnessed' : 'refused witness');
      if (isGood) expect(status).toBe(201);
      else expect(problem).toMatchObject({ status: 409, code: 'conflict' });
      link.isAnswered ||= isGood;
    } else {
      const { status, body } = await family.link(key, { as: isByPupil ? family.pupil : FAMILY, n: child });
      expect(status).toBe(isOpen ? 201 : 409);
      if (isOpen) one.link = { token: body.token, child, isAnswered: false };
    }
    expect(await counted(family)).toBe(before);
    await asModelled(sent, family);
  }
}

/** The family's lists say what the model says, the class's queue holds what waits, and each that was approved is one record. */
async function asModelled(sent: readonly Sent[], { listed, waiting, store }: Family) {
  const ids = new Map(sent.map((one) => [one.key.contributionId, one]));
  const lists = [...(await listed(FAMILY, 1)).contributions, ...(await listed(FAMILY, 2)).contributions];
  const own = lists.filter(({ contributionId }) => ids.has(contributionId));
  expect(own).toHaveLength(sent.length);
  for (const { contributionId, state, version, isByPupil, witnesses } of own)
    expect({ state, version, isByPupil, answers: witnesses.filter(({ answer }) => answer).length }).toEqual({
      answers: ids.get(contributionId)?.link?.isAnswered ? 1 : 0,
      isByPupil: ids.get(contributionId)?.isByPupil,
      state: ids.get(contributionId)?.state,
      version: ids.get(contributionId)?.key.version,
    });
  const queue = (await waiting()).contributions.filter(({ contributionId }) => ids.has(contributionId));
  expect(queue.map(({ contributionId }) => contributionId).sort()).toEqual(
    sent.flatMap(({ key, state }) => (state === 'proposed' ? key.contributionId : [])).sort(),
  );
  const [records, rows] = await store.read(async (q) => [
    await q.select().from(q.tables.activities),
    await q.select().from(q.tables.contributions),
  ]);
  const became = rows.flatMap(({ activityId }) => activityId ?? []);
  expect([...became].sort()).toEqual(records.map(({ id }) => id).sort());
  const approved = rows.filter(({ id, state }) => ids.has(id) && state === 'approved');
  expect(approved).toHaveLength(sent.filter(({ state }) => state === 'approved').length);
}

const STEPS: readonly Step[] = ['send', 'move', 'withdraw', 'return', 'approve', 'approve'];

test(
  'whatever a family and a teacher do in whatever order, nothing counts before its approval and each is approved once',
  async () => {
    const world = await openFamily();
    const { at, setLine, print, usernameOf } = ownActs(world);
    await setLine(4);
    await print();
    const family = { ...world, ...linksOf(world), pupil: await letIn(world, await usernameOf(at.pupils[0] ?? '')) };
    await alsoHas(family, FAMILY, { role: 'guardian', placeId: family.pupils[1] ?? '' });
    const take = fc
      .tuple(fc.constantFrom(...STEPS), fc.nat(7), fc.boolean(), fc.boolean(), fc.boolean())
      .map(([step, at, isPupil, ...stale]) => new Take(step, at, stale.every(Boolean), isPupil));
    const witness = fc.nat(7).map((at) => new Witness(at));
    const commands = fc.commands([fc.boolean().map((isByPupil) => new Add(isByPupil)), take, take, take, witness], {
      maxCommands: 30,
      size: 'max',
    });
    await fc.assert(
      fc.asyncProperty(commands, async (some) => {
        const model: Model = { sent: [] };
        // A new day, so that what one person may send is not used up.
        family.clock.now += 86_400_000;
        await fc.asyncModelRun(() => ({ model, real: family }), some);
        for (const { key, child, state } of model.sent)
          if (state === 'proposed' || state === 'returned') await family.takeBack(key, FAMILY, child);
      }),
      { numRuns: 36, seed: 17, endOnFailure: true },
    );
    const all = [
      ...Object.keys(NEXT),
      ...['stale', '403', '404', 'witnessed', 'refused witness'],
      ...['returned', 'approved', 'withdrawn'].map((one) => `refused ${one}`),
    ];
    expect([...seen].sort()).toEqual(all.sort());
  },
  within(100),
);
