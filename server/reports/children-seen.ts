import type { Reader } from '../../db/engine.ts';
import type { TermRow } from '../../db/reach/lists.ts';
import { selectPupilEvidence } from '../../db/reach/participation.ts';
import type { ReachedClass, ReachedSchool } from '../../db/reach/reached.ts';
import { DIMENSIONS, type Dimension } from '../contract/words.ts';
import type { Seen } from '../core/reports/overlooked.ts';
import type { PupilEvidence } from '../core/reports/sex-gaps.ts';

/** What a report knows of one child: how much is recorded of it, and whether it is a boy or a girl. Never a name. */
export type Child = Seen<Dimension> & Pick<PupilEvidence, 'sex'>;

/** The children who are there, of a school or of one of its classes, each with what is kept of it. */
export async function childrenSeen(
  q: Reader,
  at: ReachedSchool | ReachedClass,
  term: TermRow,
  today: string,
): Promise<Child[]> {
  const found = new Map<string, Child & { dimensions: Child['dimensions'][number][] }>();
  for (const { dimension, records, lastOn, score, ...row } of await selectPupilEvidence(q, at, term, today)) {
    const child = found.get(row.pupilId) ?? { ...row, dimensions: [] };
    found.set(row.pupilId, child);
    const known = DIMENSIONS.find((one) => one === dimension);
    if (known) child.dimensions.push({ dimension: known, records: records ?? 0, lastOn, score });
  }
  return [...found.values()];
}
