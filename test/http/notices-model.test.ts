import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LAST, NOW, openNoticed, touchesOf } from '../support/notices.ts';
import { within } from '../support/patience.ts';

type Noticed = Awaited<ReturnType<typeof openNoticed>>;
type TouchName = keyof Awaited<ReturnType<typeof touchesOf>>;
/** Whether each term is at notice, by the model's own counting of days. */
type Model = { now: Term; last: Term };
type Term = { noticeId: string };
const open = (): Term => ({ noticeId: '' });
const isRunning = ({ noticeId }: Term) => noticeId !== '';

/** Everything that is a record of the class in a term: activities and marks with what they said before, and photos. */
async function recordsOf({ store, classId, place }: Noticed, code: string) {
  const termId = place(1, 1, 2).district.terms.find((term) => term.code === code)?.id;
  return await store.read(async (q) => {
    const t = q.tables;
    const activities = (await q.select().from(t.activities)).filter(
      (one) => one.classId === classId && one.termId === termId,
    );
    const ids = new Set(activities.map(({ id }) => id));
    const marks = (await q.select().from(t.marks)).filter((one) => one.classId === classId && one.termId === termId);
    const markIds = new Set(marks.map(({ id }) => id));
    const rows = [
      ...activities,
      ...marks,
      ...(await q.select().from(t.activityVersions)).filter((one) => ids.has(one.activityId)),
      ...(await q.select().from(t.markVersions)).filter((one) => markIds.has(one.markId)),
      ...(await q.select().from(t.photos)).filter((one) => ids.has(one.activityId)),
    ];
    return rows.map((row) => JSON.stringify(row)).sort();
  });
}

/** What happened in the orders that were drawn: each of them must have come. */
const seen = new Set<string>();

class Touch implements fc.AsyncCommand<Model, Noticed> {
  readonly name: TouchName;
  readonly isOfLast: boolean;
  constructor(name: TouchName, isOfLast: boolean) {
    this.name = name;
    this.isOfLast = isOfLast;
  }
  check = () => true;
  toString = () => `${this.name}${this.isOfLast ? ' of the term before' : ''}`;
  async run(model: Model, world: Noticed) {
    const [own, other] = this.isOfLast ? [LAST, NOW] : [NOW, LAST];
    const touches = await touchesOf(world, own.day, other.day);
    const before = { now: await recordsOf(world, NOW.code), last: await recordsOf(world, LAST.code) };
    const { status, problem } = await touches[this.name]();
    const isAcross = / (out of|into) the term$/.test(this.name);
    const isHeld = [this.isOfLast ? model.last : model.now, ...(isAcross ? [model.now, model.last] : [])].some(
      isRunning,
    );
    seen.add(`${isHeld ? 'refused' : 'taken'}${isAcross ? ' across' : ''}`);
    // To be attached it is detached first, which is refused already.
    if (isHeld && this.name === 'attach-pupil') expect(status).toBeGreaterThanOrEqual(400);
    else if (isHeld) expect([status, problem.errors?.[0]?.code]).toEqual([422, 'class.at-notice']);
    else expect([200, 201], JSON.stringify(problem)).toContain(status);
    if (isRunning(model.now)) expect(await recordsOf(world, NOW.code)).toEqual(before.now);
    if (isRunning(model.last)) expect(await recordsOf(world, LAST.code)).toEqual(before.last);
  }
}

class Turn implements fc.AsyncCommand<Model, Noticed> {
  readonly what: 'open' | 'stop';
  readonly isOfLast: boolean;
  constructor(what: 'open' | 'stop', isOfLast: boolean) {
    this.what = what;
    this.isOfLast = isOfLast;
  }
  check = () => true;
  toString = () => `${this.what} ${this.isOfLast ? 'the term before' : 'this term'}`;
  async run(model: Model, world: Noticed) {
    const term = this.isOfLast ? model.last : model.now;
    if (this.what === 'open') {
      const { status, body } = await world.open((this.isOfLast ? LAST : NOW).code);
      expect(status).toBe(term.noticeId === '' ? 201 : 409);
      seen.add(`open ${status}`);
      if (status === 201) Object.assign(term, { noticeId: body.noticeId });
      return;
    }
    if (term.noticeId === '') return;
    const { status } = await world.stop(term.noticeId);
    expect(status).toBe(201);
    seen.add(`stop ${status}`);
    if (status === 201) Object.assign(term, open());
  }
}

const TOUCHES: readonly TouchName[] = [
  ...([
    'log-activity',
    'save-grid',
    'save-grid of what is there',
    'import-sheet',
    'amend-mark',
    'amend-activity',
  ] as const),
  ...(['amend-activity out of the term', 'amend-activity into the term', 'detach-pupil', 'attach-pupil'] as const),
  ...(['withdraw-activity', 'add-photo', 'withdraw-photo'] as const),
];

test(
  'in whatever order notices are opened, stopped and end, no act moves a record of a class’s term that is at notice',
  async () => {
    const turn = fc.tuple(fc.constantFrom('open' as const, 'open' as const, 'stop' as const), fc.boolean());
    const touch = fc.tuple(fc.constantFrom(...TOUCHES), fc.boolean());
    const commands = fc.commands(
      [
        turn.map(([what, isOfLast]) => new Turn(what, isOfLast)),
        touch.map(([name, isOfLast]) => new Touch(name, isOfLast)),
      ],
      { maxCommands: 14, size: 'max' },
    );
    await fc.assert(
      fc.asyncProperty(commands, async (some) => {
        const world = await openNoticed();
        await fc.asyncModelRun(() => ({ model: { now: open(), last: open() }, real: world }), some);
      }),
      { numRuns: 10, seed: 80, endOnFailure: true },
    );
    expect([...seen].sort()).toEqual(
      ['open 201', 'open 409', 'refused', 'refused across', 'stop 201', 'taken', 'taken across'].sort(),
    );
  },
  within(100),
);
