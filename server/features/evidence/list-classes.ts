import { selectClassesWithin } from '../../../db/reach/lists.ts';
import { reads } from '../../act.ts';
import { listClasses as route } from '../../contract/evidence.ts';
import { asClassName, asTerm, schoolNameOf, termsFor } from '../../reply-parts.ts';
import { selectClassSizes } from '../../reports/class-sizes.ts';
import { selectActivityCounts } from './store.ts';

export const listClasses = reads(route, async ({ q, target: scope, today }) => {
  const classes = await selectClassesWithin(q, scope);
  const districtId = classes[0]?.districtId;
  if (districtId === undefined) return { term: null, classes: [] };
  const { term, current } = await termsFor(q, districtId, today, undefined);
  const counts = await selectActivityCounts(q, term.id, classes);
  const sizes = await selectClassSizes(q, term.id, classes);
  return {
    term: asTerm(term, current),
    classes: classes
      .map((row) => ({
        ...asClassName(row, term.code),
        schoolId: row.schoolId,
        schoolName: schoolNameOf(row),
        pupils: sizes.get(row.id) ?? 0,
        activities: counts.get(row.id)?.activities ?? 0,
        lastOn: counts.get(row.id)?.lastOn ?? null,
        mayLog: row.by.role === 'homeroom' || row.by.role === 'teacher',
      }))
      .filter((row) => row.grade >= 1 && row.pupils > 0),
  };
});
