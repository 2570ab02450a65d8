import type { Store } from '../db/engine.ts';
import { reach } from '../db/reach/target.ts';
import { idsOf } from '../db/seed/chance.ts';
import { areaKey } from '../db/seed/demo/places.ts';
import type { SeededDemo } from '../db/seed/demo/seed-demo.ts';
import { STORIES } from '../db/seed/demo/stories.ts';
import { drawModerationRound as route } from '../server/contract/moderation.ts';
import { dayNumber, dayOf, shanghaiNoon } from '../server/core/calendar/days.ts';
import { drawRound } from '../server/features/moderation/draw-round.ts';
import { findFrame } from '../server/features/moderation/find-frame.ts';
import { mintScope } from '../server/mint-scope.ts';

const { town, dimension } = STORIES.notedTown;
const ASKED = { dimension, share: 0.1, ratersEach: 1 } as const;
const DAYS = 14;

/** An open round of blind second ratings in the noted town, drawn as its officer would draw it: undefined where the term has nothing to judge yet. */
export async function openDemoRound(store: Store, seeded: SeededDemo, today: string) {
  const { district } = seeded;
  const areaId = district.areas.get(areaKey('town', town)) ?? '';
  return await store.write(async (tx) => {
    const scope = mintScope(route.access, seeded.officerId, today);
    const target = await reach.area(tx, scope, areaId);
    if (!target) throw new Error(`the officer does not reach ${town}`);
    const termId = district.terms.at(-1)?.id ?? '';
    const { obstacle } = await findFrame(tx, { ...ASKED, area: target, termId, today });
    if (obstacle) return undefined;
    const newId = idsOf(`${today} demo round`, shanghaiNoon(today));
    const actor = { personId: seeded.officerId };
    const closesOn = dayOf(dayNumber(today) + DAYS);
    return await drawRound({ tx, actor, target, now: shanghaiNoon(today), today, newId }, { ...ASKED, closesOn });
  });
}
