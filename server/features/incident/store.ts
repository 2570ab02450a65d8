import { and, eq, isNotNull, lt, or } from 'drizzle-orm';
import { insertRows } from '../../../db/bulk.ts';
import type { Actor, Reader, Writer } from '../../../db/engine.ts';
import type { ReachedClass, ReachedSchool } from '../../../db/reach/reached.ts';
import type { Tables } from '../../../db/schema/tables.ts';
import { shanghaiDay } from '../../core/calendar/days.ts';
import { dueIn, type IncidentState, type IncidentStep, isOpen, OPEN_STATES } from '../../core/incident/steps.ts';
import type { StepRow } from '../../reports/shared-incidents.ts';

export type IncidentRow = Tables['incidents']['$inferSelect'];

/** All that are kept of a class; of whom the reader may read which is for whoever asks. */
export async function selectInClass(q: Reader, { id, schoolId }: ReachedClass): Promise<IncidentRow[]> {
  const { incidents } = q.tables;
  return await q
    .select()
    .from(incidents)
    .where(and(eq(incidents.schoolId, schoolId), eq(incidents.classId, id)));
}

/** Those of a school in which somebody has still to help. */
export async function selectOpenIn(q: Reader, { id }: Pick<ReachedSchool, 'id'>): Promise<IncidentRow[]> {
  const { incidents } = q.tables;
  // Each by itself, so that either is found by its key.
  const open = or(...OPEN_STATES.map((state) => eq(incidents.state, state)));
  return await q
    .select()
    .from(incidents)
    .where(and(eq(incidents.schoolId, id), open));
}

export async function countRepaired(q: Reader, { id }: ReachedSchool): Promise<number> {
  const { incidents } = q.tables;
  return await q.$count(incidents, and(eq(incidents.schoolId, id), eq(incidents.state, 'repaired')));
}

/** The one of an id in the class. */
export async function selectOptionalIncident(
  q: Reader,
  at: ReachedClass,
  id: string,
): Promise<IncidentRow | undefined> {
  const { incidents } = q.tables;
  const [row] = await q
    .select()
    .from(incidents)
    .where(and(eq(incidents.schoolId, at.schoolId), eq(incidents.id, id)));
  return row?.classId === at.id ? row : undefined;
}

type Said = { readonly actor: Actor; readonly now: number };
type New = Pick<IncidentRow, 'id' | 'schoolId' | 'pupilId' | 'classId' | 'togetherId' | 'happenedOn'>;

/** Of each child its own, in the same words. */
export async function insertIncidents(tx: Writer, rows: readonly New[], text: string, { actor, now }: Said) {
  const { incidents, incidentSteps } = tx.tables;
  const begun = { authorId: actor.personId, state: 'noted' as const, version: 1, changedAt: now };
  await insertRows(
    tx,
    incidents,
    rows.map((row) => ({ ...row, ...begun })),
  );
  const step = { version: 1, step: 'note' as const, text, byId: actor.personId, at: now };
  await insertRows(
    tx,
    incidentSteps,
    rows.map(({ schoolId, id }) => ({ schoolId, incidentId: id, ...step })),
  );
}

/** What is said with a step. */
export type StepSaid = Partial<Pick<StepRow, 'text' | 'helper' | 'untilOn' | 'about'>>;
type Taken = {
  readonly step: IncidentStep;
  readonly state: IncidentState;
  readonly steps: readonly StepRow[];
  readonly said: StepSaid;
};

/** The next step of an incident; answers its version. */
export async function takeStep(tx: Writer, before: IncidentRow, { step, state, steps, said }: Taken, by: Said) {
  const { incidents, incidentSteps } = tx.tables;
  const { schoolId, id } = before;
  const version = before.version + 1;
  const words = { text: null, helper: null, untilOn: null, about: null, ...said };
  const next = { schoolId, incidentId: id, version, step, ...words, byId: by.actor.personId, at: by.now };
  // The row first: where two do something at once, PostgreSQL lets the second begin anew only for that.
  await tx
    .update(incidents)
    .set({
      ...{ state, version, changedAt: by.now },
      dueOn: isOpen(state) ? dueIn([...steps, next]) : null,
      sharedAt: state === 'shared' ? (before.sharedAt ?? by.now) : null,
      closedOn: isOpen(state) ? null : shanghaiDay(by.now),
    })
    .where(and(eq(incidents.schoolId, schoolId), eq(incidents.id, id)));
  await insertRows(tx, incidentSteps, [next]);
  return version;
}

/** Those that go in one transaction: others wait for the writer meanwhile. */
const AT_ONCE = 200;

/** Takes away some of what was repaired or taken back before a day, with every word of it. Answers how many; none where all is gone. */
export async function forgetIncidents(tx: Writer, before: string): Promise<number> {
  const { incidents, incidentSteps } = tx.tables;
  const some = await tx
    .select({ schoolId: incidents.schoolId, id: incidents.id })
    .from(incidents)
    .where(and(isNotNull(incidents.closedOn), lt(incidents.closedOn, before)))
    .orderBy(incidents.closedOn)
    .limit(AT_ONCE);
  for (const { schoolId, id } of some) {
    await tx.delete(incidentSteps).where(and(eq(incidentSteps.schoolId, schoolId), eq(incidentSteps.incidentId, id)));
    await tx.delete(incidents).where(and(eq(incidents.schoolId, schoolId), eq(incidents.id, id)));
  }
  return some.length;
}
