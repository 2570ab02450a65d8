import { selectClassesOf, selectTerms } from '../../../db/reach/lists.ts';
import { reads } from '../../act.ts';
import { noticedOf } from '../../confirmation/children.ts';
import { listSchoolConfirmations as route } from '../../contract/confirmation.ts';
import { currentTerm } from '../../core/calendar/terms.ts';
import { asClassName, asTerm } from '../../reply-parts.ts';

/** In the order of classes. */
export const listSchoolConfirmations = reads(route, async ({ q, target: school, today }) => {
  const terms = await selectTerms(q, school.districtId);
  const current = currentTerm(terms, today);
  const classes = new Map((await selectClassesOf(q, school)).map((at) => [at.id, at]));
  const noticed = await noticedOf(q, [...classes.keys()], { terms, today });
  return {
    schoolName: { zh: school.name, en: school.nameEn },
    classes: noticed.flatMap(({ notice, term }) => {
      const at = classes.get(notice.classId);
      return at ? { class: asClassName(at, term.code), term: asTerm(term, current) } : [];
    }),
  };
});
