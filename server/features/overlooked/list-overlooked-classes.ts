import { selectClassesOf } from '../../../db/reach/lists.ts';
import { reads } from '../../act.ts';
import { listOverlookedClasses as route } from '../../contract/overlooked.ts';
import { grouped } from '../../core/grouped.ts';
import { isOverlooked } from '../../core/reports/overlooked.ts';
import { asClassName, asTerm, asWhy, termsFor } from '../../reply-parts.ts';
import { childrenSeen } from '../../reports/children-seen.ts';

export const listOverlookedClasses = reads(route, async ({ q, target: school, now, today }, asked) => {
  const { term, current } = await termsFor(q, school.districtId, today, asked.term);
  const at = { look: asked.look, dimension: asked.dimension ?? null };
  const children = await childrenSeen(q, school, term, today);
  const inClass = grouped(children, ({ classId }) => classId);
  const classes = (await selectClassesOf(q, school)).flatMap((row) => {
    const own = inClass.get(row.id) ?? [];
    const pupils = own.filter((child) => isOverlooked(child, at, term, today)).length;
    return pupils > 0 ? { class: asClassName(row, term.code), pupils, of: own.length } : [];
  });
  const name = { zh: school.name, en: school.nameEn };
  return {
    school: { schoolId: school.id, name },
    term: asTerm(term, current),
    asOf: now,
    why: asWhy(school.by, name),
    ...at,
    pupils: classes.reduce((sum, { pupils }) => sum + pupils, 0),
    of: children.length,
    classes: classes.sort((a, b) => a.class.grade - b.class.grade || a.class.number - b.class.number),
  };
});
