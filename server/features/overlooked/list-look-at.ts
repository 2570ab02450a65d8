import { selectKept } from '../../../db/kept-records.ts';
import { selectTerms } from '../../../db/reach/lists.ts';
import { selectPresent } from '../../../db/reach/stays.ts';
import { reads } from '../../act.ts';
import { listLookAt as route } from '../../contract/overlooked.ts';
import { DIMENSIONS } from '../../contract/words.ts';
import { sinceHeld } from '../../core/calendar/spans.ts';
import { grouped } from '../../core/grouped.ts';
import { lookAt } from '../../core/reports/look-at.ts';
import { apartIn } from '../../namesakes.ts';

export const listLookAt = reads(route, async ({ q, target, today }) => {
  const terms = await selectTerms(q, target.districtId);
  const term = terms.find(({ startsOn, endsOn }) => startsOn <= today && today <= endsOn);
  if (!term) return { lines: [] };
  const pupils = await selectPresent(q, target, term, today);
  const ids = pupils.map(({ pupilId }) => pupilId);
  const kept = grouped(await selectKept(q, target, term.id, ids), ({ pupilId }) => pupilId);
  const children = pupils.map(({ pupilId, startsOn }) => ({
    pupilId,
    classId: target.id,
    startsOn: sinceHeld(startsOn, target.days),
    dimensions: DIMENSIONS.flatMap((dimension) => {
      const part = kept.get(pupilId)?.find((one) => one.dimension === dimension);
      return part ? { dimension, records: part.records, lastOn: part.lastOn, score: null } : [];
    }),
  }));
  const apartOf = await apartIn(q, target, term.id);
  const names = new Map(pupils.map(({ pupilId, name }) => [pupilId, name]));
  return {
    lines: lookAt(children, term, today).map(({ why, pupilIds }) => ({
      why,
      children: pupilIds.map((pupilId) => ({ pupilId, name: names.get(pupilId) ?? '', apart: apartOf(pupilId) })),
    })),
  };
});
