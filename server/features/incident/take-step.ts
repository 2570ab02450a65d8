import type { Actor, Writer } from '../../../db/engine.ts';
import type { ReachedClass } from '../../../db/reach/reached.ts';
import { mayTake } from '../../core/incident/standing.ts';
import { type IncidentStep, isOpen, saidIn, stateAfter, supportsIn } from '../../core/incident/steps.ts';
import { notFound, Refusal } from '../../refusal.ts';
import { type StepRow, selectIncidentSteps } from '../../reports/shared-incidents.ts';
import { mustHaveRoom, mustNameNobodyElse, standingsIn, textsOf } from './incident-rules.ts';
import { type IncidentRow, type StepSaid, selectOptionalIncident, takeStep } from './store.ts';

type Asked = {
  readonly tx: Writer;
  readonly target: ReachedClass;
  readonly params: { readonly incidentId: string };
  readonly actor: Actor;
  readonly now: number;
  readonly today: string;
};
type Wanted = {
  readonly step: IncidentStep;
  readonly version: number;
  readonly said?: StepSaid;
  /** What this step asks besides, of the incident as it stands. */
  readonly mustBe?: (row: IncidentRow, steps: readonly StepRow[]) => void;
};

/**
 * One step of an incident: by one who may read it and take this step, of the version that was on the screen, in a state that allows it; and where
 * the family reads it afterwards, in words that name no other child.
 */
export async function stepOf({ tx, target, params, actor, now, today }: Asked, wanted: Wanted) {
  const { step, version, said = {}, mustBe } = wanted;
  const before = await selectOptionalIncident(tx, target, params.incidentId);
  if (!before) throw notFound();
  const standings = (await standingsIn(tx, actor, target, today))(before);
  if (standings.length === 0) throw notFound();
  if (!mayTake(step, standings)) throw new Refusal(403, 'not-allowed');
  if (before.version !== version) throw new Refusal(409, 'stale');
  const state = stateAfter(before.state, step);
  if (!state) throw new Refusal(409, 'conflict');
  // However long it has gone on, it can be brought to its end.
  if (isOpen(state)) mustHaveRoom(before);
  const steps = (await selectIncidentSteps(tx, [before])).get(before.id) ?? [];
  mustBe?.(before, steps);
  if (state === 'shared') {
    const supports = supportsIn(steps).map((one) => one.said);
    const added =
      step === 'support'
        ? [
            { path: 'agreed', text: said.text ?? '' },
            { path: 'helper', text: said.helper ?? '' },
          ]
        : [];
    await mustNameNobodyElse(tx, target, before, step === 'share' ? textsOf(saidIn(steps), supports) : added);
  }
  const next = await takeStep(tx, before, { step, state, steps, said }, { actor, now });
  return {
    reply: { incidentId: before.id, version: next, state },
    audit: { object: before.id, detail: { pupilId: before.pupilId, version: next } },
  };
}
