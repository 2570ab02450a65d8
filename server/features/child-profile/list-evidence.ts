import { selectRubrics } from '../../../db/pinned-rubrics.ts';
import { selectEnrolmentsOf } from '../../../db/reach/pupils.ts';
import { reads } from '../../act.ts';
import { listEvidence as route } from '../../contract/child-profile.ts';
import { apartIn } from '../../namesakes.ts';
import { asItems, readableIndicators } from '../../profile/evidence-items.ts';
import { selectEvidence } from '../../profile/store.ts';
import { selectUnjudged } from '../../profile/taking-part.ts';
import { asTerm, asWhy, readCursor, termsFor, whyInClass, writeCursor } from '../../reply-parts.ts';

export const listEvidence = reads(
  route,
  async ({ q, target: pupil, today }, { term: code, dimension, indicator, query: words, cursor }) => {
    const { term, current, all } = await termsFor(q, pupil.districtId, today, code);
    const rubrics = await selectRubrics(q, term.id);
    const reader = pupil.schoolId === null ? 'family' : 'staff';
    const unjudged = await selectUnjudged(q, { districtId: pupil.districtId, reader });
    const place = (await selectEnrolmentsOf(q, pupil, today)).find((row) => row.termId === term.id);
    const { rows, hasMore } = await selectEvidence(q, pupil, {
      termId: term.id,
      dimension,
      words,
      indicatorIds: indicator === undefined ? undefined : withItsOwn(rubrics, indicator),
      readable: readableIndicators(rubrics, reader),
      reader,
      before: readCursor(cursor),
    });
    const apart = reader === 'family' || !place ? null : (await apartIn(q, place, term.id))(pupil.id);
    const last = rows.at(-1)?.mark;
    return {
      pupil: { pupilId: pupil.id, name: pupil.name, apart },
      term: asTerm(term, current),
      why:
        reader === 'family' || !place
          ? asWhy(pupil.by, { zh: pupil.name, en: pupil.name })
          : whyInClass(pupil.by, place, term.code),
      next: hasMore && last ? writeCursor(last.happenedOn, last.id) : null,
      items: await asItems(q, { rubrics, terms: all, unjudged }, rows),
    };
  },
);

/** A core indicator's evidence includes that of the school-based indicators that count for it. */
function withItsOwn(rubrics: Awaited<ReturnType<typeof selectRubrics>>, id: string): string[] {
  const own = rubrics.flatMap(({ body }) => body.indicators.flatMap((one) => (one.parent === id ? one.id : [])));
  return [id, ...own];
}
