import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { DIMENSIONS, type Dimension } from '../../server/contract/words.ts';
import { gradeOf } from '../../server/core/calendar/terms.ts';
import { bandOf, GRADE_BANDS } from '../../server/core/reports/grade-bands.ts';
import { releaseOf } from '../../server/core/suppression/release.ts';
import { openWorld } from '../support/world.ts';
import { auditRelease } from '../suppression/audit-release.ts';

test("nothing hidden follows from all reports of the seed's district together", async () => {
  const world = await openWorld({ pupilsInClass: 12, hasEvidence: true });
  const { areas, rows } = await world.store.read(async (q) => {
    const { areas, classes, rollups, schools, terms } = unsafeTables(q);
    const { id } = world.place(1, 1, 1).district;
    const rows = await q
      .select({ rollups, classes, areaId: schools.areaId, groupId: schools.groupId, term: terms.code })
      .from(rollups)
      .innerJoin(classes, eq(classes.id, rollups.classId))
      .innerJoin(schools, eq(schools.id, rollups.schoolId))
      .innerJoin(terms, eq(terms.id, rollups.termId))
      .where(and(eq(schools.districtId, id), eq(terms.code, '2026-2027-1')));
    return { areas: await q.select().from(areas).where(eq(areas.districtId, id)), rows };
  });
  const ids = [...new Set(rows.map((row) => row.rollups.schoolId))].sort();
  const placeOf = (id: string) => ids.indexOf(id);
  const isIn = (id: string) => (row: (typeof rows)[number]) =>
    [world.place(1, 1, 1).district.id, row.areaId, row.groupId].includes(id);
  const district = {
    schools: ids.length,
    bands: GRADE_BANDS.length,
    areas: areas.map(({ id }) => ({
      id,
      schools: [...new Set(rows.filter(isIn(id)).map((row) => placeOf(row.rollups.schoolId)))].sort(),
    })),
    classes: rows.map((row) => ({
      ...row.rollups,
      dimension: row.rollups.dimension as Dimension,
      school: placeOf(row.rollups.schoolId),
      band: bandOf(gradeOf(row.classes, row.term)),
    })),
  };
  const dimensions = DIMENSIONS.filter((one) => district.classes.some((row) => row.dimension === one));
  const release = releaseOf({ ...district, dimensions });
  expect(dimensions.length).toBeGreaterThan(1);
  for (const dimension of dimensions) expect(auditRelease(district, release, dimension), dimension).toEqual([]);
});
