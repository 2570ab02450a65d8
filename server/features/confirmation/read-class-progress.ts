import { reads } from '../../act.ts';
import { selectFiledIn } from '../../archive/class-archives.ts';
import { selectChildren } from '../../confirmation/children.ts';
import { noticedTerm } from '../../confirmation/noticed-terms.ts';
import { readClassProgress as route } from '../../contract/confirmation.ts';
import { progressOf } from '../../core/cycle/confirmation.ts';

export const readClassProgress = reads(route, async ({ q, target, today }, { term: code }) => {
  const noticed = await noticedTerm(q, target, { today, code });
  const children = await selectChildren(q, target, noticed, { today });
  const { filed } = await selectFiledIn(q, noticed);
  const isFiled = (child: (typeof children)[number]) => filed.get(child.pupilId)?.at(-1)?.evidence === child.hash;
  return { ...progressOf(children.map(({ stood }) => stood)), filed: children.filter(isFiled).length };
});
