import { selectCorrections, selectFiled } from '../../db/archives.ts';
import type { Reader } from '../../db/engine.ts';
import type { Child, Noticed } from '../confirmation/children.ts';
import { isOpenCorrection } from '../core/cycle/correction.ts';
import { grouped } from '../core/grouped.ts';

/** What is filed of a class's term, by child in the order it was, and what is being corrected of it. */
export async function selectFiledIn(q: Reader, { notice }: Pick<Noticed, 'notice'>) {
  const of = { schoolId: notice.schoolId, classId: notice.classId, termId: notice.termId };
  const filed = grouped(await selectFiled(q, of), ({ pupilId }) => pupilId);
  const corrections = await selectCorrections(q, of);
  return { filed, corrections, isCorrecting: corrections.some(({ state }) => isOpenCorrection(state)) };
}
type Filed = Awaited<ReturnType<typeof selectFiledIn>>['filed'];

/** How a child's list stands to what was filed of it. */
export function filedAs(filed: Filed, { pupilId, hash, stood, hasObjection }: Child) {
  const last = filed.get(pupilId)?.at(-1) ?? null;
  const isConfirmed = stood.principal.state === 'confirmed';
  return { last, asked: { now: hash, filed: last?.evidence ?? null, isConfirmed, hasObjection } };
}
