import type { ReachedArea, ReachedClass, ReachedSchool } from '../../../db/reach/reached.ts';
import { Refusal } from '../../refusal.ts';
import type { Owner } from './store.ts';

export const schoolOwner = ({ districtId, id }: ReachedSchool): Owner => ({ districtId, schoolId: id });
export const classOwner = ({ districtId, schoolId }: ReachedClass): Owner => ({ districtId, schoolId });

/** A town or a group reads its district's, and has none of its own. */
export function districtOwner({ kind, districtId }: ReachedArea): Owner {
  if (kind !== 'district') throw new Refusal(403, 'not-allowed');
  return { districtId, schoolId: null };
}
