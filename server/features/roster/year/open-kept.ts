import { selectSchoolsWithin } from '../../../../db/reach/areas.ts';
import type { Context } from '../../../act.ts';
import type { endSchool } from '../../../contract/school-end.ts';
import { notFound } from '../../../refusal.ts';
import { selectSchoolParts } from '../store.ts';

type Cx = Pick<Context<typeof endSchool>, 'tx' | 'target'>;

/** A school among those whose rosters the asker keeps, with its classes and its district's terms. */
export async function openKept({ tx, target }: Cx, schoolId: string) {
  const kept = (await selectSchoolsWithin(tx, target)).find(({ id }) => id === schoolId);
  if (!kept) throw notFound();
  return await selectSchoolParts(tx, kept);
}
