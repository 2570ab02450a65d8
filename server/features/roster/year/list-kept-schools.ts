import { selectSchoolsWithin } from '../../../../db/reach/areas.ts';
import { reads } from '../../../act.ts';
import { listKeptSchools as route } from '../../../contract/school-end.ts';
import { closingOf } from './closing-of.ts';

export const listKeptSchools = reads(route, async ({ q, target: scope }) => {
  const schools = await selectSchoolsWithin(q, scope);
  return {
    schools: schools.map(({ id, name, nameEn, ...school }) => ({
      schoolId: id,
      name: { zh: name, en: nameEn },
      end: closingOf(
        school,
        schools.find((one) => one.id === school.goesOnIn),
      ),
    })),
  };
});
