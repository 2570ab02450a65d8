import { selectOptionalMeasurement } from '../../../db/measure/keep.ts';
import { selectClassesWithin } from '../../../db/reach/lists.ts';
import { reads } from '../../act.ts';
import { readPattern as route } from '../../contract/pattern.ts';
import { DIMENSIONS } from '../../contract/words.ts';
import { asTerm, schoolNameOf, termsFor } from '../../reply-parts.ts';

/** The asker's own entry out of each school's measurement; that of nobody else leaves this file. */
export const readPattern = reads(route, async ({ q, actor, target: scope, today }, { term: code }) => {
  const classes = await selectClassesWithin(q, scope);
  const { term, current, all } = await termsFor(q, classes[0]?.districtId ?? '', today, code);
  const schools = [...new Map(classes.map((row) => [row.schoolId, schoolNameOf(row)]))];
  const found = [];
  for (const [schoolId, name] of schools) {
    const measured = await selectOptionalMeasurement(q, { placeId: schoolId, termId: term.id, kind: 'screens' });
    const own = measured?.body.patterns[actor.personId] ?? [];
    const dimensions = DIMENSIONS.flatMap((dimension) => own.filter((one) => one.dimension === dimension));
    found.push({
      schoolId,
      name,
      cutOffAt: measured?.cutOffAt ?? null,
      dimensions: dimensions.map((one) => ({ ...one, levels: [...one.levels] })),
    });
  }
  return { term: asTerm(term, current), terms: all.map((one) => asTerm(one, current)), schools: found };
});
