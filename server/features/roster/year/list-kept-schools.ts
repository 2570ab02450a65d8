import { selectSchoolsWithin } from '../../../../db/reach/areas.ts';
import { reads } from '../../../act.ts';
import { listKeptSchools as route } from '../../../contract/school-year.ts';

export const listKeptSchools = reads(route, async ({ q, target: scope }) => ({
  schools: (await selectSchoolsWithin(q, scope)).map(({ id, name, nameEn }) => ({
    schoolId: id,
    name: { zh: name, en: nameEn },
  })),
}));
