import { selectClassesOf } from '../../../../db/reach/lists.ts';
import { selectStaffOf } from '../../../../db/reach/people.ts';
import { reads } from '../../../act.ts';
import { listSchoolStaff as route } from '../../../contract/school-classes.ts';
import { grouped } from '../../../core/grouped.ts';
import { asClassName, termsFor } from '../../../reply-parts.ts';

export const listSchoolStaff = reads(route, async ({ q, target: school, today }) => {
  const { term } = await termsFor(q, school.districtId, today, undefined);
  const classes = await selectClassesOf(q, school);
  const held = (await selectStaffOf(q, school, today)).filter(({ isEnabled }) => isEnabled);
  const staff = [...grouped(held, ({ personId }) => personId).values()].flatMap((grants) => {
    const [first] = grants;
    if (!first) return [];
    const { personId, name, sortKey } = first;
    const placeIds = new Set(grants.map(({ placeId }) => placeId));
    const own = classes.filter(({ id }) => placeIds.has(id)).map((row) => asClassName(row, term.code));
    return [{ personId, name, sortKey, roles: [...new Set(grants.map(({ role }) => role))], classes: own }];
  });
  return { staff: staff.sort((a, b) => (a.sortKey < b.sortKey ? -1 : 1)) };
});
