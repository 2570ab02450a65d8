import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FAMILY, HOMEROOM, LABOUR } from '../support/contributions.ts';
import { dump } from '../support/dump.ts';
import { type Key, OFFICE, openIncidents, PRINCIPAL } from '../support/incidents.ts';
import { within } from '../support/patience.ts';
import { NOTES } from '../support/two-schools.ts';

type Real = Awaited<ReturnType<typeof openIncidents>>;
type Step = 'amend' | 'support' | 'settle' | 'share' | 'repair' | 'reopen' | 'withdraw';
/** What was noted, as the model knows it. */
type Noted = { key: Key; by: string; state: string; text: string; supports: number[] };
type Model = { noted: Noted[] };

/** Written down by hand and not asked of the code. */
const NEXT: Readonly<Record<string, string>> = {
  ...{ 'noted amend': 'noted', 'noted support': 'supported', 'noted withdraw': 'withdrawn' },
  ...{ 'supported amend': 'supported', 'supported support': 'supported', 'supported settle': 'supported' },
  ...{ 'supported share': 'shared', 'supported repair': 'repaired', 'supported withdraw': 'withdrawn' },
  ...{ 'shared support': 'shared', 'shared settle': 'shared', 'shared repair': 'repaired' },
  ...{ 'shared withdraw': 'withdrawn', 'repaired reopen': 'supported' },
};
const LEADS = [HOMEROOM, OFFICE, PRINCIPAL];
const mayDo = (step: Step, as: string, { by }: Noted) =>
  step === 'amend'
    ? as === by
    : step === 'withdraw'
      ? as === by || as === OFFICE || as === PRINCIPAL
      : LEADS.includes(as) || (as === by && (step === 'support' || step === 'settle'));
/** Each of them must have come, and each refusal. */
const met = new Set<string>();

class Note implements fc.AsyncCommand<Model, Real> {
  readonly by: string;
  constructor(by: string) {
    this.by = by;
  }
  check = ({ noted }: Readonly<Model>) => noted.length < 3;
  toString = () => `note by ${this.by}`;
  async run({ noted }: Model, real: Real) {
    const text = `第${noted.length + 1}件事`;
    const { status, body } = await real.noteOf(text, {}, this.by);
    expect(status).toBe(201);
    for (const key of body.incidents) noted.push({ key, by: this.by, state: 'noted', text, supports: [] });
    await asModelled(noted, real);
  }
}

class Take implements fc.AsyncCommand<Model, Real> {
  readonly step: Step;
  readonly at: number;
  readonly as: string;
  constructor(step: Step, at: number, as: string) {
    this.step = step;
    this.at = at;
    this.as = as;
  }
  check = ({ noted }: Readonly<Model>) => noted.length > 0;
  toString = () => `${this.step} ${this.at} as ${this.as}`;

  async run({ noted }: Model, real: Real) {
    const one = noted[this.at % noted.length];
    if (!one) throw new Error('nothing was noted');
    const [support = 1] = one.supports;
    const text = `${one.text}，改过`;
    const asking = {
      amend: () => real.amend(one.key, text, this.as),
      support: () => real.support(one.key, {}, this.as),
      settle: () => real.settle(one.key, support, true, this.as),
      share: () => real.share(one.key, this.as),
      repair: () => real.repair(one.key, this.as),
      reopen: () => real.reopen(one.key, this.as),
      withdraw: () => real.withdraw(one.key, this.as),
    };
    const { status, body, problem } = await asking[this.step]();
    const tried = `${one.state} ${this.step}`;
    const state = NEXT[tried];
    const reads = LEADS.includes(this.as) || this.as === one.by;
    if (!reads || !mayDo(this.step, this.as, one)) {
      met.add(reads ? 'not allowed' : 'not there');
      expect(problem).toMatchObject({ status: reads ? 403 : 404 });
      return;
    }
    met.add(state ? tried : `refused ${one.state}`);
    if (!state) {
      expect(problem).toMatchObject({ status: 409, code: 'conflict' });
      return;
    }
    expect([status, body]).toMatchObject([201, { state, version: one.key.version + 1 }]);
    one.key = { ...one.key, version: one.key.version + 1 };
    if (this.step === 'support') one.supports.push(one.key.version);
    if (this.step === 'amend') one.text = text;
    one.state = state;
    await asModelled(noted, real);
  }
}

/** Each reads what is theirs: the family what is shared, a subject teacher what it noted, the others all. */
async function asModelled(noted: readonly Noted[], real: Real) {
  const known = new Map(noted.map((one) => [one.key.incidentId, one]));
  const shared = (await real.family(FAMILY)).flatMap(({ incidentId, text }) =>
    known.has(incidentId) ? `${incidentId} ${text}` : [],
  );
  const wanted = noted.flatMap(({ state, key, text }) => (state === 'shared' ? `${key.incidentId} ${text}` : []));
  expect(shared.sort()).toEqual(wanted.sort());
  for (const as of [HOMEROOM, LABOUR, OFFICE]) {
    const listed = (await real.inClass(as)).filter(({ incidentId }) => known.has(incidentId));
    expect(listed).toHaveLength(noted.filter(({ by }) => as !== LABOUR || by === LABOUR).length);
    for (const { incidentId, state, version, text, supports, steps } of listed) {
      const one = known.get(incidentId);
      expect({ state, version, text }).toEqual({ state: one?.state, version: one?.key.version, text: one?.text });
      expect(supports.map(({ support }) => support)).toEqual(one?.supports);
      expect(steps).toHaveLength(version);
    }
  }
}

test(
  'whatever teachers and the school do in whatever order, each reads what is theirs, and nothing but the incidents changes',
  async () => {
    const real = await openIncidents();
    const before = await dump(real, [...NOTES, 'incidents', 'incident_steps']);
    const helping: readonly Step[] = ['support', 'support', 'support', 'amend', 'settle', 'settle'];
    const steps: readonly Step[] = [...helping, 'share', 'share', 'repair', 'reopen', 'withdraw'];
    const take = fc
      .tuple(fc.constantFrom(...steps), fc.nat(5), fc.constantFrom(HOMEROOM, HOMEROOM, LABOUR, OFFICE, PRINCIPAL))
      .map(([step, at, as]) => new Take(step, at, as));
    const note = fc.constantFrom(HOMEROOM, LABOUR).map((by) => new Note(by));
    const commands = fc.commands([note, take, take, take, take, take], { maxCommands: 40, size: 'max' });
    await fc.assert(
      fc.asyncProperty(commands, async (some) => {
        await fc.asyncModelRun(() => ({ model: { noted: [] }, real }), some);
      }),
      { numRuns: 20, seed: 3, endOnFailure: true },
    );
    expect(await dump(real, [...NOTES, 'incidents', 'incident_steps'])).toEqual(before);
    const refused = ['noted', 'supported', 'shared', 'repaired', 'withdrawn'].map((state) => `refused ${state}`);
    expect([...met].sort()).toEqual([...Object.keys(NEXT), ...refused, 'not allowed', 'not there'].sort());
  },
  within(120),
);
