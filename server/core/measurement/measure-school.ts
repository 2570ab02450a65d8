import type { SchoolCells } from './cells.ts';
import type { SchoolMeasured } from './school-measured.ts';
export function measureSchool(_: SchoolCells): SchoolMeasured {
  return { kind: 'school' };
}
