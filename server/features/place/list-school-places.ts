import { reads } from '../../act.ts';
import { listSchoolPlaces as route } from '../../contract/place.ts';
import { asBase, asTemplate } from './as-listed.ts';
import { schoolOwner } from './owners.ts';
import { selectBases, selectTemplates } from './store.ts';

export const listSchoolPlaces = reads(route, async ({ q, target }) => {
  const owner = schoolOwner(target);
  return {
    name: { zh: target.name, en: target.nameEn },
    mayChange: true,
    bases: (await selectBases(q, owner)).map(asBase),
    templates: (await selectTemplates(q, owner)).map(asTemplate),
  };
});
