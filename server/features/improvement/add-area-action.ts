import { preparedWrites } from '../../act.ts';
import { addAreaAction as route } from '../../contract/improvement.ts';
import { DIMENSIONS } from '../../contract/words.ts';
import { shanghaiDay } from '../../core/calendar/days.ts';
import { areaFigure } from '../../core/improvement/figure-of.ts';
import { termsFor } from '../../reply-parts.ts';
import { selectClassSums, selectDistrict } from '../../reports/district-sums.ts';
import { releaseFor } from '../../reports/remembered-release.ts';
import { putAction } from './put-action.ts';

/** What may be printed is worked out for the whole district, which may take seconds: before the transaction, so that nobody else's write waits for it. */
export const addAreaAction = preparedWrites(
  route,
  async ({ read, target: area, now }, { term: code, about: { kind, dimension }, ...said }) => {
    const about = { kind, dimension, classId: null };
    return await read(async (q) => {
      const { term } = await termsFor(q, area.districtId, shanghaiDay(now), code);
      const district = await selectDistrict(q, area);
      const sums = await selectClassSums(q, area, district, term);
      const { pupils, in: printed } = releaseFor(district, sums).area(area.id);
      const results = DIMENSIONS.flatMap((one) => {
        const row = sums.some((row) => row.dimension === one) ? printed.get(one) : undefined;
        return row ? [{ dimension: one, ...row }] : [];
      });
      return { ...said, about, termId: term.id, before: areaFigure({ n: pupils, results }, about, now) };
    });
  },
  async (cx, action) => {
    const { id, districtId } = cx.target;
    return await putAction(cx, { kind: 'area', id, districtId }, action);
  },
);
