import { reads } from '../../act.ts';
import { selectChildren } from '../../confirmation/children.ts';
import { readClassProgress as route } from '../../contract/confirmation.ts';
import { progressOf } from '../../core/cycle/confirmation.ts';
import { noticedTerm } from './noticed-terms.ts';

export const readClassProgress = reads(route, async ({ q, target, today }, { term: code }) => {
  const noticed = await noticedTerm(q, target, { today, code });
  return progressOf((await selectChildren(q, target, noticed, { today })).map(({ stood }) => stood));
});
