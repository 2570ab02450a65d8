import { selectClassesOf, selectTerms } from '../../../db/reach/lists.ts';
import { reads } from '../../act.ts';
import { listSchoolConfirmations as route } from '../../contract/confirmation.ts';
import { currentTerm } from '../../core/calendar/terms.ts';
import { STAGES, type Stage } from '../../core/cycle/confirmation.ts';
import { asClassName, asTerm } from '../../reply-parts.ts';
import { noticedOf, selectChildren } from './children.ts';

/** How far each class is, in the order of classes. */
export const listSchoolConfirmations = reads(route, async ({ q, target: school, today }) => {
  const terms = await selectTerms(q, school.districtId);
  const current = currentTerm(terms, today);
  const classes = [];
  for (const at of await selectClassesOf(q, school))
    for (const noticed of await noticedOf(q, at.id, { terms, today })) {
      const children = await selectChildren(q, at, noticed, { today });
      const count = (stage: Stage) => children.filter(({ stood }) => stood[stage].state === 'confirmed').length;
      const isAgain = (stage: Stage, one: (typeof children)[number]) =>
        ['again', 'changed'].includes(one.stood[stage].state);
      classes.push({
        ...{ class: asClassName(at, noticed.term.code), term: asTerm(noticed.term, current), asked: children.length },
        ...{ guardian: count('guardian'), homeroom: count('homeroom'), principal: count('principal') },
        again: children.filter((one) => STAGES.some((stage) => isAgain(stage, one))).length,
      });
    }
  return { schoolName: { zh: school.name, en: school.nameEn }, classes };
});
