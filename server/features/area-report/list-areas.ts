import { selectAreasWithin } from '../../../db/reach/areas.ts';
import { reads } from '../../act.ts';
import { listAreas as route } from '../../contract/area-report.ts';

export const listAreas = reads(route, async ({ q, target: scope }) => {
  const areas = await selectAreasWithin(q, scope);
  return {
    areas: areas.map(({ id, kind, name, nameEn, schools }) => ({
      areaId: id,
      kind,
      name: { zh: name, en: nameEn },
      schools,
    })),
  };
});
