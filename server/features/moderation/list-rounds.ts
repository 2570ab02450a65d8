import { selectRubrics } from '../../../db/pinned-rubrics.ts';
import { selectAreasInside } from '../../../db/reach/moderation.ts';
import { reads } from '../../act.ts';
import { listModerationRounds as route } from '../../contract/moderation.ts';
import { DIMENSIONS } from '../../contract/words.ts';
import { asTerm, asWhy, termsFor } from '../../reply-parts.ts';
import { selectOptionalReleased } from '../../reports/released.ts';
import { asRound } from './round-parts.ts';
import { countRatings, selectItems, selectRounds } from './store.ts';

export const listModerationRounds = reads(route, async ({ q, target: area, today }, asked) => {
  const { term, current, all } = await termsFor(q, area.districtId, today, asked.term);
  const rounds = await selectRounds(q, area.id, term.id);
  const ids = rounds.map(({ id }) => id);
  const [items, ratings] = [await selectItems(q, ids), await countRatings(q, ids)];
  const released = await selectOptionalReleased(q, area, term.id);
  const pinned = new Set((await selectRubrics(q, term.id)).map(({ body }) => body.dimension));
  const name = { zh: area.name, en: area.nameEn };
  const inside = await selectAreasInside(q, area);
  return {
    area: { areaId: area.id, kind: area.kind, name },
    inside: inside.map((one) => ({ areaId: one.id, kind: one.kind, name: { zh: one.name, en: one.nameEn } })),
    term: asTerm(term, current),
    terms: all.map((one) => asTerm(one, current)),
    dimensions: DIMENSIONS.filter((dimension) => pinned.has(dimension)),
    why: asWhy(area.by, name),
    rounds: rounds.map((round) => {
      const marks = items.filter(({ roundId }) => roundId === round.id).length;
      const printed = released?.rounds.find(({ roundId }) => roundId === round.id);
      return asRound(round, { marks, ratings: ratings.get(round.id) ?? 0 }, printed, today);
    }),
  };
});
