import { reads } from '../../act.ts';
import { listAreaPlaces as route } from '../../contract/place.ts';
import { asBase, asTemplate } from './as-listed.ts';
import { selectBases, selectTemplates } from './store.ts';

export const listAreaPlaces = reads(route, async ({ q, target }) => {
  const owner = { districtId: target.districtId, schoolId: null };
  return {
    name: { zh: target.name, en: target.nameEn },
    mayChange: target.kind === 'district',
    bases: (await selectBases(q, owner)).map(asBase),
    templates: (await selectTemplates(q, owner)).map(asTemplate),
  };
});
