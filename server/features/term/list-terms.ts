import { selectBody } from '../../../db/pinned-rubrics.ts';
import { selectInForce, selectOwnDistricts } from '../../../db/reach/calendar.ts';
import { selectTerms } from '../../../db/reach/lists.ts';
import { selectScheme } from '../../../db/term-schemes.ts';
import { reads } from '../../act.ts';
import { listTerms as route } from '../../contract/term.ts';
import type { Dimension } from '../../contract/words.ts';
import { proposeTerm, weeksIn } from '../../core/calendar/plan-term.ts';
import { currentTerm } from '../../core/calendar/terms.ts';

export const listTerms = reads(route, async ({ q, target: scope, today }) => {
  const districts = [];
  for (const { id, name, nameEn, isOwn } of await selectOwnDistricts(q, scope)) {
    const terms = await selectTerms(q, id);
    const inForce = await selectInForce(
      q,
      terms.map((term) => term.id),
    );
    const titles = new Map<string, { zh: string; en: string }>();
    for (const { rubricId } of inForce) titles.set(rubricId, (await selectBody(q, rubricId)).title);
    const current = currentTerm(terms, today);
    districts.push({
      areaId: id,
      name: { zh: name, en: nameEn },
      mayChange: isOwn,
      scheme: await selectScheme(q, id),
      next: proposeTerm(
        terms.map(({ code, startsOn, endsOn }) => ({ code, startsOn, endsOn })),
        today,
      ),
      terms: terms.map(({ id: termId, code, startsOn, endsOn, daysOff, holdsBreakBefore }) => ({
        code,
        isCurrent: termId === current?.id,
        weeks: weeksIn({ startsOn, endsOn }),
        startsOn,
        endsOn,
        daysOff: [...daysOff],
        holdsBreakBefore,
        rubrics: inForce.flatMap(({ termId: of, dimension, rubricId, version }) => {
          const title = titles.get(rubricId);
          return of === termId && title ? [{ dimension: dimension as Dimension, title, version }] : [];
        }),
      })),
    });
  }
  return { districts };
});
