import { selectObjectionsIn } from '../../../db/objections.ts';
import { selectPupilNamesOf } from '../../../db/reach/families.ts';
import { selectClassesOf, selectTerms } from '../../../db/reach/lists.ts';
import { selectScheme } from '../../../db/term-schemes.ts';
import { reads } from '../../act.ts';
import { listSchoolObjections as route } from '../../contract/objection.ts';
import { currentTerm } from '../../core/calendar/terms.ts';
import { grouped } from '../../core/grouped.ts';
import { asClassName } from '../../reply-parts.ts';
import { mayNotDecide } from './deciders.ts';
import { asObjections } from './objection-parts.ts';

/** Those that wait first, in the order they came; then the others, the latest first. */
export const listSchoolObjections = reads(route, async ({ q, actor, target: school, today }) => {
  const { answerDays } = await selectScheme(q, school.districtId);
  const terms = await selectTerms(q, school.districtId);
  const code = currentTerm(terms, today)?.code ?? '';
  const found = await selectObjectionsIn(q, school.id);
  const rows = [
    ...found.filter(({ state }) => state === 'sent').reverse(),
    ...found.filter(({ state }) => state !== 'sent'),
  ];
  const shown = await asObjections(q, rows, { terms, answerDays, today });
  const names = await selectPupilNamesOf(
    q,
    school,
    rows.map(({ pupilId }) => pupilId),
  );
  const classes = await selectClassesOf(q, school);
  const objections = [];
  for (const [at, row] of rows.entries()) {
    const [one, of] = [shown[at], classes.find(({ id }) => id === row.classId)];
    if (!one || !of) continue;
    objections.push({
      ...one,
      class: asClassName(of, code),
      pupilId: row.pupilId,
      pupilName: names.get(row.pupilId) ?? '',
      mayNot: (await mayNotDecide(q, row, { personId: actor.personId, today })) ?? null,
    });
  }
  const perClass = grouped(objections, (one) => one.class.classId);
  return {
    schoolName: { zh: school.name, en: school.nameEn },
    answerDays,
    waiting: objections.filter(({ state }) => state === 'sent').length,
    classes: classes.flatMap((of) => {
      const own = perClass.get(of.id) ?? [];
      const waiting = own.filter(({ state }) => state === 'sent').length;
      const late = own.filter((one) => one.isLate).length;
      return own.length > 0 ? [{ class: asClassName(of, code), sent: own.length, waiting, late }] : [];
    }),
    objections,
  };
});
