import { type Chance, chanceOf, idsOf } from '../../db/seed/chance.ts';
import type { Problem } from '../../server/contract/problem.ts';
import type { World } from '../support/world.ts';
import { Known, type KnownActivity } from './known.ts';
import type { Stays } from './stays.ts';

type Teacher = { readonly username: string; readonly id: string };
type Answer<B> = { readonly status: number; readonly body: B; readonly problem: Problem };
type Sent = {
  readonly what: string;
  readonly ask: () => Promise<Answer<unknown>>;
  readonly status: number;
  readonly reply: unknown;
};

export type LanePlace = {
  readonly schoolId: string;
  readonly classId: string;
  readonly grade: number;
  /** Who may write here, by username and id; the first is the homeroom teacher. */
  readonly teachers: readonly Teacher[];
  readonly stays: Stays;
  readonly stranger: { readonly username: string; readonly pupilId: string };
  readonly today: () => string;
};

/** What the teachers of one class did, what they were answered, and what was wrong with that. */
export class Lane {
  readonly counts: Record<string, number> = {};
  readonly wrong: string[] = [];
  readonly known = new Known();
  readonly world: World;
  readonly at: LanePlace;
  readonly chance: Chance;
  readonly newId: () => string;
  acts = 0;
  /** How often each pupil was measured: the next time it is the next item. */
  readonly measured = new Map<string, number>();
  readonly #sent: Sent[] = [];

  constructor(world: World, at: LanePlace, seed: string) {
    this.world = world;
    this.at = at;
    this.chance = chanceOf(seed);
    this.newId = idsOf(seed, world.clock.now);
  }

  get homeroom(): Teacher {
    const [first] = this.at.teachers;
    if (!first) throw new Error('a class without a homeroom teacher');
    return first;
  }

  /** Whoever wrote it, or the homeroom teacher. */
  mayChange({ id }: Teacher, whoseId: string): boolean {
    return id === whoseId || id === this.homeroom.id;
  }

  /** Of this class: now and then one that was withdrawn, half of the rest among the newest. */
  someActivity(): KnownActivity {
    const { activities } = this.known;
    const gone = activities.filter((one) => one.isWithdrawn);
    const x = this.chance.next();
    if (x < 0.12 && gone.length > 0) return this.chance.pick(gone);
    return this.chance.pick(x < 0.5 ? activities.slice(-12) : activities);
  }

  /** One act. Its reply, where it was to be done and was; what came and was not `expected` is wrong. */
  async tell<B>(what: string, ask: () => Promise<Answer<B>>, expected: string): Promise<B | undefined> {
    const answered = await this.#patiently(ask);
    const { status, body } = answered;
    this.#count(`${what} ${saidBy(answered)}`);
    if (saidBy(answered) !== expected) {
      this.wrong.push(`${what}: ${saidBy(answered)}, not ${expected}: ${JSON.stringify(body)}`);
      return undefined;
    }
    if (status >= 300) return undefined;
    this.#sent.push({ what, ask, status, reply: body });
    return body;
  }

  /** The same once more, as a page does that heard nothing: the same answer, and nothing done. */
  async tellAgain() {
    const { what, ask, status, reply } = this.chance.pick(this.#sent);
    const answered = await this.#patiently(ask);
    this.#count(`${what} again ${answered.status}`);
    this.must(answered.status === status, `${what} again: ${answered.status}, not ${status}`);
    this.must(JSON.stringify(answered.body) === JSON.stringify(reply), `${what} again: another reply`);
  }

  must(isSo: boolean, otherwise: string) {
    if (!isSo) this.wrong.push(otherwise);
  }

  saw(what: string) {
    this.counts[`(${what})`] = (this.counts[`(${what})`] ?? 0) + 1;
  }

  #count(name: string) {
    this.acts += 1;
    this.counts[name] = (this.counts[name] ?? 0) + 1;
  }

  /** A busy service did nothing and says so: a page asks again with the same clientId, and so does this. No two acts are of one moment. */
  async #patiently<A extends { status: number }>(ask: () => Promise<A>): Promise<A> {
    this.world.clock.now += 1;
    for (let tried = 1; ; tried++) {
      const answered = await ask();
      if (answered.status !== 503 || tried === 5) return answered;
      this.saw('busy');
    }
  }
}

/** '201', '409 stale', '422 day.future': what a page would choose its words by. */
function saidBy({ status, problem }: Answer<unknown>): string {
  if (status < 300) return `${status}`;
  const codes = new Set((problem.errors ?? []).map(({ code }) => code ?? problem.code));
  return `${status} ${codes.size > 0 ? [...codes].sort().join() : problem.code}`;
}
