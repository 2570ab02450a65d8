import { screenSchool } from '../../server/core/screens/screen-school.ts';
import type { ScreensMeasured } from '../../server/core/screens/screens-measured.ts';
import type { Reader } from '../engine.ts';
import { selectSchoolEvidence } from './school-evidence.ts';

/** The version of the screens' and patterns' methods, kept beside what they found. */
export const SCREENS_METHOD = 'screens-1';

/** A school's screens in one term, from its evidence as it stands. Heavy (all marks of the term): for the measuring thread, not for a request. */
export async function screenSchoolOf(q: Reader, ...asked: AskedOf): Promise<ScreensMeasured> {
  return screenSchool(await selectSchoolEvidence(q, ...asked));
}
type AskedOf = Parameters<typeof selectSchoolEvidence> extends [unknown, ...infer Rest] ? Rest : never;
