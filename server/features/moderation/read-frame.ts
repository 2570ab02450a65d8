import { reads } from '../../act.ts';
import { readModerationFrame as route } from '../../contract/moderation.ts';
import { coarseCount, shownCount } from '../../core/suppression/shares.ts';
import { termsFor } from '../../reply-parts.ts';
import { findFrame } from './find-frame.ts';

export const readModerationFrame = reads(route, async ({ q, target: area, today }, { dimension }) => {
  const { term } = await termsFor(q, area.districtId, today, undefined);
  const found = await findFrame(q, { area, termId: term.id, dimension, ratersEach: 1, today });
  return {
    dimension,
    marks: coarseCount(found.marks),
    judgeable: coarseCount(found.judgeable.length),
    raters: shownCount(found.raters.length),
    obstacle: found.obstacle,
  };
});
