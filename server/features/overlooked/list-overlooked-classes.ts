import type { Reader } from '../../../db/engine.ts';
import { selectClassesOf } from '../../../db/reach/lists.ts';
import type { ReachedSchool } from '../../../db/reach/reached.ts';
import { reads } from '../../act.ts';
import { type LookAsked, listOverlookedClasses as route } from '../../contract/overlooked.ts';
import type { ReplyOf } from '../../contract/route.ts';
import { grouped } from '../../core/grouped.ts';
import { isOverlooked } from '../../core/reports/overlooked.ts';
import { asClassName, asTerm, asWhy, termsOfSchool } from '../../reply-parts.ts';
import { childrenSeen } from '../../reports/children-seen.ts';

type Asked = { readonly q: Reader; readonly target: ReachedSchool; readonly now: number; readonly today: string };

export const listOverlookedClasses = reads(route, async (cx, looked) => await composeOverlookedClasses(cx, looked));

export async function composeOverlookedClasses(
  { q, target: school, now, today }: Asked,
  { term: code, look, dimension: one }: LookAsked,
): Promise<ReplyOf<typeof route>> {
  const { term, current } = await termsOfSchool(q, school, today, code);
  const at = { look, dimension: one ?? null };
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
}
