import { selectFiledOf, selectOptionalArchive } from '../../../db/archives.ts';
import type { Reader } from '../../../db/engine.ts';
import type { ReachedPupil } from '../../../db/reach/reached.ts';
import { notFound } from '../../refusal.ts';

/** A family reads what every school filed; a school what it filed itself. */
const isReached = ({ schoolId }: ReachedPupil, filed: { readonly schoolId: string }) =>
  schoolId === null || schoolId === filed.schoolId;

export const filedOf = async (q: Reader, pupil: ReachedPupil) =>
  (await selectFiledOf(q, { pupilId: pupil.id })).filter((one) => isReached(pupil, one));

export async function archiveOf(q: Reader, pupil: ReachedPupil, archiveId: string) {
  const row = await selectOptionalArchive(q, { pupilId: pupil.id, id: archiveId });
  if (!row || !isReached(pupil, row)) throw notFound();
  return row;
}
