import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { type Chance, chanceOf } from '../../db/seed/chance.ts';
import { amendMark, logActivity, withdrawActivity } from '../../server/contract/evidence.ts';
import type { World } from '../support/world.ts';
import type { Fact, FactValue } from './facts.ts';
import { bandOf, RUBRICS } from './oracle.ts';
import { someValue } from './some-value.ts';

type Known = Fact & { readonly activityId: string; readonly version: number; readonly isWithdrawn: boolean };
type Logged = { readonly authorId: string; readonly isWithdrawn: boolean };
type Sent = {
  readonly as: string;
  readonly ask: () => Promise<{ status: number; body: unknown }>;
  readonly reply: unknown;
};

export type LanePlace = {
  readonly schoolId: string;
  readonly classId: string;
  readonly grade: number;
  /** Who may write here, by username and id; the first is the homeroom teacher. */
  readonly teachers: readonly { readonly username: string; readonly id: string }[];
  readonly pupils: readonly string[];
  readonly stranger: { readonly username: string; readonly pupilId: string };
  readonly days: () => { readonly term: string; readonly first: string; readonly today: string };
};

const DAY = 86_400_000;
const dayAfter = (day: string, n: number) => new Date(Date.parse(day) + n * DAY).toISOString().slice(0, 10);

/** Random acts of the teachers of one class, and what is left of them according to the replies alone. */
export class Lane {
  readonly counts: Record<string, number> = {};
  readonly #marks = new Map<string, Known>();
  readonly #activities = new Map<string, Logged>();
  readonly #sent: Sent[] = [];
  readonly #world: World;
  readonly #at: LanePlace;
  readonly #chance: Chance;
  #turn = 0;

  constructor(world: World, at: LanePlace, seed: string) {
    this.#world = world;
    this.#at = at;
    this.#chance = chanceOf(seed);
  }

