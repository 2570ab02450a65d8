import { eq } from 'drizzle-orm';
import { keep } from '../../db/measure/keep.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import type { AreaMeasured } from '../../server/core/measurement/area-measured.ts';
import { measureArea } from '../../server/core/measurement/measure-area.ts';
import { MEASUREMENT_VERSION } from '../../server/core/measurement/measured.ts';
import { simulatedArea } from './simulated-area.ts';
import type { World } from './world.ts';

/** The first district's two schools as two of a simulated area of four whose teachers rated across: stored as the measuring thread would. */
export async function storeAreaMeasured(world: World, across: number) {
  const areaId = world.place(1, 1, 1).district.id;
  const { input } = simulatedArea({ seed: 2, schools: 4, across, pupils: 24, sdSchool: 0.5 });
  const [first, second] = [1, 2].map((s) => world.place(1, s, 1).schoolId);
  const text = JSON.stringify(measureArea(input))
    .replaceAll('s00', first ?? '')
    .replaceAll('s01', second ?? '');
  const body = JSON.parse(text) as AreaMeasured;
  const termId = await world.store.read(async (q) => {
    const { terms } = unsafeTables(q);
    const rows = await q.select().from(terms).where(eq(terms.districtId, areaId));
    return rows.find(({ code }) => code === '2026-2027-1')?.id ?? '';
  });
  const basis = { methodVersion: MEASUREMENT_VERSION, configHash: 'c0ffee'.repeat(10), inputHash: 'x' };
  const key = { placeId: areaId, termId, kind: 'area' as const, districtId: areaId };
  await world.store.write((tx) => keep(tx, { rows: [{ ...key, ...basis, cutOffAt: 1_790_000_000_000, body }] }));
}
