import type { Reader } from '../../../db/engine.ts';
import { selectEnrolledOf, selectNames, selectTerms } from '../../../db/reach/lists.ts';
import type { ReachedClass } from '../../../db/reach/reached.ts';
import type { Incident } from '../../contract/incident.ts';
import { currentTerm, termOf } from '../../core/calendar/terms.ts';
import { grouped } from '../../core/grouped.ts';
import { mayTake, type Standing } from '../../core/incident/standing.ts';
import { INCIDENT_STEPS, saidIn, stateAfter, supportsIn } from '../../core/incident/steps.ts';
import { apartIn } from '../../namesakes.ts';
import { asClassName } from '../../reply-parts.ts';
import { selectIncidentSteps } from '../../reports/shared-incidents.ts';
import type { IncidentRow } from './store.ts';

type Reading = {
  readonly today: string;
  /** The classes that they are of. */
  readonly classes: readonly ReachedClass[];
  readonly standingsOf: (row: IncidentRow) => readonly Standing[];
};

/** Incidents as staff read them, in the order they come in. */
export async function shownIncidents(
  q: Reader,
  rows: readonly IncidentRow[],
  { today, classes, standingsOf }: Reading,
): Promise<Incident[]> {
  const stepsOf = await selectIncidentSteps(q, rows);
  const authors = await selectNames(q, [
    ...rows.map(({ authorId }) => authorId),
    ...[...stepsOf.values()].flat().map(({ byId }) => byId),
  ]);
  const nameOf = (id: string) => authors.get(id) ?? '';
  const childOf = await childrenIn(q, classes, rows, today);
  return rows.flatMap((row) => {
    const child = childOf(row);
    if (!child) return [];
    const steps = stepsOf.get(row.id) ?? [];
    const standings = standingsOf(row);
    const isOver = (day: string | null) => day !== null && day < today;
    return [
      {
        ...{ incidentId: row.id, version: row.version, state: row.state, ...child, pupilId: row.pupilId },
        ...{
          togetherId: row.togetherId,
          happenedOn: row.happenedOn,
          text: saidIn(steps),
          author: nameOf(row.authorId),
        },
        supports: supportsIn(steps).map(({ said, outcome }) => ({
          ...{ support: said.version, agreed: said.text ?? '', helper: said.helper ?? '', until: said.untilOn ?? '' },
          ...{ outcome, isOverdue: outcome === 'open' && isOver(said.untilOn) },
        })),
        ...{ dueOn: row.dueOn, isOverdue: isOver(row.dueOn), sharedAt: row.sharedAt },
        steps: steps.map(({ version, step, byId, at, text }) => ({ version, step, by: nameOf(byId), at, text })),
        may: INCIDENT_STEPS.filter((step) => stateAfter(row.state, step) !== undefined && mayTake(step, standings)),
      },
    ];
  });
}

/** The children as their class calls them in the term of the day. */
async function childrenIn(q: Reader, classes: readonly ReachedClass[], rows: readonly IncidentRow[], today: string) {
  const known = new Map<string, Pick<Incident, 'class' | 'pupilName' | 'apart'>>();
  const of = grouped(rows, ({ classId }) => classId);
  for (const at of classes) {
    const own = of.get(at.id) ?? [];
    if (own.length === 0) continue;
    const terms = await selectTerms(q, at.districtId);
    const name = asClassName(at, currentTerm(terms, today)?.code ?? '');
    for (const [termId, inTerm] of grouped(own, ({ happenedOn }) => termOf(terms, happenedOn)?.id ?? '')) {
      const pupilIds = [...new Set(inTerm.map(({ pupilId }) => pupilId))];
      const members = await selectEnrolledOf(q, at, termId, pupilIds);
      const apartOf = await apartIn(q, at, termId);
      const names = new Map(members.map(({ pupilId, name: said }) => [pupilId, said]));
      for (const { id, pupilId } of inTerm)
        known.set(id, { class: name, pupilName: names.get(pupilId) ?? '', apart: apartOf(pupilId) });
    }
  }
  return ({ id }: IncidentRow) => known.get(id);
}

/** Whose help is due first before the others, and among those the latest. */
export const byDue = (a: IncidentRow, b: IncidentRow): number =>
  (a.dueOn ?? LATER).localeCompare(b.dueOn ?? LATER) ||
  b.happenedOn.localeCompare(a.happenedOn) ||
  (a.id < b.id ? 1 : -1);
const LATER = '9999';