  get facts(): Fact[] {
    return [...this.#marks.values()].filter((mark) => !mark.isWithdrawn);
  }

  /** One act; answers what the reply should have been and was not, if so. */
  async act(): Promise<string | undefined> {
    const x = this.#chance.next();
    if (x < 0.54 || this.#marks.size === 0) return await this.#log();
    if (x < 0.62) return await this.#logWrongly();
    if (x < 0.7) return await this.#sendAgain();
    return x < 0.9 ? await this.#amend() : await this.#withdraw();
  }

  #value(indicatorId: string): FactValue {
    const indicator = RUBRICS.flatMap((rubric) => rubric.indicators).find((one) => one.id === indicatorId);
    if (!indicator || this.#chance.next() < 0.08) return { kind: 'observation' };
    this.#turn += 1;
    return someValue(indicator, { grade: this.#at.grade, turn: this.#turn }, this.#chance);
  }

  /** Fitness more often than the rest, for there must be seven measurements of a pupil before they say anything. */
  #indicators(): string[] {
    if (this.#chance.next() < 0.15) return ['health.h1', 'health.b1'];
    const { grade } = this.#at;
    const offered = RUBRICS.flatMap((rubric) =>
      rubric.indicators.filter((one) => one.gradeBands.includes(bandOf(rubric, grade))).map((one) => one.id),
    );
    return this.#some(offered, 3);
  }

  #some<T>(list: readonly T[], most: number): T[] {
    const start = this.#chance.below(list.length);
    const n = 1 + this.#chance.below(Math.min(most, list.length));
    return Array.from({ length: n }, (_, index) => list[(start + index) % list.length] as T);
  }

  #body() {
    const { pupils, days } = this.#at;
    const { first, today } = days();
    const span = (Date.parse(today) - Date.parse(first)) / DAY;
    const marks = this.#indicators().flatMap((indicatorId) =>
      this.#some(this.#chance.next() < 0.8 ? pupils.slice(0, pupils.length / 2) : pupils, 3).map((pupilId) => ({
        pupilId,
        indicatorId,
        value: this.#value(indicatorId),
      })),
    );
    return {
      clientId: randomUUID(),
      title: `活动 ${this.#chance.below(1000)}`,
      happenedOn: dayAfter(first, this.#chance.below(span + 1)),
      visibility: this.#chance.pick(['family', 'staff'] as const),
      marks,
    };
  }

  /** A busy service did nothing and says so: a page asks again with the same clientId, and so does this. */
  async #patiently<A extends { status: number }>(ask: () => Promise<A>): Promise<A> {
    for (let tried = 1; ; tried++) {
      const answered = await ask();
      if (answered.status !== 503 || tried === 5) return answered;
      this.counts['busy'] = (this.counts['busy'] ?? 0) + 1;
    }
  }

  #said(what: string, status: number, expected: number, text: unknown): string | undefined {
    const name = `${what} ${status}`;
    this.counts[name] = (this.counts[name] ?? 0) + 1;
    return status === expected ? undefined : `${what}: ${status}, not ${expected}: ${JSON.stringify(text)}`;
  }

  async #log() {
    const { classId, teachers, days } = this.#at;
    const { term, today } = days();
    const teacher = this.#chance.pick(teachers);
    const body = this.#body();
    const ask = () => this.#world.ask(teacher.username, logActivity, { params: { classId }, body });
    const answered = await this.#patiently(ask);
    const wrong = this.#said('log', answered.status, 201, answered.body);
    if (wrong) return wrong;
    const { activityId } = answered.body;
    this.#sent.push({ as: 'log', ask, reply: answered.body });
    this.#activities.set(activityId, { authorId: teacher.id, isWithdrawn: false });
    for (const { id, pupilId, indicatorId } of await this.#marksOf(activityId)) {
      const mark = body.marks.find((one) => one.pupilId === pupilId && one.indicatorId === indicatorId);
      if (!mark) return `a mark of ${activityId} that nobody sent`;
      const of = { id, activityId, term, raterId: teacher.id, happenedOn: body.happenedOn, enteredOn: today };
      this.#marks.set(id, { ...of, ...mark, version: 1, isWithdrawn: false });
    }
    return undefined;
  }

  /** The reply names no marks; a page would list them. */
  async #marksOf(activityId: string) {
    const { schoolId } = this.#at;
    return await this.#world.store.read((q) => {
      const { marks } = q.tables;
      return q
        .select()
        .from(marks)
        .where(and(eq(marks.schoolId, schoolId), eq(marks.activityId, activityId)));
    });
  }

  async #logWrongly() {
    const { classId, teachers, stranger, days } = this.#at;
    const right = this.#body();
    const [first] = right.marks;
    if (!first) return undefined;
    const wrong = this.#chance.pick([
      { ...right, happenedOn: dayAfter(days().today, 1) },
      { ...right, happenedOn: '2020-01-01' },
      { ...right, marks: [...right.marks, first] },
      { ...right, marks: [...right.marks, { ...first, pupilId: stranger.pupilId }] },
      { ...right, marks: [{ ...first, indicatorId: 'moral.m1', value: { kind: 'count' as const, count: 2 } }] },
      { ...right, marks: [{ ...first, indicatorId: 'moral.m1', value: { kind: 'level' as const, level: 'E' } }] },
    ]);
    const isStranger = this.#chance.next() < 0.2;
    const username = isStranger ? stranger.username : (teachers[0]?.username ?? '');
    const answered = await this.#world.ask(username, logActivity, {
      params: { classId },
      body: isStranger ? right : wrong,
    });
    return this.#said('log wrongly', answered.status, isStranger ? 404 : 422, answered.body);
  }

  async #sendAgain() {
    const { as, ask, reply } = this.#chance.pick(this.#sent);
    const answered = await this.#patiently(ask);
    if (JSON.stringify(answered.body) !== JSON.stringify(reply)) return `${as} again: another reply`;
    return this.#said(`${as} again`, answered.status, as === 'amend' ? 200 : 201, answered.body);
  }

  async #amend() {
    const mark = this.#chance.pick([...this.#marks.values()]);
    const teacher = this.#chance.pick(this.#at.teachers);
    const isStale = this.#chance.next() < 0.2;
    const value = this.#value(mark.indicatorId);
    const version = isStale ? mark.version + this.#chance.pick([-1, 1, 5]) : mark.version;
    const body = { clientId: randomUUID(), version: Math.max(1, version), value, note: null, reason: '看错了' };
    const ask = () => this.#world.ask(teacher.username, amendMark, { params: { markId: mark.id }, body });
    const answered = await this.#patiently(ask);
    const mayNot = mark.raterId !== teacher.id && teacher !== this.#at.teachers[0];
    const expected = mayNot ? 403 : mark.isWithdrawn || body.version !== mark.version ? 409 : 200;
    const wrong = this.#said('amend', answered.status, expected, answered.body);
    if (wrong || answered.status !== 200) return wrong;
    this.#sent.push({ as: 'amend', ask, reply: answered.body });
    this.#marks.set(mark.id, { ...mark, value, raterId: teacher.id, version: mark.version + 1 });
    return answered.body.version === mark.version + 1 ? undefined : 'amend: another version';
  }

  async #withdraw() {
    const [activityId, activity] = this.#chance.pick([...this.#activities]);
    const teacher = this.#chance.pick(this.#at.teachers);
    const reason = this.#chance.pick(['undo', '记错了班']);
    const body = { clientId: randomUUID(), reason };
    const ask = () => this.#world.ask(teacher.username, withdrawActivity, { params: { activityId }, body });
    const answered = await this.#patiently(ask);
    const isAuthor = activity.authorId === teacher.id;
    const may = isAuthor || (teacher === this.#at.teachers[0] && reason !== 'undo');
    const expected = may ? (activity.isWithdrawn ? 409 : 201) : 403;
    const wrong = this.#said('withdraw', answered.status, expected, answered.body);
    if (wrong || answered.status !== 201) return wrong;
    this.#sent.push({ as: 'withdraw', ask, reply: answered.body });
    this.#activities.set(activityId, { ...activity, isWithdrawn: true });
    const own = [...this.#marks.values()].filter((mark) => mark.activityId === activityId);
    for (const mark of own) this.#marks.set(mark.id, { ...mark, isWithdrawn: true });
    return answered.body.withdrawnMarks === own.length ? undefined : 'withdraw: another number of marks';
  }
}
