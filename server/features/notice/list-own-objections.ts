import { selectObjectionsOf } from '../../../db/objections.ts';
import { selectTerms } from '../../../db/reach/lists.ts';
import { selectScheme } from '../../../db/term-schemes.ts';
import { reads } from '../../act.ts';
import { listOwnObjections as route } from '../../contract/objection.ts';
import { asObjections } from './objection-parts.ts';

/** Also after the notice has ended: what was asked stays answered. */
export const listOwnObjections = reads(route, async ({ q, target: pupil, today }) => {
  const { answerDays } = await selectScheme(q, pupil.districtId);
  const terms = await selectTerms(q, pupil.districtId);
  const rows = await selectObjectionsOf(q, { pupilId: pupil.id });
  return { answerDays, objections: await asObjections(q, rows, { terms, answerDays, today }) };
});
