import { reads } from '../../act.ts';
import { readAreaScreens as route } from '../../contract/screens.ts';
import { isOpenOn } from '../../open-school.ts';
import { asTerm, asWhy, termsFor } from '../../reply-parts.ts';
import { selectAreaScreens, selectOutcomes } from './store.ts';
import { talliesOf } from './tallies.ts';

export const readAreaScreens = reads(route, async ({ q, target: area, today }, { term: code }) => {
  const { term, current, all } = await termsFor(q, area.districtId, today, code);
  const { schools: stand, measured } = await selectAreaScreens(q, area, term.id);
  const schools = stand.filter((school) => isOpenOn(school, term.startsOn));

  const outcomes = await selectOutcomes(
    q,
    schools.map(({ id }) => id),
    term.id,
  );
  const found = schools.map(({ id }) => ({ schoolId: id, screens: measured.get(id)?.screens ?? [] }));
  const name = { zh: area.name, en: area.nameEn };
  return {
    area: { areaId: area.id, name },
    term: asTerm(term, current),
    terms: all.map((one) => asTerm(one, current)),
    why: asWhy(area.by, name),
    screens: talliesOf(found, outcomes),
    schools: schools.map((school, place) => {
      const own = talliesOf(
        found.slice(place, place + 1),
        outcomes.filter(({ schoolId }) => schoolId === school.id),
      );
      return {
        schoolId: school.id,
        name: { zh: school.name, en: school.nameEn },
        cutOffAt: measured.get(school.id)?.cutOffAt ?? null,
        expected: own.reduce((sum, { expected }) => sum + expected, 0),
        screens: own.map(({ screen, open, decided, confirmed }) => ({ screen, open, decided, confirmed })),
      };
    }),
  };
});
