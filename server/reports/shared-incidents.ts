import { and, asc, desc, eq } from 'drizzle-orm';
import { among } from '../../db/dialect.ts';
import type { Reader } from '../../db/engine.ts';
import { selectNames } from '../../db/reach/lists.ts';
import type { ReachedPupil } from '../../db/reach/reached.ts';
import type { SharedIncident } from '../contract/incident.ts';
import { grouped } from '../core/grouped.ts';
import { saidIn, supportsIn } from '../core/incident/steps.ts';

/** All steps of some incidents, by incident, the first first. */
export async function selectIncidentSteps(
  q: Reader,
  rows: readonly { readonly id: string; readonly schoolId: string }[],
) {
  if (rows.length === 0) return new Map<string, StepRow[]>();
  const found: StepRow[] = [];
  for (const [schoolId, of] of grouped(rows, (row) => row.schoolId)) {
    const ids = of.map(({ id }) => id);
    found.push(...(await selectStepsOf(q, schoolId, ids)));
  }
  return grouped(found, ({ incidentId }) => incidentId);
}

async function selectStepsOf(q: Reader, schoolId: string, ids: readonly string[]) {
  const { incidentSteps } = q.tables;
  return await q
    .select()
    .from(incidentSteps)
    .where(and(eq(incidentSteps.schoolId, schoolId), among(q, incidentSteps.incidentId, ids)))
    .orderBy(asc(incidentSteps.incidentId), asc(incidentSteps.version));
}
export type StepRow = Awaited<ReturnType<typeof selectStepsOf>>[number];

/** What the family of a child reads: what is shared with it now, of whichever school; the latest first. */
export async function sharedIncidents(q: Reader, pupil: ReachedPupil): Promise<SharedIncident[]> {
  const { incidents } = q.tables;
  const rows = await q
    .select()
    .from(incidents)
    .where(and(eq(incidents.pupilId, pupil.id), eq(incidents.state, 'shared')))
    .orderBy(desc(incidents.happenedOn), desc(incidents.id));
  const stepsOf = await selectIncidentSteps(q, rows);
  const all = [...stepsOf.values()].flat();
  const names = await selectNames(q, [...rows.map(({ authorId }) => authorId), ...all.map(({ byId }) => byId)]);
  return rows.flatMap((row) => {
    const steps = stepsOf.get(row.id) ?? [];
    const sharing = steps.filter(({ step }) => step === 'share').at(-1);
    if (!sharing || row.sharedAt === null) return [];
    return [
      {
        incidentId: row.id,
        happenedOn: row.happenedOn,
        text: saidIn(steps),
        author: names.get(row.authorId) ?? '',
        sharedBy: names.get(sharing.byId) ?? '',
        sharedAt: row.sharedAt,
        supports: supportsIn(steps).map(({ said, outcome }) => ({
          ...{ agreed: said.text ?? '', helper: said.helper ?? '', until: said.untilOn ?? '', outcome },
        })),
      },
    ];
  });
}
