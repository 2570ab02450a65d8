import { selectChildrenWithin } from '../../../db/reach/families.ts';
import { selectClassesWithin, selectTerms, type TermRow } from '../../../db/reach/lists.ts';
import { selectSchoolsGranted } from '../../../db/reach/own-places.ts';
import { inRoles } from '../../../db/scope.ts';
import { reads } from '../../act.ts';
import { readOwnTerm as route } from '../../contract/own-term.ts';
import type { ReplyOf } from '../../contract/route.ts';
import { currentTerm } from '../../core/calendar/terms.ts';
import { noticeable } from '../../core/cycle/notice.ts';
import { isOver, type SaidStep } from '../../core/cycle/steps.ts';
import { isOpenOn } from '../../open-school.ts';
import { asClassName, asTerm, schoolNameOf } from '../../reply-parts.ts';
import type { Asked } from './asked.ts';
import { classSteps } from './class-steps.ts';
import { familySteps } from './family-steps.ts';
import { schoolSteps } from './school-steps.ts';

type Part = ReplyOf<typeof route>['parts'][number];

export const readOwnTerm = reads(route, async ({ q, actor, target: scope, today }) => {
  const asked = { q, actor, today };
  const parts: Part[] = [];
  for (const pupil of await selectChildrenWithin(q, scope)) {
    const terms = await ofPlace(asked, pupil.districtId, (term) => familySteps(asked, pupil, term));
    parts.push(...terms.map((one) => ({ place: { kind: 'pupil' as const, id: pupil.id }, ...asPart(one) })));
  }
  for (const at of await selectClassesWithin(q, inRoles(scope, 'homeroom')))
    for (const one of await ofPlace(asked, at.districtId, (term) => classSteps(asked, at, term))) {
      const name = asClassName(at, one.term.code);
      parts.push({ place: { kind: 'class', id: at.id, name, schoolName: schoolNameOf(at) }, ...asPart(one) });
    }
  for (const school of await selectSchoolsGranted(q, inRoles(scope, 'principal', 'school-office'))) {
    if (!isOpenOn(school, today)) continue;
    const { id, name: zh, nameEn: en } = school;
    const terms = await ofPlace(asked, school.districtId, (term) => schoolSteps(asked, school, term));
    parts.push(...terms.map((one) => ({ place: { kind: 'school' as const, id, name: { zh, en } }, ...asPart(one) })));
  }
  return { parts };
});

type Looked = { readonly term: TermRow; readonly current: TermRow | undefined; readonly steps: SaidStep[] };

const asPart = ({ term, current, steps }: Looked): Pick<Part, 'term' | 'steps'> => ({
  term: asTerm(term, current),
  steps,
});

/** The term that runs, and the one that ended last where its notice was opened and something of it is left. */
async function ofPlace(
  { q, today }: Asked,
  districtId: string,
  look: (term: TermRow) => Promise<SaidStep[] | undefined>,
): Promise<Looked[]> {
  const terms = await selectTerms(q, districtId);
  const current = currentTerm(terms, today);
  const found: Looked[] = [];
  for (const term of noticeable(terms, today)) {
    const steps = await look(term);
    if (!steps) continue;
    const isNow = term.id === current?.id;
    const hasBegun = steps.some(({ step, state }) => step === 'notice' && (state === 'waits' || state === 'done'));
    if (isNow || (hasBegun && !isOver(steps))) found.push({ term, current, steps });
  }
  return found;
}
